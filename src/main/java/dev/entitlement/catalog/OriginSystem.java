package dev.entitlement.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.entitlement.graph.GraphException;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.StringUtils;

/** Where resources come from, and which roles one has there. */
enum OriginSystem {
    AAD_GROUP("AadGroup", "Security Group", "Member", "Owner") {
        @Override
        String originOf(String role, String resourceOriginId) {
            return role + "_" + resourceOriginId;
        }
    },
    AAD_APPLICATION("AadApplication", "Application", "User") {
        @Override
        String originOf(String role, String resourceOriginId) {
            return role + "_" + resourceOriginId;
        }
    },
    SHAREPOINT_ONLINE("SharePointOnline", "SharePoint Online Site", "Owners", "Visitors", "Members") {
        /** The sequence number of the group in the site, the first of which is 3. */
        @Override
        String originOf(String role, String resourceOriginId) {
            return String.valueOf(3 + roles().indexOf(role));
        }
    };

    private final String text;
    private final String resourceType;
    private final String roles;

    OriginSystem(String text, String resourceType, String... roles) {
        this.text = text;
        this.resourceType = resourceType;
        this.roles = String.join(",", roles);
    }

    /** @throws GraphException 400 for a system that nothing comes from */
    static OriginSystem of(String text) {
        return Arrays.stream(values())
                .filter(system -> system.text.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Refusals.noSuchValue(text));
    }

    /** As a seed has it. */
    @JsonCreator
    static OriginSystem named(String text) {
        return Arrays.stream(values())
                .filter(system -> system.text.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is none of AadGroup, AadApplication, SharePointOnline"));
    }

    /** {@code AadGroup}, {@code AadApplication} or {@code SharePointOnline}. */
    @JsonValue
    String text() {
        return text;
    }

    /** What its resources are, for people. */
    String resourceType() {
        return resourceType;
    }

    /** The names of the roles that each of its resources has. */
    List<String> roles() {
        return List.of(StringUtils.commaDelimitedListToStringArray(roles));
    }

    /** {@code originId} of a role. */
    abstract String originOf(String role, String resourceOriginId);
}
