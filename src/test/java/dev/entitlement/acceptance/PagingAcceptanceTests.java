package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Listing.V1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages, one after another, of a list that others add to meanwhile. */
class PagingAcceptanceTests {

    private static final String CATALOGS = V1 + "catalogs";
    private static final String TOKEN_REFUSED = "The $skiptoken query option is not one that this query handed out.";

    @BeforeAll
    static void someCatalogsAreAlikeAndSomeHaveNoDescription() {
        for (int n = 0; n < 9; n++) {
            create("paged " + (char) ('a' + n), n % 3 == 0 ? null : "'same & {" + n % 3 + "}'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName",
                "displayName desc",
                "description",
                "description desc",
                "description desc,displayName",
                "description,displayName desc",
                "isExternallyVisible,description desc,createdDateTime",
                "createdDateTime desc",
                "state,tolower(description)",
                "id desc",
            })
    void everyEntityIsOnOnePageWhateverTheOrder(String order) {
        Answer whole = Listing.get(filtered("&$top=999"), "$orderby", order);

        List<String> paged = new ArrayList<>();
        int pages = 0;
        for (Answer page = Listing.get(filtered("&$top=2"), "$orderby", order); page != null; page = after(page)) {
            assertThat(ids(page)).hasSizeBetween(1, 2);
            paged.addAll(ids(page));
            pages++;
        }

        assertThat(paged).isEqualTo(ids(whole)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(9);
        assertThat(pages).isEqualTo((paged.size() + 1) / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"displayName", "description,displayName"})
    void whatIsAddedBetweenPagesRepeatsAndDropsNothing(String order) {
        List<String> before = ids(Listing.get(filtered("&$top=999"), "$orderby", order));
        Answer page = Listing.get(filtered("&$top=4"), "$orderby", order);
        List<String> paged = new ArrayList<>(ids(page));

        String first = create("paged  before all", null);
        String last = create("paged z after all " + order, "~");
        for (page = after(page); page != null; page = after(page)) {
            paged.addAll(ids(page));
        }

        assertThat(paged)
                .doesNotHaveDuplicates()
                .containsSubsequence(before)
                .contains(last)
                .doesNotContain(first);
    }

    @Test
    void aPageHasTheSizeThatIsSetUnlessTheClientSaysOtherwise() {
        assertThat(ids(Listing.get(CATALOGS))).hasSize(Listing.PAGE_SIZE);
        assertThat(ids(Listing.get(CATALOGS + "?$top=0"))).isEmpty();
        assertThat(next(Listing.get(CATALOGS + "?$top=0"))).isEmpty();
        assertThat(ids(Listing.get(CATALOGS + "?$top=5"))).hasSize(5);
        Answer all = Listing.get(CATALOGS + "?$top=999");
        assertThat(next(all)).isEmpty();
        assertThat(ids(Listing.get(CATALOGS + "?$skip=2&$top=2"))).isEqualTo(ids(all).subList(2, 4));
        assertThat(ids(Listing.get(CATALOGS + "?$skip=2147483647"))).isEmpty();
        assertThat(ids(Listing.follow(next(Listing.get(CATALOGS + "?$skip=1&$top=2")))))
                .isEqualTo(ids(all).subList(3, 5));
    }

    @Test
    void theNextLinkIsWholeAndKeepsTheOtherOptions() {
        String options = "&$top=2&$count=true&$select=id&$expand=accessPackages($select%3Did)&$orderby=displayName";
        String filter = "contains(displayName,'a') and displayName ne '{x}&+#%'";
        Answer page = Listing.get(CATALOGS + "?client=mine" + options, "$filter", filter);
        String next = next(page);

        assertThat(next)
                .startsWith(Listing.WIRE.origin() + CATALOGS + "?")
                .contains("$top=2", "$count=true", "$select=id", "$orderby=displayName", "%7Bx%7D%26%2B%23%25")
                .doesNotContain("{", "}", " ", "\"", "$skip=");
        assertThat(URI.create(next).isAbsolute()).isTrue();
        Answer second = Listing.follow(next);
        assertThat(second.json().path("@odata.count").asInt())
                .isEqualTo(page.json().path("@odata.count").asInt());
        assertThat(Listing.values(second).get(0).propertyNames()).containsExactly("id", "accessPackages");
        assertThat(next(second)).isNotEqualTo(next);
    }

    @Test
    void linksTellTheHostThatWasCalled() {
        String answer = RawSocket.exchange(
                Listing.WIRE.origin(),
                "GET " + CATALOGS + "?$top=1 HTTP/1.1\r\nHost: emulator.example:8443\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + Listing.token() + "\r\n\r\n");

        assertThat(answer)
                .contains("\"@odata.nextLink\":\"http://emulator.example:8443" + CATALOGS + "?$top=1&$skiptoken=")
                .contains("\"@odata.context\":\"http://emulator.example:8443/v1.0/$metadata#");
    }

    @Test
    void linksTellWhatAProxyOnThisMachineSaysItWasCalled() {
        assertThat(next(forwarded("https", "graph.example", null)))
                .startsWith("https://graph.example" + CATALOGS + "?$top=1&$skiptoken=");
        assertThat(next(forwarded("https", "graph.example", "8443"))).startsWith("https://graph.example:8443/v1.0/");
        assertThat(next(forwarded("https", "{}<>", null))).startsWith("https://localhost");
    }

    @Test
    void linksInABatchTellTheSameAndCanBeFollowedInOne() {
        String first = batched(CATALOGS + "?$top=1&$orderby=id");
        assertThat(first).startsWith("https://graph.example/v1.0/");

        String second = batched(first);
        assertThat(second).startsWith("https://graph.example/v1.0/").isNotEqualTo(first);
    }

    /** The link to the page after the one that a step of a forwarded batch asks for. */
    private static String batched(String url) {
        Answer batch = Listing.WIRE.send(Listing.WIRE
                .to("/v1.0/$batch")
                .header("Authorization", "Bearer " + Listing.token())
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "graph.example")
                .POST(BodyPublishers.ofString("{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"" + url
                        + "\",\"headers\":{\"X-Forwarded-Host\":\"elsewhere.example\"}}]}")));
        JsonNode step = batch.json().path("responses").path(0);
        assertThat(step.path("status").asInt()).as(batch.text()).isEqualTo(200);
        return step.path("body").path("@odata.nextLink").asString();
    }

    @Test
    void aTokenThatTheQueryDidNotHandOutIsRefused() {
        String next = next(Listing.get(CATALOGS + "?$top=1"));
        String token = next.substring(next.indexOf("skiptoken=") + 10);
        String other = (token.startsWith("A") ? "B" : "A") + token.substring(1);

        for (String bad : List.of(
                "",
                "x",
                other,
                token.substring(0, 30),
                token.substring(0, token.length() - 1),
                token + "AAAA",
                token.toLowerCase(Locale.ROOT),
                "%7B%7D",
                "A".repeat(5_000),
                token + "&$filter=isExternallyVisible%20eq%20true",
                token + "&$orderby=id",
                token + "&$search=a")) {
            assertRefused(Listing.get(CATALOGS + "?$skiptoken=" + bad), TOKEN_REFUSED);
        }
        assertRefused(Listing.get(V1 + "accessPackages?$skiptoken=" + token), TOKEN_REFUSED);
        assertThat(Listing.get(CATALOGS + "?$select=id&$top=2&$skiptoken=" + token)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "abc", "99999999999", "", "1.5", "0x1", "+-1"})
    void whatIsNoNumberIsRefused(String number) {
        for (String option : List.of("$top", "$skip")) {
            assertRefused(
                    Listing.get(CATALOGS, option, number),
                    "Invalid value '" + number + "' for " + option + " query option found. The " + option
                            + " query option requires a non-negative integer value.");
        }
    }

    @Test
    void aPageLargerThanTheLargestIsRefused() {
        assertThat(Listing.get(CATALOGS + "?$top=999").status()).isEqualTo(200);
        assertRefused(
                Listing.get(CATALOGS + "?$top=1000"),
                "Invalid value '1000' for $top query option found. The $top query option must not be greater than 999.");
    }

    private static String filtered(String options) {
        return CATALOGS + "?$filter=startswith(displayName,'paged')" + options;
    }

    private static Answer forwarded(String protocol, String host, String port) {
        var request = Listing.WIRE
                .to(CATALOGS + "?$top=1")
                .header("Authorization", "Bearer " + Listing.token())
                .header("X-Forwarded-Proto", protocol)
                .header("X-Forwarded-Host", host);
        return Listing.WIRE.send(port == null ? request : request.header("X-Forwarded-Port", port));
    }

    private static String create(String name, String description) {
        Answer created = Listing.post(
                CATALOGS,
                "{\"displayName\":\"%s\",\"description\":%s}"
                        .formatted(name, description == null ? "null" : "\"" + description + "\""));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("id").asString();
    }

    private static List<String> ids(Answer page) {
        return Listing.values(page).stream()
                .map((JsonNode value) -> value.path("id").asString())
                .toList();
    }

    /** Empty on the last page. */
    private static String next(Answer page) {
        return page.json().path("@odata.nextLink").asString("");
    }

    private static Answer after(Answer page) {
        return next(page).isEmpty() ? null : Listing.follow(next(page));
    }

    private static void assertRefused(Answer answer, String message) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BadRequest");
        assertThat(answer.message()).isEqualTo(message);
    }
}
