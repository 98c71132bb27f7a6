package dev.entitlement.fault;

/** The TCP connection is reset, and the call is not carried out. */
record Reset() implements Effect {

    @Override
    public boolean begin(FaultedCall call) {
        call.end(Ending.RESET);
        return false;
    }
}
