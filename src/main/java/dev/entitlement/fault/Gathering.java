package dev.entitlement.fault;

import java.time.Duration;

/** Where the calls that a barrier holds wait for each other. Thread-safe. */
interface Gathering {

    /** Waits until so many have come, or one of them has waited for so long; then all of them go on. */
    void await(int parties, Duration timeout);

    /** Lets everybody go on who waits now in this process. */
    void release();
}
