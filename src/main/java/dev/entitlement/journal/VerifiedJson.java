package dev.entitlement.journal;

import java.util.List;

/**
 * That calls were as expected.
 *
 * @param count how many were meant
 * @param calls those, the last 100 of them
 */
record VerifiedJson(int count, List<SummaryJson> calls) {}
