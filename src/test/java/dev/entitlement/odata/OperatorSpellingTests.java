package dev.entitlement.odata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorSpellingTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            NOT(a eq 'b')                    | not (a eq 'b')
            a EQ 'b' AND(c Ne 'd')           | a eq 'b' and (c ne 'd')
            a in('b','c') OR d In ('e')      | a in ('b','c') or d in ('e')
            startsWith(a,'b')                | startswith(a,'b')
            not endsWith(toLower(a),'b')     | not endswith(tolower(a),'b')
            a/ANY (x : NOT(x/b eq 'c'))      | a/any(x:not (x/b eq 'c'))
            a/all(x:startsWith(x/b,'c'))     | a/all(x:startswith(x/b,'c'))
            a/any( )                         | a/any( )
            """, delimiter = '|')
    void operatorsAreWrittenAsTheParserReadsThem(String sent, String spelled) {
        assertThat(OperatorSpelling.ofConditions(sent)).isEqualTo(spelled);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            a eq ' NOT( AND '
            a eq 'it''s NOT(b)'
            notes eq 'a' and order/inner eq 'b'
            a eq 'never ended AND
            """)
    void textAndNamesStayAsTheyAre(String sent) {
        assertThat(OperatorSpelling.ofConditions(sent)).isEqualTo(sent);
    }

    @Test
    void directionsAreWrittenSmall() {
        assertThat(OperatorSpelling.ofDirections("a DESC,b Asc, description")).isEqualTo("a desc,b asc, description");
    }

    @Test
    void aLongExpressionIsReadAtOnce() {
        String sent = "not".repeat(1_000) + " ('" + "''".repeat(2_000) + "')";
        assertThat(OperatorSpelling.ofConditions(sent)).isEqualTo(sent);
    }
}
