package dev.entitlement.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reset is to leave.
 *
 * @param to {@code seed} for what the tenant was made with, another seed's name, or a snapshot's; {@code seed} when left out
 * @param keep {@code journal}, {@code clock}, {@code faults}; none of them when left out
 */
record ResetBody(@Nullable String to, @Nullable List<String> keep) {

    static final ResetBody ALL = new ResetBody(null, null);
}
