package dev.entitlement.http;

import java.util.Collection;

/** Knows names that this server was told it is called by. */
public interface ServerNames {

    /** DNS names and IP addresses; a first label {@code *} stands for any. */
    Collection<String> names();
}
