package dev.entitlement.tenancy;

import dev.entitlement.control.ControlError;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.DocumentRefused;
import dev.entitlement.seed.Seeds;
import dev.entitlement.tenant.Tenant;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fills tenants, and remembers the documents that they were filled with. */
@Component
class Fillings {

    private final Seeds seeds;
    private final JdbcClient database;
    private final EntityManager entities;
    private final JsonMapper json;

    Fillings(Seeds seeds, JdbcClient database, EntityManager entities, JsonMapper json) {
        this.seeds = seeds;
        this.database = database;
        this.entities = entities;
        this.json = json;
    }

    /** What the tenant was filled with when it was made. */
    @Transactional(readOnly = true)
    public Contents of(Tenant tenant) {
        return tenant.seed().equals(Contents.DOCUMENT)
                ? new Contents(
                        Contents.DOCUMENT,
                        database.sql("select document from tenant_seed where tenant_id = ?")
                                .param(tenant.id())
                                .query(String.class)
                                .single())
                : Contents.of(tenant.seed());
    }

    /** Keeps a document for the next time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID tenantId, Contents contents) {
        if (contents.document() != null) {
            database.sql("insert into tenant_seed (tenant_id, document) values (?, ?)")
                    .params(tenantId, contents.document())
                    .update();
        }
    }

    /**
     * Fills a tenant that is empty.
     *
     * @throws ControlException 400 when a document cannot be followed, 409 when what the emulator was started with cannot be
     *     read any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fill(Tenant tenant, Contents contents) {
        try {
            if (contents.document() == null) {
                seeds.loadInto(tenant.id(), contents.seed());
            } else {
                seeds.loadInto(tenant.id(), ofTenant(tenant, contents.document()));
            }
            entities.flush(); // Whatever the database refuses is refused here.
        } catch (UncheckedIOException unreadable) {
            throw ControlException.conflict("The seed cannot be read: " + unreadable.getMessage());
        } catch (DataIntegrityViolationException | PersistenceException contradiction) {
            throw refused(String.valueOf(
                    NestedExceptionUtils.getMostSpecificCause(contradiction).getMessage()));
        } catch (DocumentRefused refused) {
            List<ControlError> errors = refused.errorsWithin("/seed");
            throw ControlException.badRequest(
                    "The seed cannot be loaded: " + errors.get(0).told(), errors);
        } catch (IllegalArgumentException refused) {
            throw refused(String.valueOf(refused.getMessage()));
        }
    }

    private static ControlException refused(String why) {
        return ControlException.badMember("/seed", "The seed cannot be loaded: " + why.split(";", 2)[0] + ".");
    }

    /** A document says of which tenant it is; here that is known. */
    private byte[] ofTenant(Tenant tenant, String document) {
        ObjectNode seed = (ObjectNode) json.readTree(document);
        seed.putObject("tenant")
                .put("id", tenant.id().toString())
                .put("displayName", tenant.displayName())
                .put("domain", tenant.domain());
        return json.writeValueAsString(seed).getBytes(StandardCharsets.UTF_8);
    }
}
