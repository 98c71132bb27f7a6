package dev.entitlement.acceptance;

/** Marks tests of several processes and of what breaks under them: long, and the same on every version of Java. */
final class Endurance {

    /** To leave them out: {@code -DexcludedGroups=endurance}. */
    static final String TAG = "endurance";

    private Endurance() {}
}
