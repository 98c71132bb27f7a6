package dev.entitlement.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A setting that the emulator does not start with. The message is one line, for a person. */
public class SettingRefusedException extends RuntimeException {

    private SettingRefusedException(String message, @Nullable Throwable cause) {
        super(message.replaceAll("\\s*\\R\\s*", " "), cause);
    }

    /**
     * A value outside of what is allowed.
     *
     * @param setting its full name, such as {@code emulator.http.port}
     * @param allowed what would do: a range, or the values
     */
    public static SettingRefusedException notAllowed(String setting, Object value, String allowed) {
        return new SettingRefusedException(
                setting + " (" + environmentVariable(setting) + ") is '" + value + "'; allowed: " + allowed, null);
    }

    /** A value of the right form that cannot be used, such as a folder that cannot be written to. */
    public static SettingRefusedException unusable(
            String setting, Object value, String why, @Nullable Throwable cause) {
        return new SettingRefusedException(
                setting + " (" + environmentVariable(setting) + ") is '" + value + "', but " + why, cause);
    }

    static SettingRefusedException unknown(String name, String known) {
        return new SettingRefusedException(name + " is not a setting; there are: " + known, null);
    }

    /** The variable that sets it: {@code EMULATOR_HTTP_PORT}. */
    static String environmentVariable(String setting) {
        return setting.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Never null: a refusal always says why. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
