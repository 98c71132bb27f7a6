package dev.entitlement.signin;

/**
 * Asks for the code that a device shows.
 *
 * @param userCode what was typed before; empty when nothing was
 * @param problem with it; empty when there is none
 */
record DeviceCodePage(String userCode, String problem) implements Page {

    static DeviceCodePage empty() {
        return new DeviceCodePage("", "");
    }

    static DeviceCodePage unknown(String userCode) {
        return new DeviceCodePage(userCode, SignInRefused.deviceCodeUnknown().getMessage());
    }

    @Override
    public String template() {
        return "device-code";
    }

    @Override
    public String title() {
        return "Enter code";
    }

    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 400;
    }
}
