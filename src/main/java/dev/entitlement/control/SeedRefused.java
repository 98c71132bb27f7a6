package dev.entitlement.control;

import java.util.List;

/** Something in a seed document that cannot be followed. */
public final class SeedRefused extends IllegalArgumentException {

    private final transient Object about;
    private final transient List<String> allowed;

    /**
     * @param about the entry or the reference that is wrong, as it was read: the document knows where it stands
     * @param allowed what would do instead; empty where that cannot be listed
     */
    public SeedRefused(Object about, String detail, List<String> allowed) {
        super(detail);
        this.about = about;
        this.allowed = List.copyOf(allowed);
    }

    /** A refusal without a remedy. */
    public SeedRefused(Object about, String detail) {
        this(about, detail, List.of());
    }

    /** The entry or the reference that is wrong. */
    public Object about() {
        return about;
    }

    /** What would do instead; empty where that cannot be listed. */
    public List<String> allowed() {
        return allowed;
    }
}
