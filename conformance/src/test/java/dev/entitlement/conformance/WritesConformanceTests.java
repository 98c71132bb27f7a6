package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.entitlement.conformance.Control.Covered;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After all other classes: what the emulator changes on request, an SDK has asked it to, and was not refused. */
@Order(Integer.MAX_VALUE)
class WritesConformanceTests {

    private static final Pattern NAME = Pattern.compile("\\{\\w+}");

    /** The first two are refused always; for the last, which the reference has beside another name, is no builder. */
    private static final List<String> NEVER_DONE = List.of(
            "DELETE /beta/identityGovernance/entitlementManagement/accessPackageAssignments/{id}",
            "DELETE /v1.0/identityGovernance/entitlementManagement/assignments/{id}",
            "POST /v1.0/identityGovernance/entitlementManagement/accessPackageCatalogs/{id}/accessPackageResources/{resourceId}/refresh");

    @Test
    void everyWriteThatAnSdkHasABuilderForWasDone() {
        List<WireLog.Call> done =
                WireLog.all().stream().filter(call -> call.status() < 300).toList();
        assumeTrue(done.size() > 300, "The other classes have run before");

        List<String> missing = Control.coverage().stream()
                .filter(covered -> !covered.method().equals("GET"))
                .filter(covered -> done.stream().noneMatch(call -> is(call, covered)))
                .map(covered -> covered.method() + " " + covered.path())
                .toList();

        assertThat(missing).containsExactlyInAnyOrderElementsOf(NEVER_DONE);
    }

    private static boolean is(WireLog.Call call, Covered covered) {
        String path =
                NAME.matcher(Pattern.quote(covered.path())).replaceAll(Matcher.quoteReplacement("\\E[^/()$]+\\Q"));
        return call.method().equals(covered.method()) && call.path().matches(path);
    }
}
