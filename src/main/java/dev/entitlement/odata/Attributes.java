package dev.entitlement.odata;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Path;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/** Paths of JPA attributes, written with dots. */
final class Attributes {

    /** The whole key. H2 looks up a list of these, and of a tenant and a list of ids reads all that the tenant has. */
    static final String KEY = "key";

    static final String TENANT = "key.tenantId";
    static final String ID = "key.id";

    private Attributes() {}

    /** The attribute at the end of a path such as {@code key.id}. */
    @SuppressWarnings("unchecked") // the declaration of a type says what its attributes hold; the schema test checks it
    static <T> Expression<T> path(From<?, ?> from, String attribute) {
        Path<?> path = from;
        for (String step : StringUtils.delimitedListToStringArray(attribute, ".")) {
            path = path.get(step);
        }
        return (Expression<T>) path;
    }

    /** Whether an attribute may be null, as the field that holds it declares. */
    static boolean isNullable(Class<?> entity, String attribute) {
        Class<?> owner = entity;
        for (String step : StringUtils.delimitedListToStringArray(attribute, ".")) {
            Field field = ReflectionUtils.findField(owner, step);
            if (field == null || field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return true;
            }
            owner = field.getType();
        }
        return false;
    }
}
