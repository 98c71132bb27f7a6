package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The published model of both versions, and members of enumerations that came later. */
class MetadataAcceptanceTests {

    private static final String NAMESPACE = "microsoft.graph.";

    @ParameterizedTest
    @ValueSource(strings = {"beta", "v1.0"})
    void anybodyMayReadTheModel(String version) {
        Answer answer = Listing.WIRE.send(Listing.WIRE.to("/" + version + "/$metadata"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/xml");
        assertThat(answer.text()).contains("Edm").doesNotContain("dev.entitlement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"beta", "v1.0"})
    void everyTypeThatIsReferredToIsDeclaredOnce(String version) throws Exception {
        Document model = model(version);
        Set<String> declared = new TreeSet<>();
        for (String kind : new String[] {"EntityType", "ComplexType", "EnumType"}) {
            elements(model, kind).forEach(type -> assertThat(declared.add(type.getAttribute("Name")))
                    .as(type.getAttribute("Name"))
                    .isTrue());
        }

        Stream.of("Property", "NavigationProperty", "Singleton", "EntityType", "ComplexType", "Parameter", "ReturnType")
                .flatMap(kind -> elements(model, kind))
                .flatMap(element -> Stream.of(element.getAttribute("Type"), element.getAttribute("BaseType")))
                .map(type -> type.replaceAll("^Collection\\((.*)\\)$", "$1"))
                .filter(type -> !type.isEmpty() && !type.startsWith("Edm."))
                .forEach(type -> assertThat(declared).contains(type.substring(NAMESPACE.length())));
        assertThat(declared).hasSizeGreaterThan(30);
    }

    @Test
    void eachVersionHasItsOwnNames() throws Exception {
        Document beta = model("beta");
        Document v1 = model("v1.0");

        assertThat(members(beta, "EntityType", "accessPackageAssignmentRequest", "Property"))
                .contains("requestState", "requestStatus", "completedDate", "isValidationOnly")
                .doesNotContain("state", "status");
        assertThat(members(v1, "EntityType", "accessPackageAssignmentRequest", "Property"))
                .contains("state", "status", "completedDateTime", "justification", "schedule")
                .doesNotContain("requestState", "isValidationOnly");
        assertThat(members(v1, "EntityType", "accessPackageAssignmentRequest", "NavigationProperty"))
                .containsExactlyInAnyOrder("accessPackage", "assignment", "requestor");
        assertThat(members(beta, "EntityType", "entitlementManagement", "NavigationProperty"))
                .contains("accessPackageAssignmentRequests", "assignmentRequests", "accessPackageCatalogs");
        assertThat(members(v1, "EntityType", "entitlementManagement", "NavigationProperty"))
                .contains("assignmentRequests", "catalogs", "accessPackages")
                .doesNotContain("accessPackageAssignmentRequests");
        assertThat(members(v1, "EnumType", "accessPackageRequestState", "Member"))
                .containsExactlyInAnyOrder(
                        "submitted",
                        "pendingApproval",
                        "delivering",
                        "delivered",
                        "deliveryFailed",
                        "denied",
                        "scheduled",
                        "canceled",
                        "partiallyDelivered",
                        "unknownFutureValue");
        assertThat(members(v1, "EnumType", "accessPackageRequestType", "Member"))
                .hasSize(13)
                .endsWith("unknownFutureValue", "approverRemove");
    }

    @Test
    void theListsInAnEnumerationAreNumberedInOrder() throws Exception {
        elements(model("v1.0"), "EnumType").forEach(type -> {
            int[] values = named(type, "Member")
                    .mapToInt(member -> Integer.parseInt(member.getAttribute("Value")))
                    .toArray();
            assertThat(values).isSorted().doesNotHaveDuplicates().isNotEmpty();
        });
    }

    @Test
    void aPreferenceForLaterMembersIsApplied() {
        Answer plain = Listing.get(Listing.V1 + "assignmentRequests");
        Answer preferring = Listing.WIRE.send(Listing.WIRE
                .to(Listing.V1 + "assignmentRequests")
                .header("Authorization", "Bearer " + Listing.token())
                .header("Prefer", "return=minimal, include-unknown-enum-members"));

        assertThat(plain.header("Preference-Applied")).isNull();
        assertThat(preferring.header("Preference-Applied")).isEqualTo("include-unknown-enum-members");
        assertThat(preferring.json().path("value").size()).isEqualTo(Listing.PAGE_SIZE);
    }

    private static Document model(String version) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        String xml =
                Listing.WIRE.send(Listing.WIRE.to("/" + version + "/$metadata")).text();
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> members(Document model, String kind, String type, String member) {
        Element declared = elements(model, kind)
                .filter(each -> each.getAttribute("Name").equals(type))
                .findFirst()
                .orElseThrow();
        return named(declared, member).map(each -> each.getAttribute("Name")).toList();
    }

    private static Stream<Element> elements(Document model, String kind) {
        return named(model.getDocumentElement(), kind);
    }

    private static Stream<Element> named(Element parent, String kind) {
        var nodes = parent.getElementsByTagNameNS("*", kind);
        return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at));
    }
}
