package dev.entitlement.store;

import dev.entitlement.control.ResetPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Copies every row of a tenant out of the database and in again, whichever module keeps it: as compressed JSON, a list of
 * values for each row, in the order of the table's columns. What a copy does not hold is what outlives every reset, the
 * faults, and the journal.
 */
@Service
public class TenantCopies {

    private static final int BATCH = 500;

    private final TenantSchema schema;
    private final TenantRows rows;
    private final JdbcOperations database;

    TenantCopies(TenantSchema schema, TenantRows rows, JdbcOperations database) {
        this.schema = schema;
        this.rows = rows;
        this.database = database;
    }

    /** What tells schemas apart: a copy fits in only where this is what it was. */
    public String schemaVersion() {
        return schema.fingerprint();
    }

    /** The parts of a tenant that a copy holds. */
    public Set<ResetPart> parts() {
        Set<ResetPart> parts = EnumSet.of(ResetPart.STATE, ResetPart.CLOCK);
        copied().forEach(table -> parts.add(Objects.requireNonNull(table.part())));
        return parts;
    }

    /**
     * Writes the tenant's rows; what the queue has picked is copied as waiting again.
     *
     * @return how many rows there are
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int copy(UUID tenantId, OutputStream to) {
        AtomicInteger count = new AtomicInteger();
        try (GZIPOutputStream compressed = new GZIPOutputStream(to);
                JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), compressed)) {
            json.writeStartArray();
            for (TenantTable table : copied()) {
                Object[] owners =
                        Collections.nCopies(table.owners().size(), tenantId).toArray();
                copy(table, table.condition(), owners, json, count);
            }
            copy(schema.queue(), TenantRows.OF_QUEUE, new Object[] {TenantRows.queuePrefix(tenantId)}, json, count);
            json.writeEndArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return count.get();
    }

    private void copy(
            TenantTable table, String condition, Object[] arguments, JsonGenerator json, AtomicInteger count) {
        List<Map.Entry<String, ColumnKind>> columns =
                List.copyOf(table.columns().entrySet());
        json.writeStartArray();
        database.query(
                "select " + String.join(", ", table.columns().keySet()) + " from " + table.name() + " where "
                        + condition,
                (RowCallbackHandler) row -> {
                    json.writeStartArray();
                    for (int i = 0; i < columns.size(); i++) {
                        ColumnKind kind = columns.get(i).getValue();
                        write(json, kind, waiting(table, columns.get(i).getKey(), kind.read(row, i + 1)));
                    }
                    json.writeEndArray();
                    count.incrementAndGet();
                },
                arguments);
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, ColumnKind kind, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(kind.write(value));
        }
    }

    /** Nobody will complete what was being carried out when the copy was made. */
    private static @Nullable Object waiting(TenantTable table, String column, @Nullable Object value) {
        if (!table.name().equals(TenantSchema.QUEUE)) {
            return value;
        }
        return switch (column) {
            case "picked" -> false;
            case "picked_by", "last_heartbeat" -> null;
            default -> value;
        };
    }

    /**
     * Puts a copy in the place of the tenant's rows.
     *
     * @param copy of a tenant of this id, made where {@link #schemaVersion} was the same
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void restore(UUID tenantId, byte[] copy) {
        rows.clear(tenantId, parts());
        insert(copy, parts(), Duration.ZERO);
    }

    /**
     * Puts the state of a copy, and its queue, where none is.
     *
     * @param copy as for {@link #restore}
     * @param later how much later each time is than in the copy
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putBack(byte[] copy, Duration later) {
        insert(copy, Set.of(ResetPart.STATE), later);
    }

    private void insert(byte[] copy, Set<ResetPart> parts, Duration later) {
        try (GZIPInputStream compressed = new GZIPInputStream(new ByteArrayInputStream(copy));
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), compressed)) {
            json.nextToken();
            for (TenantTable table : copied()) {
                insert(table, json, parts.contains(table.part()), later);
            }
            insert(schema.queue(), json, true, later);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void insert(TenantTable table, JsonParser json, boolean wanted, Duration later) {
        List<ColumnKind> kinds = List.copyOf(table.columns().values());
        String insert = "insert into " + table.name() + " ("
                + String.join(", ", table.columns().keySet()) + ") values ("
                + kinds.stream().map(kind -> "?").collect(Collectors.joining(", ")) + ")";
        List<Object[]> batch = new ArrayList<>();
        json.nextToken();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            Object[] row = new Object[kinds.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = json.nextToken() == JsonToken.VALUE_NULL
                        ? null
                        : moved(kinds.get(i).parse(json.getString()), later);
            }
            json.nextToken();
            if (wanted) {
                batch.add(row);
            }
            if (batch.size() == BATCH) {
                database.batchUpdate(insert, batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            database.batchUpdate(insert, batch);
        }
    }

    private static Object moved(Object value, Duration later) {
        return value instanceof OffsetDateTime time ? time.plus(later) : value;
    }

    private List<TenantTable> copied() {
        return schema.tables().stream()
                .filter(table -> table.part() == ResetPart.STATE || table.part() == ResetPart.CLOCK)
                .toList();
    }
}
