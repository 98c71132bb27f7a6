package dev.entitlement.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends bytes that no HTTP client would, and reads the answer up to the end of its body. */
final class RawSocket {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawSocket() {}

    /** The whole answer, status line and headers included. */
    static String exchange(URI origin, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), origin.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return read(socket.getInputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            answer.write(buffer, 0, read);
            if (isComplete(answer.toString(StandardCharsets.UTF_8))) {
                break;
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static boolean isComplete(String answer) {
        int body = answer.indexOf("\r\n\r\n") + 4;
        int length = answer.toLowerCase(Locale.ROOT).indexOf("content-length: ");
        return body > 3
                && length >= 0
                && length < body
                && answer.substring(body).getBytes(StandardCharsets.UTF_8).length
                        >= Integer.parseInt(answer.substring(length + 16, answer.indexOf("\r\n", length)));
    }
}
