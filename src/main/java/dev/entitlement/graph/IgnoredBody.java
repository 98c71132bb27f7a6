package dev.entitlement.graph;

/**
 * The body of an action that takes none. Clients send nothing at all, an empty body with a content type, <code>{}</code>
 * or {@code null}; all are fine and ignored. Only a body that is no JSON is refused.
 */
public record IgnoredBody() {}
