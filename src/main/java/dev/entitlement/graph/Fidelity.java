package dev.entitlement.graph;

/** How it is known that an operation answers as the real service does. */
public enum Fidelity {
    /** Seen on the live service. */
    VERIFIED,
    /** Written in Microsoft's documentation. */
    DOCUMENTED,
    /** Published nowhere; answered by analogy. */
    INFERRED
}
