package dev.entitlement.journal;

import dev.entitlement.settings.SettingRefusedException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is remembered.
 *
 * @param maxEntries calls of all tenants together, 100 to 1,000,000
 * @param maxBytes memory that they may take together, 1MB to 4GB, estimated
 * @param maxBody bytes of a request's and of an answer's body that are kept, 0B to 1MB; the rest is counted
 */
@ConfigurationProperties("emulator.journal")
record JournalProperties(
        @DefaultValue("10000") int maxEntries,
        @DefaultValue("64MB") DataSize maxBytes,
        @DefaultValue("16KB") DataSize maxBody) {

    private static final DataSize SMALLEST = DataSize.ofMegabytes(1);
    private static final DataSize LARGEST = DataSize.ofGigabytes(4);

    JournalProperties {
        if (maxEntries < 100 || maxEntries > 1_000_000) {
            throw SettingRefusedException.notAllowed("emulator.journal.max-entries", maxEntries, "100 to 1000000");
        }
        if (maxBytes.compareTo(SMALLEST) < 0 || maxBytes.compareTo(LARGEST) > 0) {
            throw SettingRefusedException.notAllowed("emulator.journal.max-bytes", maxBytes, "1MB to 4GB");
        }
        if (maxBody.isNegative() || maxBody.compareTo(DataSize.ofMegabytes(1)) > 0) {
            throw SettingRefusedException.notAllowed("emulator.journal.max-body", maxBody, "0B to 1MB");
        }
    }
}
