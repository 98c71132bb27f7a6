package dev.entitlement.tenancy;

import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps snapshots in the database, in pieces of a size that every database takes. */
@Component
class SnapshotRepository {

    private static final int PIECE = 512 * 1024;

    private static final RowMapper<SnapshotJson> SNAPSHOT = (row, number) -> new SnapshotJson(
            row.getString("name"),
            row.getObject("tenant_id", UUID.class),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getInt("row_count"),
            row.getInt("byte_count"));

    private final JdbcClient database;

    SnapshotRepository(JdbcClient database) {
        this.database = database;
    }

    List<SnapshotJson> of(UUID tenantId) {
        return database.sql("select * from tenant_snapshot where tenant_id = ? order by created_at, name")
                .param(tenantId)
                .query(SNAPSHOT)
                .list();
    }

    void save(SnapshotJson snapshot, String schemaVersion, byte[] content) {
        database.sql("insert into tenant_snapshot (tenant_id, name, created_at, schema_version, row_count, byte_count)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        snapshot.tenant(),
                        snapshot.name(),
                        snapshot.createdAt().atOffset(ZoneOffset.UTC),
                        schemaVersion,
                        snapshot.rows(),
                        snapshot.bytes())
                .update();
        for (int from = 0; from < content.length; from += PIECE) {
            byte[] piece = Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE));
            database.sql("insert into tenant_snapshot_part (tenant_id, name, position, content) values (?, ?, ?, ?)")
                    .params(snapshot.tenant(), snapshot.name(), from / PIECE, piece)
                    .update();
        }
    }

    Optional<String> schemaVersionOf(UUID tenantId, String name) {
        return database.sql("select schema_version from tenant_snapshot where tenant_id = ? and name = ?")
                .params(tenantId, name)
                .query(String.class)
                .optional();
    }

    byte[] contentOf(UUID tenantId, String name) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        database.sql("select content from tenant_snapshot_part where tenant_id = ? and name = ? order by position")
                .params(tenantId, name)
                .query((row, number) -> row.getBytes(1))
                .list()
                .forEach(content::writeBytes);
        return content.toByteArray();
    }

    boolean delete(UUID tenantId, String name) {
        database.sql("delete from tenant_snapshot_part where tenant_id = ? and name = ?")
                .params(tenantId, name)
                .update();
        return database.sql("delete from tenant_snapshot where tenant_id = ? and name = ?")
                        .params(tenantId, name)
                        .update()
                > 0;
    }
}
