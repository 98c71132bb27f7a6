package dev.entitlement.signin;

import dev.entitlement.tenant.ClientApplication;
import java.util.List;

/**
 * Where somebody is chosen to sign in on a device.
 *
 * @param more whether there are others, whose names are to be typed
 * @param mistyped what was typed and names nobody; empty when nothing was typed
 */
record DevicePage(String appName, String userCode, List<Choice> choices, boolean more, String mistyped)
        implements Page {

    static DevicePage of(DeviceSignIn signIn, ClientApplication client, List<Account> first, String mistyped) {
        return new DevicePage(
                client.displayName(),
                signIn.userCode(),
                Choice.listed(first),
                first.size() > Accounts.LISTED,
                mistyped);
    }

    @Override
    public String template() {
        return "device";
    }

    @Override
    public String title() {
        return "Sign in on a device";
    }

    @Override
    public int status() {
        return mistyped.isEmpty() ? 200 : 400;
    }
}
