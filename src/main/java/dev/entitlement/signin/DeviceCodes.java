package dev.entitlement.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Draws the two codes of a sign-in on a device. Whoever knows the longer one gets a user's tokens: nobody may guess it. */
@Component
class DeviceCodes {

    /** Without what people take for something else: O and 0, I and 1. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int USER_CODE_LENGTH = 9;
    private static final int DEVICE_CODE_BYTES = 48;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]+");

    private final SecureRandom random = new SecureRandom();

    /** For people to type. */
    String userCode() {
        StringBuilder code = new StringBuilder(USER_CODE_LENGTH);
        for (int n = 0; n < USER_CODE_LENGTH; n++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** For the device to send. */
    String deviceCode() {
        byte[] code = new byte[DEVICE_CODE_BYTES];
        random.nextBytes(code);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }

    /** A user code as somebody has typed it, in one spelling. */
    static String typed(String userCode) {
        return SEPARATORS.matcher(userCode).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** What is kept of a device code, and what it is found by. */
    static String hash(String deviceCode) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(deviceCode.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java has it", absent);
        }
    }
}
