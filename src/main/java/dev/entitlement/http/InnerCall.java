package dev.entitlement.http;

import java.util.Map;

/**
 * A call that the server makes of itself on behalf of a client.
 *
 * @param method the HTTP method, in upper case
 * @param target path and query as a request line has them: percent-encoded, beginning with a slash
 * @param headers one value for each name
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record InnerCall(String method, String target, Map<String, String> headers, byte[] body) {}
