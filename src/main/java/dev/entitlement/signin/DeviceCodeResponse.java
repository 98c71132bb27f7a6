package dev.entitlement.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a device shows and waits with; times are in seconds.
 *
 * @param interval how long it should wait before it asks again
 * @param message for people
 */
record DeviceCodeResponse(
        @JsonProperty("user_code") String userCode,
        @JsonProperty("device_code") String deviceCode,
        @JsonProperty("verification_uri") String verificationUri,
        @JsonProperty("verification_url") String verificationUrl,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("interval") long interval,
        @JsonProperty("message") String message) {

    private static final long INTERVAL = 5;

    /** @param page where the code is to be typed */
    static DeviceCodeResponse of(DeviceSignIns.Begun begun, String page) {
        return new DeviceCodeResponse(
                begun.userCode(),
                begun.deviceCode(),
                page,
                page,
                DeviceSignIns.LIFETIME.toSeconds(),
                INTERVAL,
                "To sign in, use a web browser to open the page " + page + " and enter the code " + begun.userCode()
                        + " to authenticate.");
    }
}
