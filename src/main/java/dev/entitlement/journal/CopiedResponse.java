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
            stream = new CopiedStream(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new CopiedWriter(super.getWriter());
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        Instant began = recording.writing();
        super.flushBuffer();
        recording.flushed(began);
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

    private final class CopiedStream extends ServletOutputStream {

        private final ServletOutputStream connection;

        CopiedStream(ServletOutputStream connection) {
            this.connection = connection;
        }

        @Override
        public void write(int octet) throws IOException {
            Instant began = recording.writing();
            recording.answer().add(octet);
            guarded(() -> connection.write(octet));
            recording.wrote(began, isCommitted());
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Instant began = recording.writing();
            recording.answer().add(bytes, offset, length);
            guarded(() -> connection.write(bytes, offset, length));
            recording.wrote(began, isCommitted());
        }

        @Override
        public void flush() throws IOException {
            Instant began = recording.writing();
            guarded(connection::flush);
            recording.flushed(began);
        }

        @Override
        public void close() throws IOException {
            Instant began = recording.writing();
            guarded(connection::close);
            recording.flushed(began);
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
    private final class CopiedWriter extends PrintWriter {

        CopiedWriter(PrintWriter connection) {
            super(connection);
        }

        @Override
        public void write(int character) {
            copying(String.valueOf((char) character), () -> super.write(character));
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            copying(new String(characters, offset, length), () -> super.write(characters, offset, length));
        }

        @Override
        public void write(String text, int offset, int length) {
            copying(text.substring(offset, offset + length), () -> super.write(text, offset, length));
        }

        @Override
        public void flush() {
            Instant began = recording.writing();
            super.flush();
            recording.flushed(began);
        }

        private void copying(String text, Runnable write) {
            Instant began = recording.writing();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            recording.answer().add(bytes, 0, bytes.length);
            write.run();
            recording.wrote(began, isCommitted());
        }
    }
}
