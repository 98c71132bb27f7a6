package dev.entitlement.seed;

import dev.entitlement.control.ControlException;
import dev.entitlement.control.ResetPart;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedSection;
import dev.entitlement.store.TenantRows;
import dev.entitlement.tenant.BulkChange;
import dev.entitlement.tenant.Replacement;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.TenantLimit;
import dev.entitlement.tenant.Tenants;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;

/** The whole state of tenants as seed documents, in and out, each in one transaction. */
@Service
class States {

    private final Seeds seeds;
    private final List<SeedSection<?>> sections;
    private final Tenants tenants;
    private final TenantLimit limit;
    private final TenantRows rows;
    private final Replacement replacement;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate change;
    private final TransactionTemplate look;

    States(
            Seeds seeds,
            List<SeedSection<?>> sections,
            Tenants tenants,
            TenantLimit limit,
            TenantRows rows,
            Replacement replacement,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.seeds = seeds;
        this.sections = sections;
        this.tenants = tenants;
        this.limit = limit;
        this.rows = rows;
        this.replacement = replacement;
        this.events = events;
        this.change = new TransactionTemplate(transactions);
        this.look = new TransactionTemplate(transactions);
        this.look.setReadOnly(true);
        // Every section of what is written shows the same moment.
        this.look.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Loads a document.
     *
     * @param selected id, domain or alias of the tenant; null: the one that the document names, or else the default tenant
     * @param dryRun whether to change nothing, and only tell what would be changed
     * @throws ControlException 400 for a document that cannot be followed, with line and column; 409 when it contradicts
     *     another tenant, or what somebody else changes meanwhile, or there is no room for the tenant that it makes; nothing is
     *     changed then
     */
    SeedResult load(byte[] text, SeedFormat format, @Nullable String selected, SeedMode mode, boolean dryRun) {
        try {
            SeedDocument document = onlyOne(SeedDocument.readAll(text, format, sections));
            Optional<UUID> replaced =
                    mode == SeedMode.REPLACE && !dryRun ? alreadyThere(document, selected) : Optional.empty();
            if (replaced.isPresent()) {
                return replacement.of(replaced.get(), Set.of(ResetPart.STATE), () -> load(document, selected, mode));
            }
            return change.execute(status -> {
                if (dryRun) {
                    status.setRollbackOnly();
                }
                return load(document, selected, mode);
            });
        } catch (BadSeedException refused) {
            throw ControlException.badRequest(
                    "The document is refused, nothing was changed: " + refused.getMessage(), refused.errors());
        } catch (DataIntegrityViolationException contradiction) {
            throw ControlException.conflict(
                    "Nothing was changed: the document contradicts what is there, in a name that"
                            + " must be unique for instance, or somebody else makes the same at the same time.");
        } catch (ConcurrencyFailureException | QueryTimeoutException busy) {
            throw ControlException.conflict("Nothing was changed: somebody else changes the same at the same time.");
        }
    }

    private static SeedDocument onlyOne(List<SeedDocument> documents) {
        if (documents.size() > 1) {
            throw BadSeedException.at(
                    documents.get(1).start(), "there are " + documents.size() + " documents; send one at a time");
        }
        return documents.get(0);
    }

    private SeedResult load(SeedDocument document, @Nullable String selected, SeedMode mode) {
        List<String> warnings = new ArrayList<>();
        UUID tenantId = tenantOf(document, selected, warnings);
        events.publishEvent(new BulkChange(tenantId));
        tenants.hold(tenantId);
        if (mode == SeedMode.REPLACE) {
            rows.clear(tenantId);
        }
        SeedLoad load = seeds.load(tenantId, document);
        return SeedResult.of(load, warnings);
    }

    private Optional<UUID> alreadyThere(SeedDocument document, @Nullable String selected) {
        Optional<TenantEntry> entry = document.tenant();
        return selected != null || entry.isEmpty()
                ? Optional.of(tenants.selected(selected).id())
                : known(entry.get()).map(Tenant::id);
    }

    private Optional<Tenant> known(TenantEntry named) {
        return tenants.find(named.id() != null ? named.id().toString() : String.valueOf(named.domain()));
    }

    /** The tenant to be filled, made or renamed if the document says so. */
    private UUID tenantOf(SeedDocument document, @Nullable String selected, List<String> warnings) {
        Optional<TenantEntry> entry = document.tenant();
        if (selected != null || entry.isEmpty()) {
            UUID id = tenants.selected(selected).id();
            entry.filter(named -> !id.equals(named.id()) && named.id() != null)
                    .ifPresent(other -> warnings.add(
                            "the section 'tenant' is of another tenant, and was left out: the call names " + id));
            return id;
        }
        TenantEntry named = entry.get();
        Optional<Tenant> known = known(named);
        if (known.isPresent()) {
            UUID id = known.get().id();
            tenants.describe(id, named.displayName(), named.domain());
            return id;
        }
        limit.requireRoom();
        try {
            return tenants.create(named.toMake()).id();
        } catch (IllegalArgumentException incomplete) {
            throw document.refusedTenant(String.valueOf(incomplete.getMessage()));
        }
    }

    /**
     * Writes all of a tenant as one document.
     *
     * @throws ControlException 404 for a tenant that is not there
     */
    byte[] write(@Nullable String selected, SeedFormat format) {
        return look.execute(status -> {
            Tenant tenant = tenants.selected(selected);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            ObjectWriter writer = format.mapper().writer();
            try (JsonGenerator document = writer.createGenerator(text)) {
                document.writeStartObject();
                document.writeName(SeedDocument.TENANT);
                writer.writeValue(document, new TenantEntry(tenant.id(), tenant.displayName(), tenant.domain()));
                sections.forEach(section -> write(document, writer, section, tenant.id()));
                document.writeEndObject();
            }
            return text.toByteArray();
        });
    }

    private static void write(JsonGenerator document, ObjectWriter writer, SeedSection<?> section, UUID tenantId) {
        List<?> entries = section.export(tenantId);
        if (entries.isEmpty()) {
            return;
        }
        document.writeName(section.name());
        if (section.isSingle()) {
            writer.writeValue(document, entries.get(0));
            return;
        }
        document.writeStartArray();
        entries.forEach(entry -> writer.writeValue(document, entry));
        document.writeEndArray();
    }
}
