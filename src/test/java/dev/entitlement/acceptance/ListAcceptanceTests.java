package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Listing.BETA;
import static dev.entitlement.acceptance.Listing.V1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Lists in both versions, with every option that Graph's clients send. */
class ListAcceptanceTests {

    private static final String REQUESTS = V1 + "assignmentRequests?$top=999";
    private static final String BETA_REQUESTS = BETA + "accessPackageAssignmentRequests?$top=999";
    private static final String PACKAGES = V1 + "accessPackages?$top=999";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            state eq 'delivered'                                               | 3
            state eq 'Delivered'                                               | 3
            'delivered' eq state                                               | 3
            state ne 'delivered'                                               | 1245678
            state in ('delivered','denied')                                    | 34
            not(state in('delivered','denied'))                                | 125678
            STATE eq 'delivered' and REQUESTTYPE eq 'adminadd'                 | 3
            state eq 'denied' or state eq 'canceled' and requestType eq 'adminAdd' | 4
            (state eq 'denied' or state eq 'canceled') and requestType eq 'userAdd' | 46
            createdDateTime gt 2026-01-06T00:00:00Z                            | 78
            createdDateTime ge 2026-01-06T00:00:00Z                            | 678
            createdDateTime lt 2026-01-02T01:00:00+01:00                       | 1
            createdDateTime le 2026-01-02T00:00:00.000Z                        | 12
            completedDateTime eq null                                          | 578
            completedDateTime ne null                                          | 12346
            completedDateTime gt 2026-02-03T00:00:00Z                          | 46
            not(completedDateTime gt 2026-02-03T00:00:00Z)                     | 123578
            justification eq 'New in sales'                                    | 1
            justification ne 'New in sales'                                    | 2345678
            not(justification eq 'New in sales')                               | 2345678
            not (not (justification eq 'New in sales'))                        | 1
            not(justification eq null)                                         | 135
            contains(justification,'ales')                                     | 15
            contains(justification,'sales')                                    | 1
            not(contains(justification,'sales'))                               | 35
            startsWith(justification,'It''s 100%')                             | 3
            contains(justification,'%')                                        | 3
            contains(justification,'_')                                        | 3
            contains(justification,'\\')                                       | 3
            contains(justification,' + ')                                      | 3
            endswith(justification,'y')                                        | 3
            contains(tolower(justification),'sales')                           | 15
            toupper(justification) eq 'NEW IN SALES'                           | 1
            startswith(justification,'New') eq true                            | 1
            startswith(justification,'New') eq false                           | 35
            requestor/objectid eq '44444444-0000-4000-8000-0000000000C1'       | 147
            requestor/displayName eq 'Ada' and accessPackage/displayName eq 'Sales' | 1
            accessPackage/catalog/displayName eq 'Outside'                     | 4568
            accessPackage/id eq '44444444-0000-4000-8000-0000000000d2'         | 27
            assignment/id eq null and state ne 'scheduled'                     | 456
            not(assignment/state eq 'delivered')                               | 1245678
            accessPackage/assignmentPolicies/any(p:p/displayName eq 'With approval') | 13
            not(accessPackage/assignmentPolicies/any())                        | 27
            justification eq 'nobody wrote this'                               | ""
            true                                                               | 12345678
            false                                                              | ""
            """)
    void aFilterFindsWhatItSays(String filter, String expected) {
        Answer answer = Listing.get(REQUESTS, "$filter", filter);

        assertThat(Listing.found(answer)).as(filter).isEqualTo(expected);
        assertThat(Listing.get(V1 + "assignmentRequests/$count", "$filter", filter)
                        .text())
                .isEqualTo(Integer.toString(expected.length()));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            requestState eq 'PendingApproval' or requestState eq 'Denied'      | 4
            (requestState eq 'delivered')                                      | 3
            completedDate lt 2026-02-03T00:00:00Z                              | 12
            accessPackage/accessPackageCatalog/displayName eq 'Outside'        | 4568
            accessPackage/catalogId eq '44444444-0000-4000-8000-00000000a002'  | 4568
            accessPackageAssignment/assignmentState eq 'Delivered'             | 3
            accessPackage/accessPackageAssignmentPolicies/any(p:startswith(p/displayName,'With')) | 13
            """)
    void betaIsFilteredByItsOwnNames(String filter, String expected) {
        assertThat(Listing.found(Listing.get(BETA_REQUESTS, "$filter", filter))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            assignmentPolicies/any()                                           | 13
            assignmentPolicies/any(p:p/displayName eq 'Direct')                | 13
            assignmentPolicies/any(p: p/displayName ne 'Direct')               | 1
            assignmentPolicies/all(p:p/displayName eq 'Direct')                | 23
            not(assignmentPolicies/all(p:p/displayName eq 'Direct'))           | 1
            assignmentPolicies/any(p:p/accessPackage/displayName eq displayName) | 13
            catalog/accessPackages/any(a:a/displayName eq 'Engineering')       | 12
            isHidden eq false                                                  | 123
            not isHidden                                                       | 123
            """)
    void collectionsAreLookedIntoByAnyAndAll(String filter, String expected) {
        assertThat(Listing.found(Listing.get(PACKAGES, "$filter", filter))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?$filter=state%20eq%20'delivered'",
                "?%24filter=state+eq+%27delivered%27",
                "?filter=state+eq+'delivered'",
                "?$FILTER=STATE%20EQ%20'DELIVERED'",
                "?other=x&$filter=state%20eq%20'delivered'&id=5",
            })
    void optionsAreWrittenInManyWays(String query) {
        assertThat(Listing.found(Listing.get(V1 + "assignmentRequests" + query)))
                .isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            createdDateTime desc                                               | 87654321
            createdDateTime                                                    | 12345678
            completedDateTime                                                  | 57812346
            completedDateTime desc                                             | 64321875
            requestor/displayName,createdDateTime desc                         | 74183265
            requestor/displayName DESC,id                                      | 56238147
            accessPackage/catalog/displayName desc,completedDateTime           | 58467123
            id desc                                                            | 87654321
            """)
    void entitiesComeInTheOrderAskedForAndWhatIsMissingComesFirst(String order, String expected) {
        assertThat(Listing.found(Listing.get(REQUESTS, "$orderby", order))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\u0001', delimiter = '|', textBlock = """
            "sales"                       | 15
            sales                         | 15
            "justification:SALES"         | 15
            "sales" AND "visiting"        | 5
            "sales" OR "100%"             | 135
            "sales" AND NOT "visiting"    | 1
            """)
    void aSearchLooksIntoAllText(String search, String expected) {
        assertThat(Listing.found(Listing.get(REQUESTS, "$search", search))).isEqualTo(expected);
    }

    @Test
    void onlyWhatIsSelectedIsShown() {
        Answer answer = Listing.get(REQUESTS + "&$select=ID,state&$orderby=id");

        JsonNode first = Listing.values(answer).get(0);
        assertThat(first.propertyNames()).containsExactly("id", "state");
        assertThat(answer.json().path("@odata.context").asString())
                .isEqualTo(Listing.WIRE.origin()
                        + "/v1.0/$metadata#identityGovernance/entitlementManagement/assignmentRequests(id,state)");
        assertThat(Listing.values(Listing.get(REQUESTS + "&$select=*")).get(0).size())
                .isGreaterThan(8);
    }

    @Test
    void whatIsExpandedHasOptionsOfItsOwn() {
        Answer answer = Listing.get(
                V1 + "catalogs/44444444-0000-4000-8000-00000000a001",
                "$expand",
                "accessPackages($select=displayName;$orderby=displayName;$filter=displayName ne 'x';$count=true;"
                        + "$expand=assignmentPolicies($orderby=displayName desc;$top=1;$count=true;$select=id))");

        JsonNode packages = answer.json().path("accessPackages");
        assertThat(answer.json().path("accessPackages@odata.count").asInt()).isEqualTo(2);
        assertThat(packages.values().stream()
                        .map(each -> each.path("displayName").asString()))
                .containsExactly("Engineering", "Sales");
        assertThat(packages.path(0).path("assignmentPolicies").toString()).isEqualTo("[]");
        assertThat(packages.path(1).path("assignmentPolicies@odata.count").asInt())
                .isEqualTo(2);
        assertThat(packages.path(1).path("assignmentPolicies").toString())
                .isEqualTo("[{\"id\":\"44444444-0000-4000-8000-000000000b02\"}]");
        assertThat(packages.path(1).propertyNames())
                .containsExactly("displayName", "assignmentPolicies@odata.count", "assignmentPolicies");
    }

    @Test
    void allNavigationsAreExpandedByAStar() {
        JsonNode request = Listing.get(BETA + "accessPackageAssignmentRequests/" + Listing.request(3) + "?$expand=*")
                .json();

        assertThat(request.at("/accessPackage/displayName").asString()).isEqualTo("Sales");
        assertThat(request.at("/requestor/objectId").asString()).isEqualTo(Listing.user(2));
        assertThat(request.at("/accessPackageAssignment/assignmentState").asString())
                .isEqualTo("Delivered");
        JsonNode without = Listing.get(V1 + "assignmentRequests/" + Listing.request(4) + "?$expand=assignment")
                .json();
        assertThat(without.has("assignment")).isTrue();
        assertThat(without.path("assignment").isNull()).isTrue();
    }

    @Test
    void aCountIsOfAllPagesTogether() {
        Answer answer =
                Listing.get(V1 + "assignmentRequests?$top=2&$count=true", "$filter", "requestType eq 'userAdd'");

        assertThat(answer.json().path("@odata.count").asInt()).isEqualTo(4);
        assertThat(Listing.found(answer)).isEqualTo("24");
        assertThat(Listing.get(REQUESTS).json().has("@odata.count")).isFalse();
        assertThat(Listing.get(V1 + "assignmentRequests/$count").text()).isEqualTo("8");
        assertThat(Objects.requireNonNull(
                        Listing.get(V1 + "assignmentRequests/$count").header("Content-Type")))
                .startsWith("text/plain");
        assertThat(Listing.get(V1 + "assignmentRequests/$count?$search=%22sales%22")
                        .text())
                .isEqualTo("2");
    }

    @Test
    void nothingFoundIsAnEmptyList() {
        Answer answer = Listing.get(REQUESTS + "&$count=true&$expand=*", "$filter", "status eq 'nothing'");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("@odata.context", "@odata.count", "value");
        assertThat(answer.json().path("@odata.count").asInt()).isZero();
        assertThat(answer.json().path("value").toString()).isEqualTo("[]");
    }

    @Test
    void theContextFollowsThePath() {
        JsonNode catalog = Listing.get(V1 + "assignmentRequests/" + Listing.request(4) + "/accessPackage/catalog")
                .json();

        assertThat(catalog.path("displayName").asString()).isEqualTo("Outside");
        assertThat(catalog.path("@odata.context").asString())
                .endsWith("/assignmentRequests('" + Listing.request(4) + "')/accessPackage/catalog/$entity");
    }
}
