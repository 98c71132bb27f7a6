package dev.entitlement.fault;

/** Nothing happens to the call. */
record Pass() implements Effect {

    @Override
    public boolean begin(FaultedCall call) {
        return true;
    }
}
