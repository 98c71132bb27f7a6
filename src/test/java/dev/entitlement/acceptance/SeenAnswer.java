package dev.entitlement.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * All that a client's socket sees of an answer, up to the end of the connection.
 *
 * @param reset whether it ended with a reset
 * @param millis how long that took
 */
record SeenAnswer(String text, boolean reset, long millis) {

    private static final int PATIENCE_MILLIS = 10_000;

    /** Makes a call with a token, over TLS where the origin says so. */
    static SeenAnswer of(URI origin, String method, String path) throws IOException {
        try (Socket socket = connect(origin)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String head = method + " " + path
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                    + FaultEmulator.TOKEN + "\r\n" + (method.equals("POST") ? "Content-Length: 2\r\n\r\n{}" : "\r\n");
            long began = System.nanoTime();
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return read(socket.getInputStream(), began);
        }
    }

    private static Socket connect(URI origin) throws IOException {
        return origin.getScheme().equals("https")
                ? FaultEmulator.tls().getSocketFactory().createSocket("localhost", origin.getPort())
                : new Socket(InetAddress.getLoopbackAddress(), origin.getPort());
    }

    private static SeenAnswer read(InputStream in, long began) throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        boolean reset = false;
        try {
            in.transferTo(seen);
        } catch (SocketException broken) {
            reset = String.valueOf(broken.getMessage()).contains("reset");
            if (!reset) {
                throw broken;
            }
        }
        return new SeenAnswer(seen.toString(StandardCharsets.UTF_8), reset, (System.nanoTime() - began) / 1_000_000);
    }

    String head() {
        return text.contains("\r\n\r\n") ? text.substring(0, text.indexOf("\r\n\r\n")) : text;
    }

    String body() {
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    boolean isStatus(int status) {
        return text.startsWith("HTTP/1.1 " + status + " ");
    }

    String header(String name) {
        return head().lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse(null);
    }
}
