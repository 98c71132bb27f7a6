package dev.entitlement.odata;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Path;
import org.springframework.util.StringUtils;

/** Paths of JPA attributes, written with dots. */
final class Attributes {

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
}
