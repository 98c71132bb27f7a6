package dev.entitlement.control;

/** Thrown by a type that cannot be made of what was sent, and knows which member is why. */
public final class MemberRefused extends IllegalArgumentException {

    private final String member;

    /**
     * @param member its name
     * @param detail a clause, which may follow on a line and a column
     */
    public MemberRefused(String member, String detail) {
        super(detail);
        this.member = member;
    }

    /** The name of the member that is wrong. */
    public String member() {
        return member;
    }
}
