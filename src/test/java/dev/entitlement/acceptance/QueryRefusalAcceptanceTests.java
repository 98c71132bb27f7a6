package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Listing.BETA;
import static dev.entitlement.acceptance.Listing.V1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Options that cannot be followed, by mistake or on purpose. */
class QueryRefusalAcceptanceTests {

    private static final String REQUESTS = V1 + "assignmentRequests";
    private static final String NOT_FOUND = "Could not find a property named ";
    private static final String ON_REQUEST = " on type 'microsoft.graph.accessPackageAssignmentRequest'.";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            $filter  | nope eq 1                           | Could not find a property named 'nope' on type
            $filter  | requestState eq 'Delivered'         | Could not find a property named 'requestState' on type
            $filter  | requestor/nope eq 'x'               | 'nope' on type 'microsoft.graph.accessPackageSubject'.
            $filter  | state eq                            | Invalid filter clause:
            $filter  | state eq 'denied' and               | Invalid filter clause:
            $filter  | state eq 'denied                    | Invalid filter clause:
            $filter  | state eq "denied"                   | Invalid filter clause:
            $filter  | (state eq 'denied'                  | Invalid filter clause:
            $filter  | state eq 1                          | Invalid filter clause:
            $filter  | state is 'denied'                   | Invalid filter clause:
            $filter  | state                               | Invalid filter clause:
            $filter  | 1 eq 1                              | Invalid filter clause:
            $filter  | null eq null                        | Invalid filter clause:
            $filter  | createdDateTime gt 'yesterday'      | Invalid filter clause:
            $filter  | createdDateTime gt 2026-01-01       | Invalid filter clause:
            $filter  | createdDateTime gt 2026-13-41T00:00:00Z    | Invalid filter clause:
            $filter  | createdDateTime gt 99999-01-01T00:00:00Z   | Invalid filter clause:
            $filter  | createdDateTime gt -4800-01-01T00:00:00Z   | Invalid filter clause:
            $filter  | length(status) gt 3                 | Invalid filter clause:
            $filter  | state in ()                         | Invalid filter clause:
            $filter  | (state eq 'denied') eq null         | Invalid filter clause:
            $filter  | not not (true)                      | "Could not find a property named 'not'"
            $filter  | requestor eq 'x'                    | Invalid filter clause:
            $filter  | schedule/startDateTime eq null      | The property 'startDateTime' cannot be used in a query
            $filter  | answers/any()                       | The property 'answers' cannot be used in a query
            $filter  | accessPackage/assignmentPolicies/displayName eq 'x' | Invalid filter clause:
            $filter  | ""                                  | The $filter query option must not be empty.
            $orderby | nope                                | Could not find a property named 'nope' on type
            $orderby | state down                          | Invalid $orderby query option:
            $orderby | 1                                   | The $orderby query option supports properties only.
            $orderby | schedule/startDateTime              | The property 'startDateTime' cannot be used in a query
            $orderby | id,id,id,id,id,id,id,id,id          | The $orderby query option names more than 8 properties.
            $select  | nope                                | Could not find a property named 'nope' on type
            $select  | id,,state                           | Invalid $select query option:
            $select  | ""                                  | The $select query option must not be empty.
            $expand  | nope                                | Could not find a property named 'nope' on type
            $expand  | state                               | Could not find a property named 'state'
            $expand  | requestor($select=nope)             | 'nope' on type 'microsoft.graph.accessPackageSubject'.
            $expand  | requestor($top=1)                   | The $expand query option can shape collections only
            $expand  | requestor($levels=2)                | The $expand query option does not support
            $expand  | requestor/$ref                      | The $expand query option supports navigation properties
            $expand  | requestor,requestor                 | The $expand query option names 'requestor' more than once.
            $expand  | accessPackage($expand=assignmentPolicies($top=-1)) | Invalid $expand query option:
            $expand  | requestor(                          | Invalid $expand query option:
            $search  | "nope:x"                            | Could not
            $count   | yes                                 | Invalid value 'yes' for $count query option found.
            $apply   | aggregate($count as n)              | The query option '$apply' is not supported.
            $compute | id as x                             | The query option '$compute' is not supported.
            $format  | xml                                 | The query option '$format' is not supported.
            $foo     | x                                   | The query option '$foo' is not supported.
            """)
    void whatCannotBeFollowedIsRefusedInWords(String option, String value, String message) {
        String sent = option.equals("$search") ? "\"" + value + "\"" : value;
        Answer answer = Listing.get(REQUESTS, option, sent);

        assertRefused(answer);
        assertThat(answer.code()).isEqualTo("BadRequest");
        if (option.equals("$search")) {
            assertThat(answer.message()).contains("nothing to look into: 'nope'");
        } else {
            assertThat(answer.message()).contains(message);
        }
    }

    @Test
    void aNameIsToldWithTheTypeThatLacksIt() {
        assertThat(Listing.get(REQUESTS, "$filter", "nope eq 1").message())
                .isEqualTo(NOT_FOUND + "'nope'" + ON_REQUEST);
        assertThat(Listing.get(BETA + "accessPackageAssignmentRequests", "$filter", "state eq 'x'")
                        .message())
                .isEqualTo(NOT_FOUND + "'state'" + ON_REQUEST);
    }

    @Test
    void anIdThatIsNoGuidIsAnInvalidFilter() {
        for (String filter : List.of("id eq 'x'", "accessPackage/id eq '5'", "id in ('1-1-1-1-1')")) {
            Answer answer = Listing.get(REQUESTS, "$filter", filter);
            assertRefused(answer);
            assertThat(answer.code()).isEqualTo("InvalidFilter");
            assertThat(answer.message())
                    .isEqualTo("OData query is invalid: Guid should contain 32 digits with 4 dashes"
                            + " (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)..");
        }
    }

    @Test
    void aMemberThatAnEnumerationLacksIsTold() {
        Answer answer = Listing.get(REQUESTS, "$filter", "state eq 'nope'");

        assertRefused(answer);
        assertThat(answer.code()).isEqualTo("ArgumentException");
        assertThat(answer.message()).isEqualTo("Requested value 'nope' was not found.");
    }

    @Test
    void theOptionToBlameIsNamedAmongOthers() {
        String good = REQUESTS + "?$filter=state%20eq%20'denied'&$select=id&$expand=requestor";

        assertThat(Listing.get(good, "$orderby", "id sideways").message())
                .startsWith("Invalid $orderby query option: ");
        assertThat(Listing.get(REQUESTS + "?$orderby=id", "$filter", "state eq").message())
                .startsWith("Invalid filter clause: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?$filter=true&$filter=true",
                "?$filter=true&%24FILTER=true",
                "?$filter=true&filter=false",
                "?$top=1&$top=2",
            })
    void anOptionIsGivenOnce(String query) {
        Answer answer = Listing.get(REQUESTS + query);

        assertRefused(answer);
        assertThat(answer.message()).contains("was specified more than once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$filter=true", "$top=1", "$orderby=id", "$count=true", "$search=x", "$skiptoken=x"})
    void oneEntityHasNoOptionsOfLists(String option) {
        assertRefused(Listing.get(REQUESTS + "/" + Listing.request(1) + "?" + option));
        assertRefused(Listing.get(REQUESTS + "/" + Listing.request(1) + "/requestor?" + option));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$select=id", "$expand=*", "$filter=true", "%24foo=1", "$top=1"})
    void whatChangesSomethingTakesNoOptions(String option) {
        Answer refused = Listing.post(V1 + "catalogs?" + option, "{\"displayName\":\"never made\"}");

        assertRefused(refused);
        assertThat(refused.message()).endsWith("is not supported.");
        assertThat(Listing.get(V1 + "catalogs/$count", "$filter", "displayName eq 'never made'")
                        .text())
                .isEqualTo("0");
    }

    static Stream<Arguments> excesses() {
        return Stream.of(
                excess("$filter", "status eq '" + "x".repeat(8_000) + "'"),
                excess("$filter", "status eq '" + "x".repeat(20_000) + "'"),
                excess("$filter", "not ".repeat(1_900) + "true"),
                excess("$filter", "not(".repeat(1_000) + "true" + ")".repeat(1_000)),
                excess("$filter", "(".repeat(3_000)),
                excess("$filter", "(".repeat(41) + "true" + ")".repeat(41)),
                excess("$filter", "status eq ".repeat(700) + "status"),
                excess("$filter", "true eq ".repeat(900) + "true"),
                excess("$filter", "-".repeat(4_000) + "1 eq 1"),
                excess("$filter", "accessPackage/".repeat(500) + "id eq null"),
                excess("$filter", "1" + " add 1".repeat(1_300) + " eq 1"),
                excess("$orderby", "id,".repeat(2_000) + "id"),
                excess("$expand", "accessPackage($expand=catalog($expand=".repeat(3) + "x" + "))".repeat(3)),
                excess("$expand", "requestor,".repeat(700) + "requestor"),
                excess("$search", "a ".repeat(3_000)),
                excess("$search", "NOT ".repeat(240) + "a"),
                excess("$search", "(".repeat(500) + "a" + ")".repeat(500)));
    }

    private static Arguments excess(String option, String value) {
        return Arguments.of(option, value.substring(0, Math.min(12, value.length())), value);
    }

    @ParameterizedTest(name = "{0}={1}...")
    @MethodSource("excesses")
    void excessIsRefused(String option, String beginning, String value) {
        Answer answer = Listing.get(REQUESTS, option, value);

        assertRefused(answer);
        assertThat(answer.message()).hasSizeLessThan(300);
        assertThat(inBatch(REQUESTS + "?" + option + "=" + Listing.encoded(value)))
                .contains("\"status\":400");
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                excess("$filter", "true or ".repeat(990) + "true"),
                excess("$filter", "id eq id or ".repeat(640) + "true"),
                excess("$filter", "true and false or ".repeat(430) + "true"),
                excess("$filter", "not(".repeat(40) + "true" + ")".repeat(40)),
                excess("$filter", "not(".repeat(20) + "contains(status,'a') or ".repeat(300) + "true" + ")".repeat(20)),
                excess("$filter", "status in ('" + "a','".repeat(1_500) + "')"),
                excess("$filter", "contains(status,'" + "%_".repeat(3_900) + "')"),
                excess("$search", "a ".repeat(490) + "a"),
                excess("$search", "a OR ".repeat(190) + "a"));
    }

    /** What is long, but within the limits. */
    @ParameterizedTest(name = "{0}={1}...")
    @MethodSource("lengths")
    void lengthIsNoReasonToFail(String option, String beginning, String value) {
        assertThat(Listing.get(REQUESTS, option, value).status()).isEqualTo(200);
        assertThat(inBatch(REQUESTS + "?" + option + "=" + Listing.encoded(value)))
                .contains("\"status\":");
        assertThat(inBatch(REQUESTS + "?" + option + "=" + Listing.encoded(value)))
                .doesNotContain("\"status\":500");
    }

    @Test
    void aUrlTooLongForTheServerIsRefusedInGraphsEnvelopeToo() {
        String query = "?$filter=status%20eq%20'" + "x".repeat(100_000) + "'";

        assertThat(Listing.get(REQUESTS + query).status()).isIn(400, 414, 431);
        assertThat(Listing.get(REQUESTS + query).code()).isEqualTo("BadRequest");
        assertThat(inBatch(REQUESTS + query)).contains("\"status\":400");
    }

    private static String inBatch(String url) {
        String body = new JsonMapper()
                .writeValueAsString(Map.of("requests", List.of(Map.of("id", "1", "method", "GET", "url", url))));
        Answer answer = Listing.post("/v1.0/$batch", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.message()).isNotBlank();
        assertThat(answer.json().at("/error/innerError/request-id").asString()).isEqualTo(answer.header("request-id"));
    }
}
