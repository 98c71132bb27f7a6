package dev.entitlement.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a device shows and waits with; times are in seconds.
 *
 * @param verificationUri where the code is to be typed; left out by version 1.0 of the endpoint
 * @param verificationUrl the same, as version 1.0 calls it
 * @param interval how long it should wait before it asks again
 * @param message for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeviceCodeResponse(
        @JsonProperty("user_code") String userCode,
        @JsonProperty("device_code") String deviceCode,
        @JsonProperty("verification_uri") @Nullable String verificationUri,
        @JsonProperty("verification_url") @Nullable String verificationUrl,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("interval") long interval,
        @JsonProperty("message") String message) {

    private static final long INTERVAL = 5;

    /** @param page where the code is to be typed */
    static DeviceCodeResponse of(DeviceSignIns.Begun begun, String page, boolean versionOne) {
        return new DeviceCodeResponse(
                begun.userCode(),
                begun.deviceCode(),
                versionOne ? null : page,
                versionOne ? page : null,
                DeviceSignIns.LIFETIME.toSeconds(),
                INTERVAL,
                "To sign in, use a web browser to open the page " + page + " and enter the code " + begun.userCode()
                        + " to authenticate.");
    }
}
