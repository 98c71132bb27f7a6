package dev.entitlement.fault;

/** The connection is closed without a byte, and the call is not carried out; of HTTP/2 the stream is reset. */
record Empty() implements Effect {

    @Override
    public boolean begin(FaultedCall call) {
        call.end(Ending.CLOSED);
        return false;
    }
}
