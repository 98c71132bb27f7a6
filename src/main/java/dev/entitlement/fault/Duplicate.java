package dev.entitlement.fault;

/** The call is carried out, and the delivery that it begins is carried out twice. Reads begin none, so they do not count. */
record Duplicate() implements Effect {

    @Override
    public boolean concerns(MatchedCall call) {
        return !call.isRead();
    }

    @Override
    public boolean begin(FaultedCall call) {
        call.duplicate();
        return true;
    }
}
