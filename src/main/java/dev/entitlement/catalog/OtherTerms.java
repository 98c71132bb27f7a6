package dev.entitlement.catalog;

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
        @Nullable Object betaReview,
        @Nullable Object v1Review,
        @Nullable Object credentials) {

    /** No such settings. */
    public static final OtherTerms NONE = new OtherTerms(null, null, null);
}
