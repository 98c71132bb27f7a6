package dev.entitlement.journal;

import org.springframework.stereotype.Component;

/** The one thread that decides waits. Where the calls are in the database it waits for that, and nobody for it. */
@Component
class DecisionThread extends JournalThread {

    DecisionThread() {
        super("journal-decisions");
    }
}
