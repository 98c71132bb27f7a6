package dev.entitlement.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;

/**
 * Lets every handler read a body that was sent with {@code Content-Encoding: gzip} as if it had been sent without. Any
 * other encoding is refused with 415 and what would do
 * (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110, 12.5.3</a>).
 */
class CompressedBodyValve extends ValveBase {

    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final String CONTENT_LENGTH = "Content-Length";
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+");

    private final Surfaces surfaces;
    private final long limit;

    CompressedBodyValve(Surfaces surfaces, HttpProperties properties) {
        super(true);
        this.surfaces = surfaces;
        this.limit = properties.maxBody().toBytes();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // What Tomcat has refused comes by as well, to be worded; its lengths cannot be relied on.
        boolean readable = response.getStatus() < 400 && hasBody(request);
        List<String> encodings = readable ? encodingsOf(request) : List.of();
        if (encodings.isEmpty() || request.getContentLengthLong() > limit) {
            getNext().invoke(request, response);
        } else if (encodings.size() == 1 && GZIP.contains(encodings.get(0))) {
            decompress(request, response);
        } else {
            refuse(request, response, String.join(", ", encodings));
        }
    }

    /** The steps of a batch are not sent over a connection, so nothing encodes them. */
    private static boolean hasBody(Request request) {
        boolean mayHaveOne = request.getContentLengthLong() > 0
                || request.getHeader(TRANSFER_ENCODING) != null
                || request.getProtocol().startsWith("HTTP/2");
        return mayHaveOne && request.getContentLengthLong() != 0 && !InnerCalls.isInner(request);
    }

    private static List<String> encodingsOf(Request request) {
        return Collections.list(request.getHeaders(CONTENT_ENCODING)).stream()
                .flatMap(COMMA::splitAsStream)
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .toList();
    }

    private void decompress(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request call = request.getCoyoteRequest();
        InputBuffer connection = call.getInputBuffer();
        Stream.of(CONTENT_ENCODING, CONTENT_LENGTH).forEach(call.getMimeHeaders()::removeHeader);
        call.setContentLength(-1);
        // A form whose length is not known is looked for only where this says that there is one.
        call.getMimeHeaders().setValue(TRANSFER_ENCODING).setString("chunked");
        try (GunzippedBody body = new GunzippedBody(connection, limit)) {
            call.setInputBuffer(body);
            getNext().invoke(request, response);
        } finally {
            call.setInputBuffer(connection);
        }
    }

    private void refuse(Request request, Response response, String encodings) throws IOException {
        if (!COMMA.splitAsStream(encodings).map(String::strip).allMatch(TOKEN.asMatchPredicate())) {
            surfaces.write(request, response, HttpFailure.of(400));
            return;
        }
        response.setHeader("Accept-Encoding", "gzip");
        surfaces.write(
                request,
                response,
                new HttpFailure(415, "The content encoding '" + encodings + "' is not supported, only gzip is."));
    }
}
