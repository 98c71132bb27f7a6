package dev.entitlement.fault;

import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.ControlError;
import dev.entitlement.control.ControlException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a document, so that all of it is told at once. What is null is left out, and so right. */
final class Problems {

    private final List<ControlError> errors = new ArrayList<>();

    void add(ControlError error) {
        errors.add(error);
    }

    void add(String pointer, String detail) {
        add(new ControlError(pointer, detail));
    }

    void add(String pointer, String detail, List<String> allowed) {
        add(new ControlError(pointer, detail, allowed));
    }

    void length(String pointer, @Nullable TimeSpan span, Duration least, Duration most) {
        if (span != null && (span.length().compareTo(least) < 0 || span.length().compareTo(most) > 0)) {
            add(pointer, "'" + span + "' is not between " + least + " and " + most + ".");
        }
    }

    void number(String pointer, @Nullable Integer number, int least, int most) {
        if (number != null && (number < least || number > most)) {
            add(pointer, number + " is not between " + least + " and " + most + ".");
        }
    }

    /** @param least exclusive */
    void fraction(String pointer, @Nullable Double number, double least, double most) {
        if (number != null && !(number > least && number <= most)) {
            add(pointer, number + " is not above " + least + " and at most " + most + ".");
        }
    }

    void text(String pointer, @Nullable String text, int longest) {
        if (text != null && (text.isBlank() || text.length() > longest)) {
            add(pointer, "A text here has 1 to " + longest + " characters, not all of them blanks.");
        }
    }

    /** @throws ControlException 400 with everything that was added */
    void refuseIfAny(String what) {
        if (!errors.isEmpty()) {
            throw ControlException.badRequest(what + " " + errors.get(0).told(), errors);
        }
    }
}
