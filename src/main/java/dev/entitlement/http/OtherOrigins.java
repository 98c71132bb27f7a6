package dev.entitlement.http;

/** What a surface lets web pages of other origins do. */
public enum OtherOrigins {

    /** They may call it and read its answers. */
    ALLOWED,

    /** Nothing is said to them, so that browsers keep its answers from them. */
    IGNORED,

    /** They may not call it either, but for reading what browsers keep from them. */
    REFUSED
}
