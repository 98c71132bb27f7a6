package dev.entitlement.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphPathTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/beta/a/b/ID/reprocess, /beta/a/b/ID/reprocess",
                "/a/b, /beta/a/b",
                "/BETA/a, /beta/a",
                "/V1.0/a, /v1.0/a",
                "/v1.0//a///b/, /v1.0/a/b",
                "/v2.0/a, /v2.0/a",
                "/beta/set('ID')/reprocess, /beta/set/ID/reprocess",
                "/beta/set(id='ID')/microsoft.graph.reprocess, /beta/set/ID/reprocess",
                "/beta/set/ID/MICROSOFT.GRAPH.reprocess, /beta/set/ID/reprocess",
                "/beta/set('it''s'), /beta/set/it's",
                "/beta/set/filterByCurrentUser(on='target'), /beta/set/filterByCurrentUser(on='target')",
                "/beta/set(uniqueName='x'), /beta/set(uniqueName='x')",
                "/, /beta"
            })
    void spellsEveryPathInOneWay(String sent, String canonical) {
        assertThat(GraphPath.canonical(sent)).isEqualTo(canonical);
    }
}
