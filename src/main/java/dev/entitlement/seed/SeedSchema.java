package dev.entitlement.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The JSON Schema of seed documents, which the build writes from the types that they are read as. */
@Component
class SeedSchema {

    private final Supplier<byte[]> text = SingletonSupplier.of(SeedSchema::read);

    /** In UTF-8. */
    byte[] text() {
        return text.get();
    }

    private static byte[] read() {
        try (InputStream found = SeedSchema.class.getResourceAsStream("/seed/schema.json")) {
            return Objects.requireNonNull(found, "schema.json").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
