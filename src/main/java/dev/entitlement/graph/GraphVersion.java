package dev.entitlement.graph;

import dev.entitlement.http.ServedPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The versions of Microsoft Graph: two shapes of the same objects. */
public enum GraphVersion {
    BETA("beta"),
    V1("v1.0");

    private final String segment;

    GraphVersion(String segment) {
        this.segment = segment;
    }

    /** The version as the first segment of a path. */
    public String segment() {
        return segment;
    }

    /** An enumeration's member as this version spells it: {@code DeliveryFailed} in beta, {@code deliveryFailed} in v1.0. */
    public String nameOf(Enum<?> member) {
        StringBuilder name = new StringBuilder();
        for (String word : member.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        if (this == V1) {
            name.setCharAt(0, Character.toLowerCase(name.charAt(0)));
        }
        return name.toString();
    }

    /** The version that a call was made in; a path without one is answered as beta. */
    public static GraphVersion of(HttpServletRequest request) {
        return ServedPath.of(request).startsWith("/" + V1.segment + "/") ? V1 : BETA;
    }
}
