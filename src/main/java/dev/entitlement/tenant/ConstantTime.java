package dev.entitlement.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Compares secrets so that the time it takes does not tell how much of a guess was right. */
final class ConstantTime {

    private ConstantTime() {}

    static boolean equal(String secret, String candidate) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }
}
