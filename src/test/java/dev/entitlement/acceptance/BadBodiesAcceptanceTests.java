package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that cannot be what they should be: each is told so, and nothing comes of it. */
class BadBodiesAcceptanceTests {

    private static final CatalogWire GRAPH = CatalogWire.BETA;
    private static final String CATALOG = "\"catalogId\":\"11111111-0000-4000-8000-0000000000d0\"";
    private static final String PACKAGE = "\"accessPackageId\":\"11111111-0000-4000-8000-0000000000d1\"";

    record Call(String set, String body) {}

    static List<Call> calls() {
        return List.of(
                new Call("catalogs", "{}"),
                new Call("catalogs", "{\"displayName\":\" \"}"),
                new Call("catalogs", "{\"displayName\":\"" + "x".repeat(257) + "\"}"),
                new Call("catalogs", "{\"displayName\":\"a\\u0000b\"}"),
                new Call("catalogs", "{\"displayName\":\"\\ud800\"}"),
                new Call("catalogs", "{\"displayName\":\"x\",\"catalogStatus\":\"Gone\"}"),
                new Call("catalogs", "{\"displayName\":\"x\",\"displayname\":\"y\"}"),
                new Call("accessPackages", "{\"displayName\":\"x\"}"),
                new Call("accessPackages", "{\"displayName\":\"x\",\"catalogId\":\"1-1-1-1-1\"}"),
                policy("\"durationInDays\":2147483647"),
                policy("\"expirationDateTime\":\"+999999999-01-01T00:00:00Z\""),
                policy("\"requestorSettings\":{\"scopeType\":\"Everybody\"}"),
                policy("\"requestorSettings\":{\"allowedRequestors\":[{}]}"),
                policy("\"requestApprovalSettings\":{\"isApprovalRequired\":true}"),
                policy("\"requestApprovalSettings\":{\"approvalStages\":[{\"escalationTimeInMinutes\":-1}]}"),
                policy("\"accessReviewSettings\":\"" + "x".repeat(100_001) + "\""),
                policy("\"reviewSettings\":{\"a\":[1e400]}"),
                policy("\"accessReviewSettings\":1e-400"),
                policy("\"description\":\"a\",\"description\":\"b\""),
                new Call(
                        "accessPackages",
                        "{\"displayName\":\"x\",\"catalog\":{" + CATALOG.replace("catalogId", "id")
                                + "},\"accessPackageCatalog\":{" + CATALOG.replace("catalogId", "id") + "}}"),
                policy("\"questions\":[{\"@odata.type\":\"#microsoft.graph.accessPackageTextInputQuestion\","
                        + "\"regexPattern\":\"(\"}]"),
                gracePeriod("-P1D"),
                gracePeriod("P3661D"),
                gracePeriod("P99999999999999D"),
                gracePeriod("P999999999DT1S"),
                policy("\"expiration\":{\"type\":\"noExpiration\",\"duration\":\"P30D\"}"),
                policy("\"expiration\":{\"type\":\"noExpiration\",\"endDateTime\":\"2099-01-01T00:00:00Z\"}"),
                policy("\"expiration\":{\"type\":\"notSpecified\",\"duration\":\"P30D\"}"),
                policy("\"expiration\":{\"duration\":\"P30D\",\"endDateTime\":\"2099-01-01T00:00:00Z\"}"),
                resource("\"originId\":\"" + "x".repeat(501) + "\",\"originSystem\":\"AadGroup\""),
                resource("\"originId\":\"x\",\"originSystem\":\"\\ud800\""),
                new Call("connectedOrganizations", "{\"displayName\":\"x\",\"identitySources\":[{}]}"));
    }

    private static Call policy(String terms) {
        return new Call("policies", "{\"displayName\":\"x\"," + PACKAGE + "," + terms + "}");
    }

    private static Call gracePeriod(String length) {
        return policy("\"automaticRequestSettings\":{\"gracePeriodBeforeAccessRemoval\":\"" + length + "\"}");
    }

    private static Call resource(String origin) {
        return new Call(
                "resourceRequests",
                "{\"requestType\":\"AdminAdd\",\"accessPackageResource\":{" + origin + "}," + CATALOG + "}");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isRefusedAndNothingComesOfIt(Call call) {
        String path = GRAPH.path(call.set());
        String before = GRAPH.get(path + "/$count").text();

        Answer refused = GRAPH.send("POST", path, call.body());

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.message()).isNotBlank();
        assertThat(GRAPH.get(path + "/$count").text()).isEqualTo(before);
    }
}
