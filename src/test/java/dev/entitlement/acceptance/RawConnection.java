package dev.entitlement.acceptance;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A connection that several calls are made over, written as they are to be and read one answer at a time. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(URI origin) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), origin.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Headers by name in any case, those sent several times joined by commas. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        String header(String name) {
            return headers.get(name);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String gunzipped() throws IOException {
            return new String(
                    new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Request line and headers; {@code headers} are lines that end in line feeds. */
    static String head(String method, String target, String headers) {
        return (method + " " + target + " HTTP/1.1\nHost: localhost\n" + headers + "\n").replace("\n", "\r\n");
    }

    /** Sends a call whose body has a declared length. */
    Answer call(String method, String target, String headers, byte[] body) throws IOException {
        send(head(method, target, headers + "Content-Length: " + body.length + "\n"), body);
        return answer();
    }

    Answer call(String method, String target, String headers) throws IOException {
        send(head(method, target, headers), new byte[0]);
        return answer();
    }

    void send(String head, byte[] body) throws IOException {
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
    }

    /** The next answer to anything but HEAD. */
    Answer answer() throws IOException {
        Answer head = answerToHead();
        if (head.status() < 200 || head.status() == 204) {
            return head;
        }
        String length = head.header("Content-Length");
        byte[] body = length != null
                ? in.readNBytes(Integer.parseInt(length))
                : head.header("Transfer-Encoding") != null ? chunks() : in.readAllBytes();
        return new Answer(head.status(), head.headers(), body);
    }

    Answer answerToHead() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + "," + b);
        }
        return new Answer(status, headers, new byte[0]);
    }

    /** Whether the server has ended the connection, and sent nothing more before. */
    boolean isEnded() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(line().toLowerCase(Locale.ROOT), 16);
            body.writeBytes(in.readNBytes(size));
            line();
        } while (size > 0);
        return body.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("after: " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
