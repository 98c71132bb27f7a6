package dev.entitlement.journal;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An answer whose beginning is copied while it goes its way, unbuffered. */
class CopiedResponse extends HttpServletResponseWrapper {

    private final Recording recording;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    CopiedResponse(HttpServletResponse response, Recording recording) {
        super(response);
        this.recording = recording;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new CopiedStream(super.getOutputStream(), recording);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new CopiedWriter(super.getWriter(), recording);
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        Instant before = recording.now();
        super.flushBuffer();
        recording.flushed(before);
    }

    @Override
    public void reset() {
        super.reset();
        recording.answer().clear();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        recording.answer().clear();
    }

    private static final class CopiedStream extends ServletOutputStream {

        private final ServletOutputStream connection;
        private final Recording recording;

        CopiedStream(ServletOutputStream connection, Recording recording) {
            this.connection = connection;
            this.recording = recording;
        }

        @Override
        public void write(int octet) throws IOException {
            recording.answer().add(octet);
            recording.wrote();
            guarded(() -> connection.write(octet));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            recording.answer().add(bytes, offset, length);
            recording.wrote();
            guarded(() -> connection.write(bytes, offset, length));
        }

        @Override
        public void flush() throws IOException {
            Instant before = recording.now();
            guarded(connection::flush);
            recording.flushed(before);
        }

        @Override
        public void close() throws IOException {
            Instant before = recording.now();
            guarded(connection::close);
            recording.flushed(before);
        }

        @Override
        public boolean isReady() {
            return connection.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            connection.setWriteListener(listener);
        }

        /** Whoever cannot be written to has gone. */
        private void guarded(Write write) throws IOException {
            try {
                write.run();
            } catch (IOException gone) {
                recording.clientGone();
                throw gone;
            }
        }

        private interface Write {
            void run() throws IOException;
        }
    }

    /** All other methods of a writer end in these. */
    private static final class CopiedWriter extends PrintWriter {

        private final Recording recording;

        CopiedWriter(PrintWriter connection, Recording recording) {
            super(connection);
            this.recording = recording;
        }

        @Override
        public void write(int character) {
            copy(String.valueOf((char) character));
            super.write(character);
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            copy(new String(characters, offset, length));
            super.write(characters, offset, length);
        }

        @Override
        public void write(String text, int offset, int length) {
            copy(text.substring(offset, offset + length));
            super.write(text, offset, length);
        }

        @Override
        public void flush() {
            Instant before = recording.now();
            super.flush();
            recording.flushed(before);
        }

        private void copy(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            recording.answer().add(bytes, 0, bytes.length);
            recording.wrote();
        }
    }
}
