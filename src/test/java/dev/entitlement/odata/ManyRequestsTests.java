package dev.entitlement.odata;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Lists of 100,000 requests: how many SQL statements they take depends neither on how much there is nor on how much is shown. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "emulator.http.port=0",
            "emulator.https.port=0",
            "spring.jpa.properties.hibernate.generate_statistics=true",
            "spring.jpa.properties.hibernate.session_factory.statement_inspector="
                    + "dev.entitlement.odata.ManyRequestsTests$Statements"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyRequestsTests {

    private static final String TENANT = "5eed0000-0000-4000-8000-000000000001";
    private static final String REQUESTS = "/beta/identityGovernance/entitlementManagement/assignmentRequests";

    /** What a program asks for that watches for failures. */
    private static final String FAILED =
            "?$filter=requestState eq 'DeliveryFailed'&$expand=requestor,accessPackage&$top={top}";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EntityManagerFactory factory;

    @LocalServerPort
    private int port;

    private RestClient graph = RestClient.create();

    @BeforeAll
    void fill() {
        graph = RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultHeader("Authorization", "Bearer " + token())
                .build();
        List<String> columns = jdbc.sql("select lower(column_name) from information_schema.columns"
                        + " where lower(table_name) = 'assignment_request'")
                .query(String.class)
                .list();
        String copied = columns.stream()
                .map(column -> column.equals("id") ? "random_uuid()" : "r." + column)
                .collect(Collectors.joining(", "));
        jdbc.sql("insert into assignment_request (" + String.join(", ", columns) + ") select " + copied
                        + " from assignment_request r, system_range(1, 10000) where r.id in"
                        + " (select id from assignment_request order by id fetch first 10 rows only)")
                .update();
    }

    @Test
    void aPageOfAHundredTakesThreeStatements() {
        assertThat(jdbc.sql("select count(*) from assignment_request")
                        .query(Long.class)
                        .single())
                .isGreaterThan(100_000);

        // One for the requests, one for their requestors, one for their packages.
        page(FAILED, 100); // the first page that has a next one reads the key that signs its token
        assertThat(statementsFor(FAILED, 100)).isEqualTo(3);
        assertThat(page(FAILED, 100)).hasSize(100).allSatisfy(request -> {
            assertThat(request.at("/requestor/displayName").isString()).isTrue();
            assertThat(request.at("/accessPackage/displayName").isString()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FAILED,
                "?$top={top}",
                "?$top={top}&$count=true&$orderby=createdDateTime desc&$filter=accessPackage/displayName eq 'Sales'",
                "?$top={top}&$expand=requestor($expand=connectedOrganization),accessPackage($expand=accessPackageCatalog,"
                        + "accessPackageAssignmentPolicies),accessPackageAssignment($expand=target,"
                        + "accessPackageAssignmentResourceRoles($expand=accessPackageResourceRole))",
                "?$top={top}&$filter=accessPackageAssignment/accessPackageAssignmentResourceRoles/any(r:r/status eq"
                        + " 'PendingFulfillment')",
            })
    void theNumberOfStatementsDoesNotGrowWithThePage(String options) {
        assertThat(statementsFor(options, 200)).isEqualTo(statementsFor(options, 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'DELIVERY_FAILED'",
                "access_package_id = '5eed0000-0000-4000-8000-0000000000d1'",
                "requestor_id = '5eed0000-0000-4000-8000-0000000000c1'",
                "created_at > timestamp with time zone '2099-01-01 00:00:00Z'",
                "id > '5eed0000-0000-4000-8000-0000000000d1'",
            })
    void anIndexStandsBehindEveryDocumentedFilter(String condition) {
        String plan = jdbc.sql(
                        "explain select * from assignment_request where tenant_id = '" + TENANT + "' and " + condition)
                .query(String.class)
                .single();

        // The plan names, in a comment, the index and the conditions that it is asked with.
        String column = condition.substring(0, condition.indexOf(' ')).toUpperCase(Locale.ROOT);
        assertThat(plan).containsPattern("(?s)/\\* PUBLIC\\.\\w+: TENANT_ID = [^*]*AND " + column + " ");
    }

    /** With parameters: H2 plans otherwise for values that it sees. */
    @Test
    void theFirstPageOfAStateIsReadInTheOrderOfAnIndex() {
        String plan = jdbc.sql("explain analyze select * from assignment_request where tenant_id = ? and state = ?"
                        + " order by tenant_id, state, id fetch first 21 rows only")
                .params(UUID.fromString(TENANT), "DELIVERY_FAILED")
                .query(String.class)
                .single();

        assertThat(plan).contains("ASSIGNMENT_REQUEST_BY_STATE", "index sorted */");
        assertThat(plan).containsPattern("scanCount: [12]?[0-9] ");
    }

    /** What is expanded, of one or of many owners, by way of links or not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "requestor",
                "accessPackage",
                "accessPackageAssignment",
                "accessPackageAssignment($expand=accessPackageAssignmentResourceRoles)",
                "accessPackage($expand=accessPackageAssignmentPolicies)",
            })
    void whatIsExpandedIsLookedUpByWholeKeys(String expanded) {
        Statements.SEEN.clear();
        page("?$filter=requestState eq 'DeliveryFailed'&$expand=" + expanded + "&$top={top}", 3);

        List<String> expanding = Statements.SEEN.stream()
                .filter(seen -> seen.contains(" in ("))
                .map(seen -> seen.replace("fetch first ? rows", "fetch first 10 rows"))
                .toList();
        assertThat(expanding).isNotEmpty();
        for (String statement : expanding) {
            String plan = jdbc.sql("explain " + statement)
                    .params(Stream.generate(UUID::randomUUID)
                            .limit(statement.chars().filter(sign -> sign == '?').count())
                            .map(Object.class::cast)
                            .toList())
                    .query(String.class)
                    .single();
            assertThat(plan)
                    .containsPattern("PRIMARY_KEY_\\w+: +(IN\\(ROW |TENANT_ID = \\?1\\s+AND ID = \\?2\\s)")
                    .doesNotContain("tableScan");
        }
    }

    /** The statements of the emulator, as Hibernate writes them. */
    public static final class Statements implements StatementInspector {

        static final List<String> SEEN = new CopyOnWriteArrayList<>();

        @Override
        public String inspect(String sql) {
            SEEN.add(sql);
            return sql;
        }
    }

    private long statementsFor(String options, int top) {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        assertThat(page(options, top)).isNotEmpty();
        return statistics.getPrepareStatementCount();
    }

    private Iterable<JsonNode> page(String options, int top) {
        return Objects.requireNonNull(
                        graph.get().uri(REQUESTS + options, top).retrieve().body(JsonNode.class))
                .path("value");
    }

    private String token() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", "5eed0000-0000-4000-8000-0000000000a1");
        form.add("client_secret", "demo-secret-of-access-operations");
        form.add("scope", "https://graph.microsoft.com/.default");
        return Objects.requireNonNull(RestClient.create()
                        .post()
                        .uri("http://localhost:" + port + "/" + TENANT + "/oauth2/v2.0/token")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body(form)
                        .retrieve()
                        .body(JsonNode.class))
                .path("access_token")
                .asString();
    }
}
