package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.kiota.ApiException;
import dev.entitlement.conformance.Control.Covered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything that the emulator lets be read is read through the SDK's builder for it, where the SDK has one. */
class CoverageConformanceTests {

    private static final String PREFIX = "identityGovernance/entitlementManagement/";
    private static final Pattern NAME = Pattern.compile("\\{\\w+}");

    /** Where the first of a list will not do, or where there is no list. */
    private static final Map<String, String> IDS = new TreeMap<>(Map.of(
            "catalogs",
            World.CATALOG,
            "accessPackageCatalogs",
            World.CATALOG,
            "accessPackages",
            World.SALES,
            "resourceRoleScopes",
            World.ROLE,
            "accessPackageResourceRoleScopes",
            World.ROLE,
            "accessPackageAssignmentApprovals",
            World.pendingApproval(6),
            "assignmentRequests",
            World.delivered(7),
            "accessPackageAssignmentRequests",
            World.delivered(7),
            "assignments",
            World.assignment(7),
            "accessPackageAssignments",
            World.assignment(7)));

    private static Furniture furniture;

    @BeforeAll
    static void somethingOfEverything() {
        furniture = Furniture.moved();
    }

    @Test
    void everyReadThatTheBetaSdkKnowsIsAnswered() {
        WireLog log = new WireLog();
        Object application =
                Clients.beta(Clients.application(), log).identityGovernance().entitlementManagement();
        Object user = Clients.beta(Clients.user(0), log).identityGovernance().entitlementManagement();

        assertReads("/beta/", application, user, log, 110);
    }

    @Test
    void everyReadThatTheV1SdkKnowsIsAnswered() {
        WireLog log = new WireLog();
        Object application =
                Clients.v1(Clients.application(), log).identityGovernance().entitlementManagement();
        Object user = Clients.v1(Clients.user(0), log).identityGovernance().entitlementManagement();

        assertReads("/v1.0/", application, user, log, 82);
    }

    private static void assertReads(String version, Object application, Object user, WireLog log, int least) {
        Map<String, String> answered = new TreeMap<>();
        Map<String, String> refused = new TreeMap<>();
        Map<String, String> unreached = new TreeMap<>();
        for (Covered covered : Control.coverage()) {
            if (!covered.method().equals("GET") || !covered.path().startsWith(version)) {
                continue;
            }
            String result = read(version, covered.path(), isOfUsers(covered.path()) ? user : application, log);
            (result.startsWith("2") ? answered : result.startsWith("4") ? refused : unreached)
                    .put(covered.path(), result);
        }
        print(version + ": answered " + answered.size(), Map.of());
        print(version + ": refused", refused);
        print(version + ": not reached", unreached);

        // Nobody may list all approvals, in the words of the service.
        assertThat(refused)
                .allSatisfy((path, result) -> assertThat(result).matches("404 .*|403 Only app tokens are supported"));
        assertThat(answered).hasSizeGreaterThanOrEqualTo(least);
    }

    /** Apps are not let in there. */
    private static boolean isOfUsers(String path) {
        return path.contains("filterByCurrentUser") || path.contains("Approvals") || path.contains("additionalAccess");
    }

    /** The status, with the code of a refusal, or why there was no call. */
    private static String read(String version, String template, Object root, WireLog log) {
        if (!template.startsWith(version + PREFIX)) {
            return "not below entitlementManagement";
        }
        Optional<String> path = filled(template.substring((version + PREFIX).length()), root);
        if (path.isEmpty()) {
            return "nothing to read";
        }
        Optional<Object> builder = SdkPath.of(root, path.get());
        if (builder.isEmpty() || !SdkPath.has(builder.get(), "get")) {
            return "no builder";
        }
        String result;
        try {
            SdkPath.call(builder.get(), "get");
            result = "200";
        } catch (ApiException refused) {
            result = refused.getResponseStatusCode() + " " + refused.getMessage();
        }
        assertThat(log.calls().get(log.calls().size() - 1).path())
                .isEqualTo(version + PREFIX + path.get().replaceAll("=([^,)]*)", "='$1'"));
        return result;
    }

    /** The path with values for its names; none if there is nothing of the kind. */
    private static Optional<String> filled(String template, Object root) {
        List<String> path = new ArrayList<>();
        for (String segment : template.split("/")) {
            Optional<String> value;
            if (segment.equals("{id}") && template.contains("ncompatible")) {
                value = Optional.of(
                        template.contains("IncompatibleWith") ? furniture.otherPackage() : furniture.accessPackage());
            } else if (NAME.matcher(segment).matches()) {
                String set = path.get(path.size() - 1);
                value = Optional.ofNullable(path.size() == 1 ? IDS.get(set) : null)
                        .or(() -> firstId(root, String.join("/", path)));
            } else {
                value = Optional.of(NAME.matcher(segment)
                        .replaceAll(name -> Matcher.quoteReplacement(argument(template, name.group()))));
            }
            if (value.isEmpty()) {
                return Optional.empty();
            }
            path.add(value.get());
        }
        return Optional.of(String.join("/", path));
    }

    private static String argument(String template, String name) {
        return switch (name) {
            case "{on}" ->
                template.startsWith("accessPackages/")
                        ? "allowedRequestor"
                        : template.contains("Approvals") ? "approver" : "target";
            case "{first}" -> furniture.accessPackage();
            case "{second}" -> furniture.otherPackage();
            default -> template.startsWith("subjects") ? World.user(7) : furniture.uniqueName();
        };
    }

    private static Optional<String> firstId(Object root, String path) {
        try {
            return SdkPath.of(root, path)
                    .filter(builder -> SdkPath.has(builder, "get"))
                    .flatMap(builder -> SdkPath.call(builder, "get"))
                    .flatMap(page -> SdkPath.call(page, "getValue"))
                    .flatMap(list -> ((List<?>) list).stream().findFirst())
                    .flatMap(entity -> SdkPath.call(entity, "getId"))
                    .map(Object::toString);
        } catch (ApiException notListed) {
            return Optional.empty();
        }
    }

    private static void print(String title, Map<String, String> paths) {
        System.out.println(title + (paths.isEmpty() ? "" : " (" + paths.size() + ")"));
        paths.forEach((path, result) -> System.out.println("    " + path + "  " + result));
    }
}
