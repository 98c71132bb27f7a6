package dev.entitlement.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a column holds, as far as it must be known to copy a value out as text and in again unchanged, on any database. */
enum ColumnKind {
    GUID {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getObject(column, UUID.class);
        }

        @Override
        Object parse(String text) {
            return UUID.fromString(text);
        }
    },
    INSTANT {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class);
        }

        @Override
        Object parse(String text) {
            return OffsetDateTime.parse(text);
        }
    },
    BOOLEAN {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : value;
        }

        @Override
        Object parse(String text) {
            return Boolean.valueOf(text);
        }
    },
    NUMBER {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getBigDecimal(column);
        }

        @Override
        Object parse(String text) {
            return new BigDecimal(text);
        }

        @Override
        String write(Object value) {
            return ((BigDecimal) value).toPlainString();
        }
    },
    BYTES {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getBytes(column);
        }

        @Override
        Object parse(String text) {
            return Base64.getDecoder().decode(text);
        }

        @Override
        String write(Object value) {
            return Base64.getEncoder().encodeToString((byte[]) value);
        }
    },
    TEXT {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }

        @Override
        Object parse(String text) {
            return text;
        }
    };

    /** The column's value as an object that the column takes again. */
    abstract @Nullable Object read(ResultSet row, int column) throws SQLException;

    /** The value that {@link #write} was given. */
    abstract Object parse(String text);

    String write(Object value) {
        return value.toString();
    }

    /**
     * The kind of a column by the name that H2 or PostgreSQL gives its type; both map some types to odd JDBC ones.
     *
     * @throws IllegalStateException for a type that nobody has thought of
     */
    static ColumnKind of(String typeName) {
        return switch (typeName.toLowerCase(Locale.ROOT)) {
            case "uuid" -> GUID;
            case "timestamp with time zone", "timestamptz" -> INSTANT;
            case "boolean", "bool" -> BOOLEAN;
            case "smallint", "integer", "bigint", "int2", "int4", "int8", "numeric", "decfloat" -> NUMBER;
            case "double precision", "real", "float4", "float8" -> NUMBER;
            case "binary varying", "bytea" -> BYTES;
            case "character varying", "varchar", "text", "character large object" -> TEXT;
            default -> throw new IllegalStateException("A column is of a type that cannot be copied: " + typeName);
        };
    }
}
