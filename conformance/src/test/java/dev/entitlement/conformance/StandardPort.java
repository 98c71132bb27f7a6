package dev.entitlement.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The emulator at {@code https://localhost}, as {@code docker run -p 443:8443} has it: where MSAL for Java goes that has
 * lost the port on its way. Passes on bytes, and knows nothing of what they say.
 */
final class StandardPort implements AutoCloseable {

    static final String ORIGIN = "https://localhost";

    private static final int PORT = 443;

    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private StandardPort(ServerSocket listener) {
        this.listener = listener;
        start(this::accept);
    }

    /** None where the port is taken or only an administrator may have it. */
    static Optional<StandardPort> open() {
        try {
            return Optional.of(new StandardPort(new ServerSocket(PORT, 50, InetAddress.getByName("localhost"))));
        } catch (IOException notForUs) {
            return Optional.empty();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket emulator = new Socket(InetAddress.getByName("localhost"), Emulator.ORIGIN.getPort());
                sockets.addAll(List.of(client, emulator));
                start(() -> copy(client, emulator));
                start(() -> copy(emulator, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One side has hung up, and so do we.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "standard port");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
