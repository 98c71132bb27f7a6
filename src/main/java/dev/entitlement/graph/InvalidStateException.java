package dev.entitlement.graph;

/**
 * The object is in a state that does not allow the operation. Which status Graph gives is published nowhere, so {@code
 * emulator.fidelity.invalid-state-status} decides when it is written.
 */
public final class InvalidStateException extends GraphException {

    /**
     * @param code {@code error.code}
     * @param message names the state and those that would be allowed
     */
    public InvalidStateException(String code, String message) {
        super(400, code, message);
    }
}
