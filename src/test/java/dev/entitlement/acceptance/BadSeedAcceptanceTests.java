package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SeedEmulator.CONTROL;
import static dev.entitlement.acceptance.SeedEmulator.JSON;
import static dev.entitlement.acceptance.SeedEmulator.YAML;
import static dev.entitlement.acceptance.SeedEmulator.seed;
import static dev.entitlement.acceptance.SeedEmulator.send;
import static dev.entitlement.acceptance.SeedEmulator.state;
import static dev.entitlement.acceptance.TenantAcceptanceTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A bad document changes nothing, and says where it is wrong. */
class BadSeedAcceptanceTests {

    private static final String TENANT = SeedEmulator.demoTenant();
    private static final String FAILED = "id: 5eed0000-0000-4000-8000-000000000f01";

    private final String before = state(TENANT, "json");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 1000,
            value = {
                "- {userPrincipalName: a@b.c, dispalyName: b}      | /users/1/dispalyName | 43 | there is no property 'dispalyName'; the nearest is 'displayName'",
                "- {displayName: b}                                | /users/1/userPrincipalName | 20 | userPrincipalName is missing",
                "- {id: 12, userPrincipalName: a@b.c}              | /users/1/id | 10 | 'id' must be a GUID, and '12' is not",
                "- {userPrincipalName: null}                       | /users/1/userPrincipalName | 25 | there is nothing (null)",
                "- {userPrincipalName: [a]}                        | /users/1/userPrincipalName | 25 | must be a text",
                "- {userPrincipalName: a@b.c, manager: mia.jonsen} | /users/1/manager | 41 | there is no user 'mia.jonsen'; the nearest is 'mia.jensen'",
                "- {userPrincipalName: a@b.c, userPrincipalName: b}| `` | 49 | 'userPrincipalName' is there twice",
                "- {userPrincipalName: &x a@b.c, displayName: *x}  | /users/1/displayName | 48 | an alias (*x) stands for nothing here",
                "- {userPrincipalName: \"a\\0b\"}                  | /users/1/userPrincipalName | 5 | userPrincipalName has text that is no Unicode, or a character NUL",
                "- {userPrincipalName: Good@x.example}             | /users/1 | 5 | another entry of users has the id",
                "- {userPrincipalName: mia.jensen@contoso.example, id: 0abc0000-0000-4000-8000-0000000000a1} | /users/1 | 5 | there is another user mia.jensen@contoso.example",
                "- just text                                       | /users/1 | 5 | an entry of users is no mapping",
                "- {userPrincipalName: a@b.c                       | `` | 1 | expected ',' or '}'",
            })
    void yamlIsRefusedAtItsLineAndColumn(String entry, String pointer, int column, String why) {
        Answer refused = seed(TENANT, "users:\n  - {userPrincipalName: good@x.example}\n  " + entry + "\n");

        assertRefused(refused, pointer, column == 1 ? 4 : 3, column, why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 1000,
            value = {
                "{\"clients\":[{\"secret\":\"x\"}]}        | /clients/0/displayName | 26 | displayName is missing",
                "{\"usres\":[]}                            | /usres | 2 | there is no section 'usres'; the nearest is 'users'",
                "{\"users\":{}}                            | /users | 10 | users is no list",
                "{\"users\":[7]}                           | /users/0 | 11 | an entry of users is no mapping",
                "{\"settings\":[]}                         | /settings | 13 | an entry of settings is no mapping",
                "{\"users\":[],\"users\":[]}               | `` | 20 | 'users' is there twice",
                "{\"users\":[}                             | `` | 11 | Unexpected close marker '}': expected ']'",
                "{\"users\":[                              | `` | 11 | Unexpected end-of-input",
                "{\"users\":[]} x                          | `` | 14 | Unrecognized token 'x'",
                "{\"users\":[]} {}                         | `` | 14 | there are 2 documents; send one at a time",
                "[]                                        | `` | 1 | the document is no mapping of sections",
                "null                                      | `` | 1 | the document is no mapping of sections",
                "``                                        | `` | 1 | there is no document in it",
                "{\"users\":[{\"userPrincipalName\":\"\\ud800\"}]} | /users/0/userPrincipalName | 11 | no Unicode",
                "{\"catalogs\":[{\"displayName\":\"c\",\"externallyVisible\":\"maybe\"}]} | /catalogs/0/externallyVisible | 53 | 'externallyVisible' must be true or false",
                "{\"assignmentRequests\":[{\"attempt\":99999999999}]} | /assignmentRequests/0/attempt | 46 | a number that is too large",
                "{\"assignmentRequests\":[{\"completedAt\":7}]} | /assignmentRequests/0/completedAt | 39 | must be a time such as",
                "{\"assignmentRequests\":[{\"state\":\"lost\"}]} | /assignmentRequests/0/state | 33 | 'lost' is none of submitted, pendingApproval",
            })
    void jsonIsRefusedAtItsLineAndColumn(String document, String pointer, int column, String why) {
        assertRefused(send("POST", "/seed?tenant=" + TENANT, JSON, document), pointer, 1, column, why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 1000,
            value = {
                "assignmentRequests | {id: 0abc0000-0000-4000-8000-0000000000a1}   | `` | accessPackage is missing: there is no request",
                "assignmentRequests | {" + FAILED
                        + ", accessPackage: Engineering} | `` | is for another access package",
                "assignmentRequests | {" + FAILED
                        + ", accessPackage: Saels}       | /accessPackage | there is no access package 'Saels'; the nearest is 'Sales'",
                "assignmentRequests | {" + FAILED
                        + ", state: denied, deliveryDue: +1d} | `` | a deliveryDue goes with the state delivering",
                "assignmentRequests | {" + FAILED
                        + ", state: denied, proceedsAt: +1d}  | `` | a proceedsAt goes with the state submitted",
                "assignmentRequests | {" + FAILED + ", status: \" \"}              | `` | a status is not blank",
                "assignmentRequests | {" + FAILED
                        + ", completedAt: yesterday}     | /completedAt | 'yesterday' is no time",
                "assignmentRequests | {" + FAILED
                        + ", completedAt: -999999d}      | /completedAt | '-999999d' is more than 365000 days from now",
                "assignmentRequests | {state: delivered, accessPackage: Sales, policy: Drect, requestor: mia.jensen} | /policy | the nearest is 'Direct'",
                "assignmentRequests | {requestType: userRemove, state: submitted, accessPackage: Sales, requestor: mia.jensen} | `` | names the assignment",
                "assignments        | {accessPackage: Sales}                       | `` | an assignment has an id, or an accessPackage and a target",
                "approvals          | {request: 0abc0000-0000-4000-8000-0000000000a1, stages: []} | `` | there is no request",
                "deliveryOutcomes   | {request: 0abc0000-0000-4000-8000-0000000000a1, sequence: [delivered]} | `` | there is no request",
                "deliveryOutcomes   | {request: '*', sequence: []}                 | `` | a sequence has 1 to 20 outcomes",
                "groups             | {displayName: G, members: [Ada Okfaor]}      | /members/0 | the nearest is 'Ada Okafor'",
                "clients            | {displayName: A, certificates: [xyz]}        | `` | a certificate is neither PEM nor",
                "clients            | {displayName: A, redirectUris: [not a uri]}  | `` | is not a URI",
                "subjects           | {email: a@b.c, connectedOrganization: Nope}  | /connectedOrganization | there is no connected organization 'Nope'",
                "connectedOrganizations | {displayName: x, identitySources: [{type: foo}]} | `` | there is no identity source of type 'foo'",
                "catalogs | {displayName: C, accessPackages: [{displayName: P, policies: [{displayName: X, approvers: [nobody]}]}]} | /accessPackages/0/policies/0/approvers/0 | there is no user 'nobody'",
                "catalogs | {displayName: C, accessPackages: [{displayName: P, policies: [{displayName: X, expiresAfter: soon}]}]} | /accessPackages/0/policies/0/expiresAfter | 'soon' is no length of time",
                "catalogs | {displayName: C, accessPackages: [{displayName: P, policies: [{displayName: X, questions: [{regexPattern: '['}]}]}]} | /accessPackages/0/policies/0/questions/0 | regexPattern is no regular expression",
                "catalogs | {displayName: C, accessPackages: [{displayName: P, incompatibleAccessPackages: [P]}]} | /accessPackages/0/incompatibleAccessPackages/0 | cannot be incompatible with itself",
                "catalogs | {displayName: C, accessPackages: [{displayName: P, resourceRoles: [{displayName: X, originSystem: Foo}]}]} | /accessPackages/0/resourceRoles/0/originSystem | 'Foo' is none of AadGroup, AadApplication, SharePointOnline",
            })
    void whatContradictsItselfOrWhatIsThereIsRefusedAtItsPlace(
            String section, String entry, String pointer, String why) {
        Answer refused = seed(TENANT, "# a comment\n" + section + ":\n  - " + entry + "\n");

        JsonNode error = assertRefused(refused);
        assertThat(error.path("pointer").asString()).isEqualTo("/" + section + "/0" + pointer);
        assertThat(error.path("detail").asString())
                .startsWith("line 3, column ")
                .contains(why);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        JsonNode errors = seed(TENANT, """
                        groups:
                          - {displayName: A, members: [nobody-a]}
                          - {displayName: B, members: [mia.jensen]}
                          - {displayName: C, members: [nobody-c]}
                        """).json().path("errors");

        assertThat(errors)
                .extracting(error -> error.path("pointer").asString())
                .containsExactly("/groups/0/members/0", "/groups/2/members/0");
    }

    static Stream<Arguments> hostileDocuments() {
        return Stream.of(
                Arguments.of("deep lists", "users: " + "[".repeat(100_000), "nested more than 40 deep"),
                Arguments.of("deep mappings", "a: " + "{a: ".repeat(100_000), "nested more than 40 deep"),
                Arguments.of("deep dashes", "- ".repeat(50_000) + "a", "nested more than 40 deep"),
                Arguments.of(
                        "a bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "line 2, column 8: an alias (*a)"),
                Arguments.of("a raw NUL", "users: [{userPrincipalName: a\0b}]", "column 30: the character U+0000"),
                Arguments.of("a list as a key", "? [a, b]\n: c", "line 1, column "),
                Arguments.of("no character", "users: \"\\UFFFFFFFF\"", "the number of a character after a backslash"),
                Arguments.of("a tab", "users:\n\t- {}", "line 2, column 1"),
                Arguments.of("two documents", "users: []\n---\nusers: []\n", "line 3, column 1: there are 2 documents"),
                Arguments.of("a merge key", "users: [{<<: {userPrincipalName: a@b.c}}]", "there is no property '<<'"),
                Arguments.of("a long name", "\"" + "k".repeat(100_000) + "\": 1", "line 1, column "),
                Arguments.of(
                        "many mistakes",
                        "users:\n" + "  - {userPrincipalName: %d, manager: x}\n".repeat(5000),
                        "line "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileDocuments")
    void hostileDocumentsAreRefusedAndNamePlaces(String name, String document, String why) {
        Answer refused = seed(TENANT, document);

        assertRefused(refused);
        assertThat(refused.json().path("detail").asString()).contains("line ", why);
    }

    @Test
    void whatIsNoTextIsRefusedAtItsPlace() {
        byte[] document = "users:\n  - {userPrincipalName: ?@x.example}\n".getBytes(StandardCharsets.UTF_8);
        document[31] = (byte) 0xE9;

        for (String type : new String[] {YAML, JSON}) {
            assertRefused(send("POST", "/seed?tenant=" + TENANT, type, document), "", 2, 25, "this is not UTF-8");
        }
    }

    @Test
    void whatIsTooLargeIs413() {
        assertProblem(seed(TENANT, "#".repeat(5_000_000)), 413);
        assertThat(state(TENANT, "json")).isEqualTo(before);
    }

    @Test
    void whatIsAnotherTenantsIsNotThere() {
        String other = SeedEmulator.emptyTenant();
        SeedEmulator.seeded(
                other, "groups: [{id: 0abc0000-0000-4000-8000-0000000000e9, displayName: Others, members: []}]");

        Answer refused = seed(TENANT, """
                catalogs:
                  - displayName: C
                    accessPackages:
                      - {displayName: P, policies: [{displayName: X, approvers: [0abc0000-0000-4000-8000-0000000000e9]}]}
                """);

        assertRefused(refused);
        assertThat(refused.json().path("detail").asString()).contains("line 4", "there is no user '0abc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /seed?mode=append  | application/yaml | 400",
                "POST | /seed?dryRun=yes   | application/yaml | 400",
                "POST | /seed?dryrun=true  | application/yaml | 400",
                "PUT  | /state?mode=merge  | application/yaml | 400",
                "POST | /seed?             | text/plain       | 415",
                "POST | /seed?             | application/x-www-form-urlencoded | 415",
                "POST | /seed?             | multipart/form-data; boundary=x   | 415",
                "POST | /seed?             | nonsense         | 415",
                "PUT  | /state?            | application/xml  | 415",
                "GET  | /state?format=xml  | application/yaml | 400",
                "GET  | /seed?             | application/yaml | 405",
            })
    void aCallThatMakesNoSenseIsRefused(String method, String path, String type, int status) {
        String document = "groups: [{displayName: Never, members: []}]";

        assertProblem(send(method, path + "&tenant=" + TENANT, type, document), status);

        assertThat(state(TENANT, "json")).isEqualTo(before);
    }

    @Test
    void anUnknownTenantIs404() {
        assertProblem(send("POST", "/seed?tenant=nobody.example", YAML, "users: []"), 404);
        assertProblem(send("PUT", "/state?tenant=%00", YAML, "users: []"), 404);
        assertProblem(CONTROL.get("/state?tenant=nobody.example"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{domain: a b}",
                "{domain: common}",
                "{id: 0abc0000-0000-4000-8000-00000000abcd}",
                "{id: 9188040d-6c67-4c5b-b112-36a304b66dad, domain: consumers.example}",
                "{domain: \"\"}",
                "{domain: x.example, displayName: \"a\\0b\"}",
                "[]"
            })
    void aTenantThatCannotBeIsNotMade(String entry) {
        int tenants = CONTROL.get("/tenants?limit=1000").json().size();

        assertRefused(send("POST", "/seed", YAML, "tenant: " + entry + "\n"));

        assertThat(CONTROL.get("/tenants?limit=1000").json()).hasSize(tenants);
    }

    @Test
    void aBadReplacementLeavesAllThatWasThere() {
        Answer refused = send("PUT", "/state?tenant=" + TENANT, YAML, """
                users: [{userPrincipalName: only@x.example}]
                groups: [{displayName: G, members: [somebody]}]
                """);

        assertRefused(refused, "/groups/0/members/0", 2, 37, "there is no user 'somebody'");
    }

    private void assertRefused(Answer refused, String pointer, int line, int column, String why) {
        JsonNode error = assertRefused(refused);
        assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        assertThat(error.path("detail").asString())
                .startsWith("line " + line + ", column " + column + ": ")
                .contains(why);
    }

    /** Refused, nothing was changed, and no word about the code behind it. */
    private JsonNode assertRefused(Answer refused) {
        assertProblem(refused, 400);
        assertThat(refused.text()).doesNotContain("jackson", "Exception", "java.", "dev.entitlement", "Source:");
        assertThat(state(TENANT, "json")).isEqualTo(before);
        return refused.json().at("/errors/0");
    }
}
