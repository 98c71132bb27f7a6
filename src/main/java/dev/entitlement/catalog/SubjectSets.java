package dev.entitlement.catalog;

import static dev.entitlement.odata.Names.onlyBeta;
import static dev.entitlement.odata.Names.onlyV1;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Names;
import dev.entitlement.odata.Property;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** What Graph's {@code userSet} of beta and {@code subjectSet} of v1.0 look like. */
final class SubjectSets {

    /** What v1.0 calls the id of each set that has one; beta calls it {@code id}. */
    private static final Map<SubjectSet.Type, String> IDS = Map.of(
            SubjectSet.Type.SINGLE_USER, "userId",
            SubjectSet.Type.SINGLE_SERVICE_PRINCIPAL, "servicePrincipalId",
            SubjectSet.Type.GROUP_MEMBERS, "groupId",
            SubjectSet.Type.CONNECTED_ORGANIZATION_MEMBERS, "connectedOrganizationId");

    private static final Set<SubjectSet.Type> OF_MANAGERS =
            Set.of(SubjectSet.Type.REQUESTOR_MANAGER, SubjectSet.Type.TARGET_MANAGER);
    private static final int MOST = 100;

    static final ComplexType<SubjectSet> TYPE = ComplexType.of(SubjectSet.class, Names.of("userSet", "subjectSet"))
            .property(onlyBeta("isBackup"), Kind.BOOLEAN, SubjectSet::backup)
            .property(onlyBeta("id"), Kind.GUID, only(IDS.keySet(), SubjectSet::id))
            .property(onlyV1("userId"), Kind.GUID, only(Set.of(SubjectSet.Type.SINGLE_USER), SubjectSet::id))
            .property(
                    onlyV1("servicePrincipalId"),
                    Kind.GUID,
                    only(Set.of(SubjectSet.Type.SINGLE_SERVICE_PRINCIPAL), SubjectSet::id))
            .property(onlyV1("groupId"), Kind.GUID, only(Set.of(SubjectSet.Type.GROUP_MEMBERS), SubjectSet::id))
            .property(
                    onlyV1("connectedOrganizationId"),
                    Kind.GUID,
                    only(Set.of(SubjectSet.Type.CONNECTED_ORGANIZATION_MEMBERS), SubjectSet::id))
            .property("description", Kind.STRING, SubjectSets::description)
            .property("managerLevel", Kind.INT32, only(OF_MANAGERS, SubjectSet::managerLevel))
            .property(
                    "membershipRule",
                    Kind.STRING,
                    only(Set.of(SubjectSet.Type.ATTRIBUTE_RULE_MEMBERS), SubjectSet::membershipRule))
            .derivedAs(set -> nameOf(set.type()))
            .build();

    /** Several of them. */
    static final Kind SEVERAL = Kind.collection(Kind.complex(TYPE));

    private SubjectSets() {}

    /** @throws GraphException 400 for a set without its type or id, or for more than a hundred of them */
    static List<SubjectSet> read(Body owner, String name) {
        List<Body> sets = owner.bodies(name);
        if (sets.size() > MOST) {
            throw GraphException.badRequest("The property '" + name + "' has at most " + MOST + " members.");
        }
        return sets.stream().map(SubjectSets::read).toList();
    }

    private static SubjectSet read(Body body) {
        SubjectSet.Type type = typeOf(body.requiredString("@odata.type", 256));
        String idName = IDS.get(type);
        UUID id = null;
        if (idName != null) {
            id = body.has(idName) ? body.guid(idName) : body.guid("id");
            if (id == null) {
                throw Body.missing(idName);
            }
        }
        return new SubjectSet(
                type,
                id,
                body.string("description", 4000),
                body.bool("isBackup", false),
                OF_MANAGERS.contains(type) ? managerLevel(body) : null,
                type == SubjectSet.Type.ATTRIBUTE_RULE_MEMBERS ? body.requiredString("membershipRule", 4000) : null);
    }

    /** @see <a href="https://learn.microsoft.com/graph/api/resources/requestormanager">requestorManager</a> */
    private static int managerLevel(Body body) {
        Integer level = body.integer("managerLevel");
        if (level != null && (level < 1 || level > 4)) {
            throw GraphException.badRequest("The property 'managerLevel' is from 1 to 4.");
        }
        return level == null ? 1 : level;
    }

    private static Function<SubjectSet, @Nullable Object> only(
            Set<SubjectSet.Type> types, Function<SubjectSet, @Nullable Object> value) {
        return set -> types.contains(set.type()) ? value.apply(set) : Property.LEFT_OUT;
    }

    private static @Nullable Object description(SubjectSet set) {
        boolean described = IDS.containsKey(set.type()) || set.type() == SubjectSet.Type.ATTRIBUTE_RULE_MEMBERS;
        return described ? set.description() : Property.LEFT_OUT;
    }

    private static SubjectSet.Type typeOf(String name) {
        return Arrays.stream(SubjectSet.Type.values())
                .filter(type -> nameOf(type).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> GraphException.badRequest("There is no set of users of type '" + name + "'."));
    }

    private static String nameOf(SubjectSet.Type type) {
        return StringUtils.uncapitalize(Arrays.stream(StringUtils.delimitedListToStringArray(type.name(), "_"))
                .map(word -> StringUtils.capitalize(word.toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining()));
    }
}
