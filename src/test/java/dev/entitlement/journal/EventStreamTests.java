package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tomcat uses the objects of a call for the next one as soon as it is complete: completed by a thread that a broken
 * connection has stopped in the middle of writing, the next call would be ended without a byte.
 */
@Timeout(30)
class EventStreamTests {

    private final AsyncContext call = mock(AsyncContext.class);
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch broken = new CountDownLatch(1);
    private final EventStream stream =
            new EventStream(call, new BreakingOutput(), null, told -> Optional.empty(), s -> {});

    @Test
    void aBrokenConnectionIsCompletedWhenTheServerTellsOfIt() throws IOException {
        broken.countDown();
        begin();
        stream.pump();
        stream.end();
        verify(call, never()).complete();

        stream.onError(new IOException("Broken pipe"));
        stream.onError(new AsyncEvent(call));
        stream.end();
        verify(call).complete();
    }

    @Test
    void itIsNotCompletedWhileSomebodyWrites() throws InterruptedException {
        begin();
        Thread writer = new Thread(stream::pump);
        writer.start();
        writing.await();
        Thread server = new Thread(() -> stream.onError(new IOException("Broken pipe")));
        server.start();
        while (server.getState() != Thread.State.BLOCKED) {
            assertThat(server.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        verify(call, never()).complete();

        broken.countDown();
        writer.join();
        server.join();
        verify(call).complete();
    }

    private void begin() {
        stream.comment("hello");
        stream.start();
    }

    private final class BreakingOutput extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int octet) throws IOException {
            writing.countDown();
            try {
                broken.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("Broken pipe");
        }
    }
}
