package dev.entitlement.http;

import java.util.Map;

/**
 * The answer to an {@link InnerCall}.
 *
 * @param status the HTTP status
 * @param headers by name, in any case; the values of one that was set several times are separated by commas
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record InnerAnswer(int status, Map<String, String> headers, byte[] body) {}
