package dev.entitlement.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.entitlement.control.ControlError;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedRefused;
import dev.entitlement.control.SeedSection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
                .forEach(document -> document.load(new SeedLoad(new UUID(0, 1), Instant.EPOCH, () -> {})));

        assertThat(loaded).containsExactly("first a DARK_RED", "second b null");
    }

    @Test
    void readsOneDocumentForEachTenant() {
        assertThat(read(TENANT + "---\n" + TENANT.replace("domain: t", "domain: u")))
                .extracting(
                        document -> document.tenant().map(TenantEntry::domain).orElse(null))
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

    @Test
    void saysWhereEachEntryIsThatCannotBeLoaded() {
        SeedDocument document = read("first:\n  - {name: a}\n  - {name: unknown}\n  - name: b\n  - name: unknown\n"
                        + "second: [{name: c}]\n")
                .get(0);

        assertThatExceptionOfType(BadSeedException.class)
                .isThrownBy(() -> document.load(new SeedLoad(new UUID(0, 1), Instant.EPOCH, () -> {})))
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(ControlError::pointer, ControlError::detail)
                        .containsExactly(
                                tuple("/first/1", "line 3, column 5: there is no such thing"),
                                tuple("/first/3", "line 5, column 5: there is no such thing")));
        assertThat(loaded).as("later sections are not loaded").containsExactly("first a null", "first b null");
    }

    @Test
    void pointsToTheMemberThatCannotBeRead() {
        assertThatExceptionOfType(BadSeedException.class)
                .isThrownBy(() -> read("first: [{name: a}, {name: b, colour: drkRed}]"))
                .satisfies(
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.pointer()).isEqualTo("/first/1/colour");
                            assertThat(error.detail())
                                    .startsWith("line 1, column ")
                                    .endsWith("'drkRed' is none of darkRed");
                            assertThat(error.allowed()).containsExactly("darkRed");
                        }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "just text                     | no mapping",
                "first: [{colour: darkRed}]    | line 1, column 25: name is missing",
                "first: [{name: null}]         | line 1, column 16: there is nothing (null)",
                "first: [{name: [a]}]          | line 1, column 16: 'name' must be a text",
                "first: []\tsecond: []        | line 1, column 10: found character",
                "``                            | there is no document in it",
                "first: [{name: &a x}, {name: *a}] | line 1, column 30: an alias (*a) stands for nothing here",
                "first: [{name: x, colur: a}]  | there is no property 'colur'; the nearest is 'colour'",
                "frist: []                     | there is no section 'frist'; the nearest is 'first'",
                "first: [{name: \"\\0\"}]        | name has text that is no Unicode, or a character NUL",
                "first: [{name: a, name: b}]   | line 1, column 23: 'name' is there twice",
                "tenant: {displayName: T}      | a tenant has an id or a domain",
                "tenant: {domain: a b}         | 'a b' is no domain name",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ | nested more than 40 deep"
            })
    void refusesWhatNobodyShouldWrite(String document, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(document)).withMessageContaining(why);
    }

    @Test
    void refusesTextThatIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("first: [{name: " + "x".repeat(300) + "}]"))
                .withMessageContaining("line 1, column 9: name has more than 256 characters");
    }

    private List<SeedDocument> read(String document) {
        return SeedDocument.readAll(document.getBytes(StandardCharsets.UTF_8), SeedFormat.YAML, sections);
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
        public void load(SeedLoad load, List<Thing> entries) {
            load.each(entries, thing -> {
                if (thing.name().equals("unknown")) {
                    throw new SeedRefused(thing, "there is no such thing");
                }
                loaded.add(name + " " + thing.name() + " " + thing.colour());
            });
        }

        @Override
        public List<Thing> export(UUID tenantId) {
            return List.of();
        }
    }
}
