package dev.entitlement.subject;

import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedSection;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code settings} of entitlement management. */
@Component
@Order(35)
class SettingsSeed implements SeedSection<SettingsSeed.Entry> {

    /**
     * @param externalUserLifecycleAction what is done with the account of a user from outside who holds nothing any more
     * @param untilExternalUserDeleted how long after it was blocked such an account is deleted; 3650 days at most
     */
    record Entry(
            ManagementSettings.@Nullable Action externalUserLifecycleAction,
            @Nullable TimeSpan untilExternalUserDeleted) {

        Entry {
            if (untilExternalUserDeleted != null
                    && untilExternalUserDeleted.length().compareTo(ManagementSettings.longestUntilDeleted()) > 0) {
                throw new IllegalArgumentException("untilExternalUserDeleted is at most "
                        + ManagementSettings.longestUntilDeleted().toDays() + " days");
            }
        }
    }

    private final ManagementSettingsRepository settings;

    SettingsSeed(ManagementSettingsRepository settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    @Override
    public boolean isSingle() {
        return true;
    }

    @Override
    public void load(SeedLoad load, List<Entry> entries) {
        load.each(entries, entry -> {
            UUID tenantId = load.tenantId();
            settings.findById(new TenantKey(tenantId, tenantId))
                    .ifPresentOrElse(
                            known -> {
                                known.change(entry);
                                load.updated(name(), tenantId);
                            },
                            () -> {
                                ManagementSettings made = new ManagementSettings(tenantId);
                                made.change(entry);
                                settings.save(made);
                                load.created(name(), tenantId);
                            });
        });
    }

    @Override
    public List<Entry> export(UUID tenantId) {
        return settings.findById(new TenantKey(tenantId, tenantId)).stream()
                .map(known -> new Entry(known.externalUserAction(), new TimeSpan(known.untilDeleted())))
                .toList();
    }
}
