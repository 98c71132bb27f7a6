package dev.entitlement.journal;

/**
 * Something that has happened, as it is told to whoever listens.
 *
 * @param id grows with every event
 */
record JournalEvent(long id, Happening told) {}
