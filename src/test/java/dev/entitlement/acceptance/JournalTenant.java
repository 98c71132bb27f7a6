package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A tenant of a test's own, filled with the demo seed, its app's calls, and what the journal tells of them. */
final class JournalTenant {

    static final String REPROCESS = "assignmentRequest.reprocess";
    static final Seeds.Client WITHOUT_PERMISSION =
            new Seeds.Client("5eed0000-0000-4000-8000-0000000000b1", "demo-secret-without-permission", List.of());

    private final Control control;
    private final Wire wire;
    private final String alias;
    private final String id;
    private final String token;

    JournalTenant(Control control, Wire wire, String alias) {
        this.control = control;
        this.wire = wire;
        this.alias = alias;
        this.id = control.demoTenant(alias).path("id").asString();
        this.token = control.token(alias);
    }

    private JournalTenant(JournalTenant same, Wire wire) {
        this.control = new Control(wire);
        this.wire = wire;
        this.alias = same.alias;
        this.id = same.id;
        this.token = same.token;
    }

    /** The same tenant as another process on the database sees it. */
    JournalTenant through(Wire other) {
        return new JournalTenant(this, other);
    }

    String alias() {
        return alias;
    }

    String id() {
        return id;
    }

    String token() {
        return token;
    }

    /** A token that the app without permission does not get from Entra. */
    String tokenOfAnotherApp() {
        return control(
                        "POST",
                        "/tokens",
                        "{'client':'" + WITHOUT_PERMISSION.id() + "','roles':['EntitlementManagement.ReadWrite.All']}")
                .json()
                .path("access_token")
                .asString();
    }

    /** Headers are names and values in turn. */
    Answer reprocess(String request, String... headers) {
        return reprocessWith(token, request, headers);
    }

    Answer reprocessWith(String bearer, String request, String... headers) {
        return send("POST", Wire.REQUESTS + request + "/reprocess", bearer, headers);
    }

    Answer read(String request, String... headers) {
        return send("GET", Wire.REQUESTS + request, token, headers);
    }

    private Answer send(String method, String path, String bearer, String... headers) {
        HttpRequest.Builder call =
                wire.to(path).header("Authorization", "Bearer " + bearer).method(method, BodyPublishers.noBody());
        return wire.send(headers.length == 0 ? call : call.headers(headers));
    }

    Answer batch(String... steps) {
        return wire.send(wire.to("/beta/$batch")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Batches.of(steps))));
    }

    /** A call of the control API about this tenant; the body is written with single quotes. */
    Answer control(String method, String path, String body) {
        return control.send(
                method, path + (path.contains("?") ? "&" : "?") + "tenant=" + alias, body.replace('\'', '"'));
    }

    JsonNode armed(String rule) {
        Answer armed = control("POST", "/faults", rule);
        assertThat(armed.status()).as(armed.text()).isEqualTo(201);
        return armed.json();
    }

    /** Lets the first calls of reprocess meet outcomes, written in JSON, one after the other. */
    void armReprocess(String id, String... outcomes) {
        armed("{'id':'" + id + "','match':{'operation':'" + REPROCESS + "'},'sequence':[" + String.join(",", outcomes)
                + "]}");
    }

    /** The calls that a query finds. */
    List<JsonNode> calls(String query) {
        Answer found = control("GET", "/requests?" + query, "");
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        return found.json().path("requests").valueStream().toList();
    }

    /** What the journal tells of the call with this answer. */
    JsonNode told(Answer answer) {
        return told(answer.header("request-id"));
    }

    JsonNode told(String requestId) {
        Answer found = control("GET", "/requests/" + requestId, "");
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        return found.json();
    }

    Answer verify(String expectation) {
        return control("POST", "/requests/verify", expectation);
    }

    JsonNode report(String query) {
        Answer report = control("GET", "/retry-report?" + query, "");
        assertThat(report.status()).as(report.text()).isEqualTo(200);
        return report.json();
    }

    /** The chains of reprocess of one request. */
    List<JsonNode> chains(String request) {
        return report("operation=" + REPROCESS + "&resource=" + request)
                .path("chains")
                .valueStream()
                .toList();
    }

    JsonNode onlyChain(String request) {
        List<JsonNode> chains = chains(request);
        assertThat(chains).hasSize(1);
        return chains.get(0);
    }
}
