package dev.entitlement.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.entitlement.control.SeedSection;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class SeedDocumentTests {

    private static final String TENANT =
            "tenant: {id: 11111111-2222-4333-8444-555555555555, displayName: T, domain: t.example}\n";

    enum Colour {
        DARK_RED
    }

    record Thing(
            String name, @Nullable Colour colour, @Nullable List<String> labels) {}

    private final List<String> loaded = new ArrayList<>();
    private final List<SeedSection<?>> sections = List.of(new Things("first"), new Things("second"));

    @Test
    void loadsSectionsInTheirOwnOrder() {
        read(TENANT + "second: [{name: b}]\nfirst: [{name: a, colour: DarkRed}]\n")
                .forEach(document -> document.loadSections(document.tenant().id()));

        assertThat(loaded).containsExactly("first a DARK_RED", "second b null");
    }

    @Test
    void readsOneDocumentForEachTenant() {
        assertThat(read(TENANT + "---\n" + TENANT.replace("domain: t", "domain: u")))
                .extracting(document -> document.tenant().domain())
                .containsExactly("t.example", "u.example");
    }

    @Test
    void readsJsonToo() {
        assertThat(read("{\"tenant\": {\"id\": \"11111111-2222-4333-8444-555555555555\", \"displayName\": \"T\","
                        + " \"domain\": \"t.example\"}}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "third: []            | line 2, column 1: there is no section 'third'; there are tenant, first, second",
                "first: [{nome: a}]   | line 2",
                "first: [{name: null}]| line 2",
                "first: [{name: a, labels: [null]}] | line 2",
                "first: [{colour: darkRed}] | line 2",
                "first: [{name: a, colour: blue}] | line 2",
                "first: {name: a}     | line 2",
                "first: [             | line 3"
            })
    void saysWhereADocumentIsWrong(String section, String place) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(TENANT + section + "\n"))
                .withMessageContaining(place);
        assertThat(loaded).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"first: [],the section 'tenant' is missing", "just text,no mapping"})
    void refusesADocumentWithoutATenant(String document, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(document)).withMessageContaining(why);
    }

    private List<SeedDocument> read(String document) {
        return SeedDocument.readAll(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), sections);
    }

    private final class Things implements SeedSection<Thing> {

        private final String name;

        Things(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Class<Thing> entryType() {
            return Thing.class;
        }

        @Override
        public void load(UUID tenantId, List<Thing> entries) {
            entries.forEach(thing -> loaded.add(name + " " + thing.name() + " " + thing.colour()));
        }
    }
}
