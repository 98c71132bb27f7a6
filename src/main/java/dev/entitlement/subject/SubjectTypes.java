package dev.entitlement.subject;

import static dev.entitlement.odata.Names.onlyBeta;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.EntitySet;
import dev.entitlement.odata.GraphType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Kind.Spelling;
import dev.entitlement.odata.Names;
import dev.entitlement.odata.Property;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What subjects, connected organizations and settings look like in each version. */
@Configuration(proxyBeanMethods = false)
class SubjectTypes {

    static final String ORGANIZATION = "connectedOrganization";
    static final String SETTINGS = "entitlementManagementSettings";
    static final String SUBJECT = "accessPackageSubject";
    private static final String DOCS = "https://learn.microsoft.com/graph/api/";

    private static final ComplexType<IdentitySource> IDENTITY_SOURCE = ComplexType.of(
                    IdentitySource.class, "identitySource")
            .property("displayName", Kind.STRING, IdentitySource::displayName)
            .property(
                    "tenantId",
                    Kind.STRING,
                    of(IdentitySource::tenantId, IdentitySource.TENANT, IdentitySource.CROSS_CLOUD))
            .property("cloudInstance", Kind.STRING, of(IdentitySource::cloudInstance, IdentitySource.CROSS_CLOUD))
            .property(
                    "domainName",
                    Kind.STRING,
                    of(IdentitySource::domainName, IdentitySource.DOMAIN, IdentitySource.FEDERATION))
            .property("issuerUri", Kind.STRING, of(IdentitySource::issuerUri, IdentitySource.FEDERATION))
            .property(
                    "socialIdentitySourceType",
                    Kind.STRING,
                    of(IdentitySource::socialIdentitySourceType, IdentitySource.SOCIAL))
            .derivedAs(IdentitySource::type)
            .build();

    /** What only sources of these types have. */
    private static Function<IdentitySource, @Nullable Object> of(
            Function<IdentitySource, @Nullable Object> value, String... types) {
        return source -> source.is(types) ? value.apply(source) : Property.LEFT_OUT;
    }

    @Bean
    GraphType<Subject> subjectType() {
        return GraphType.of(Subject.class, SUBJECT)
                .id(Subject::id)
                .column("objectId", Kind.GUID, "objectId", Subject::objectId)
                .column("displayName", Kind.STRING, "displayName", Subject::displayName)
                .column("principalName", Kind.STRING, "principalName", Subject::principalName)
                .column("email", Kind.STRING, "email", Subject::email)
                .property("onPremisesSecurityIdentifier", Kind.STRING, subject -> null)
                .property(onlyBeta("altSecId"), Kind.STRING, subject -> null)
                .property(onlyBeta("cleanupScheduledDateTime"), Kind.DATE_TIME, subject -> null)
                .column(
                        onlyBeta("connectedOrganizationId"),
                        Kind.GUID,
                        "connectedOrganizationId",
                        Subject::connectedOrganizationId)
                .column(
                        Names.of("type", "subjectType"),
                        Kind.enumeration("accessPackageSubjectType", SubjectType.class, Spelling.STRING_IN_BETA),
                        "type",
                        Subject::type)
                .column(
                        "subjectLifecycle",
                        Kind.enumeration("accessPackageSubjectLifecycle", SubjectLifecycle.class, Spelling.ENUM),
                        "lifecycle",
                        Subject::lifecycle)
                .one(
                        Names.of("connectedOrganization"),
                        ORGANIZATION,
                        "connectedOrganizationId",
                        Subject::connectedOrganizationId)
                .build();
    }

    @Bean
    EntitySet subjectSet() {
        return EntitySet.of("subject", SUBJECT)
                .at(Names.of("subjects"))
                .known(Fidelity.INFERRED, "", DOCS + "accesspackagesubject-get")
                .notFound("SubjectNotFound", "The subject was not found.")
                .alternateKey("objectId")
                .build();
    }

    @Bean
    GraphType<ConnectedOrganization> connectedOrganizationType() {
        return GraphType.of(ConnectedOrganization.class, ORGANIZATION)
                .id(ConnectedOrganization::id)
                .column("displayName", Kind.STRING, "displayName", ConnectedOrganization::displayName)
                .property("description", Kind.STRING, ConnectedOrganization::description)
                .column(onlyBeta("createdBy"), Kind.STRING, "audit.createdBy", o -> o.audit()
                        .createdBy())
                .column("createdDateTime", Kind.DATE_TIME, "audit.createdAt", o -> o.audit()
                        .createdAt())
                .column(onlyBeta("modifiedBy"), Kind.STRING, "audit.modifiedBy", o -> o.audit()
                        .modifiedBy())
                .column("modifiedDateTime", Kind.DATE_TIME, "audit.modifiedAt", o -> o.audit()
                        .modifiedAt())
                .column(
                        "state",
                        Kind.enumeration(
                                "connectedOrganizationState", ConnectedOrganization.State.class, Spelling.ENUM),
                        "state",
                        ConnectedOrganization::state)
                .property(
                        "identitySources",
                        Kind.collection(Kind.complex(IDENTITY_SOURCE)),
                        ConnectedOrganization::identitySources)
                .build();
    }

    @Bean
    EntitySet connectedOrganizationSet() {
        return EntitySet.of("connectedOrganization", ORGANIZATION)
                .at(Names.of("connectedOrganizations"))
                .known(
                        Fidelity.DOCUMENTED,
                        DOCS + "entitlementmanagement-list-connectedorganizations",
                        DOCS + "connectedorganization-get")
                .notFound(ConnectedOrganizations.NOT_FOUND, ConnectedOrganizations.NOT_FOUND_MESSAGE)
                .build();
    }

    @Bean
    GraphType<ManagementSettings> settingsType() {
        return GraphType.of(ManagementSettings.class, SETTINGS)
                .id(ManagementSettings::id)
                .property(
                        Names.of("externalUserLifecycleAction"),
                        Kind.enumeration(
                                "accessPackageExternalUserLifecycleAction",
                                ManagementSettings.Action.class,
                                Spelling.STRING_IN_BETA),
                        ManagementSettings::externalUserAction)
                .property(onlyBeta("daysUntilExternalUserDeletedAfterBlocked"), Kind.INT32, settings ->
                        (int) settings.untilDeleted().toDays())
                .property(
                        Names.onlyV1("durationUntilExternalUserDeletedAfterBlocked"),
                        Kind.DURATION,
                        ManagementSettings::untilDeleted)
                .build();
    }
}
