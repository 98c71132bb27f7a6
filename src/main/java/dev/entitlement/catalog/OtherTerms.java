package dev.entitlement.catalog;

import dev.entitlement.control.Longest;
import org.jspecify.annotations.Nullable;

/**
 * Settings that nothing in the emulator goes by, each as JSON as it was sent. The two versions write reviews too
 * differently to show one as the other.
 *
 * @param betaReview beta's {@code accessReviewSettings}
 * @param v1Review v1.0's {@code reviewSettings}
 * @param credentials beta's {@code verifiableCredentialSettings}
 */
public record OtherTerms(
        @Longest(100_000) @Nullable Object betaReview,
        @Longest(100_000) @Nullable Object v1Review,
        @Longest(100_000) @Nullable Object credentials) {

    /** No such settings. */
    public static final OtherTerms NONE = new OtherTerms(null, null, null);
}
