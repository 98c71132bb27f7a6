package dev.entitlement.tenancy;

import dev.entitlement.control.ControlError;
import dev.entitlement.control.ControlException;
import dev.entitlement.tenant.NewTenant;
import dev.entitlement.tenant.TenantName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which tenant a test wants. */
@Component
class TenantReader {

    private static final int LONGEST_NAME = 256;

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

    /**
     * The tenant that is wanted, whatever was left out made up.
     *
     * @throws ControlException 400 naming every member that no tenant can have
     */
    NewTenant read(TenantBody wanted, Contents contents) {
        List<ControlError> errors = new ArrayList<>();
        boolean reserved = wanted.alias() != null && TenantName.isReserved(wanted.alias());
        check(
                errors,
                "/alias",
                !reserved,
                "The alias '" + wanted.alias() + "' is reserved: paths of Entra or Graph begin with it.");
        check(
                errors,
                "/alias",
                wanted.alias() == null || reserved || TenantName.isAlias(wanted.alias()),
                "An alias is 1 to " + TenantName.LONGEST
                        + " letters, digits, '-', '_' and '.', begins with a letter or a"
                        + " digit, and is no GUID.");
        check(
                errors,
                "/id",
                wanted.id() == null || TenantName.isId(wanted.id()),
                "An id is a GUID, and not that of personal accounts.");
        check(
                errors,
                "/displayName",
                wanted.displayName() == null || isText(wanted.displayName()),
                "A display name is 1 to " + LONGEST_NAME + " characters, none of them a control character.");
        check(
                errors,
                "/domain",
                wanted.domain() == null || isDomain(wanted.domain()),
                "A domain is 1 to 253 letters, digits, '-', '_' and '.', and begins with a letter or a digit.");
        if (!errors.isEmpty()) {
            throw ControlException.badRequest(errors);
        }
        UUID id = idOf(wanted);
        String domain = wanted.domain() == null ? NewTenants.domainOf(id, wanted.alias()) : wanted.domain();
        return new NewTenant(id, wanted.alias(), displayName(wanted, id), domain, contents.seed(), false);
    }

    private static void check(List<ControlError> errors, String pointer, boolean good, String detail) {
        if (!good) {
            errors.add(new ControlError(pointer, detail));
        }
    }

    private static boolean isText(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isDomain(String name) {
        return DOMAIN.matcher(name).matches()
                && !TenantName.isId(name)
                && (name.length() > TenantName.LONGEST || TenantName.isAlias(name));
    }

    private static UUID idOf(TenantBody wanted) {
        if (wanted.id() != null) {
            return UUID.fromString(wanted.id());
        }
        String alias = wanted.alias();
        return alias == null ? UUID.randomUUID() : TenantName.idOf(alias).orElseThrow();
    }

    private static String displayName(TenantBody wanted, UUID id) {
        @Nullable String named = wanted.displayName() == null ? wanted.alias() : wanted.displayName();
        return named == null ? id.toString() : named;
    }
}
