package dev.entitlement.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GunzipStreamTests {

    private static final int FLAGS = 3;
    private static final int HEADER = 10;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 1_000_000})
    void readsWhatTheJdkHasWritten(int length) throws IOException {
        byte[] noise = noise(length);
        byte[] zeros = new byte[length];

        assertThat(read(gzip(noise))).isEqualTo(noise);
        assertThat(read(gzip(zeros))).isEqualTo(zeros);
    }

    @Test
    void nothingIsNothing() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
    }

    @Test
    void readsOneMemberAfterTheOther() throws IOException {
        byte[] noise = noise(5000);

        assertThat(read(concat(gzip(noise), gzip(new byte[0]), gzip(noise)))).isEqualTo(concat(noise, noise));
    }

    @Test
    void readsFromASourceThatGivesByteByByte() throws IOException {
        byte[] noise = noise(5000);
        InputStream slow = new ByteArrayInputStream(concat(gzip(noise), gzip(noise))) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1));
            }
        };

        assertThat(new GunzipStream(slow).readAllBytes()).isEqualTo(concat(noise, noise));
    }

    @Test
    void passesOverWhatAHeaderMayHold() throws IOException {
        byte[] plain = gzip(new byte[] {1, 2, 3});
        byte[] head = Arrays.copyOf(plain, HEADER);
        head[FLAGS] = 0b11110;
        byte[] more = {2, 0, 9, 9, 'n', 0, 'c', 0, 7, 7};

        assertThat(read(concat(head, more, Arrays.copyOfRange(plain, HEADER, plain.length))))
                .containsExactly(1, 2, 3);
    }

    @Test
    void refusesWhatIsCutOffAnywhere() throws IOException {
        byte[] whole = gzip(noise(100));
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);

            assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void refusesAnyChangedByteThatMatters() throws IOException {
        byte[] whole = gzip(noise(100));
        for (int at = 0; at < whole.length; at++) {
            if (at < FLAGS || at >= HEADER) {
                byte[] changed = whole.clone();
                changed[at] ^= 0x55;

                assertThatThrownBy(() -> read(changed)).as("byte " + at).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\0", "more than a trailer has", "\u001f"})
    void refusesWhatFollowsTheLastMember(String garbage) throws IOException {
        byte[] body = concat(gzip(noise(100)), garbage.getBytes());

        assertThatThrownBy(() -> read(body)).isInstanceOfAny(ZipException.class, EOFException.class);
    }

    private static byte[] read(byte[] gzip) throws IOException {
        try (GunzipStream stream = new GunzipStream(new ByteArrayInputStream(gzip))) {
            return stream.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
