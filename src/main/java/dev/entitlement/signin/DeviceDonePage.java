package dev.entitlement.signin;

/** Says that nothing is left to do in the browser. */
record DeviceDonePage(String message) implements Page {

    static DeviceDonePage approved(Account account) {
        return new DeviceDonePage(account.user().displayName() + " has signed in to "
                + account.client().displayName() + " on the device. You can close this window.");
    }

    static DeviceDonePage declined() {
        return new DeviceDonePage("Nobody was signed in on the device. You can close this window.");
    }

    @Override
    public String template() {
        return "device-done";
    }

    @Override
    public String title() {
        return "Done";
    }
}
