package dev.entitlement.entra;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One thing that is wrong with a token, so that Graph refuses it. */
enum TokenFlaw {
    /** It ended an hour ago. */
    EXPIRED {
        @Override
        void spoil(TokenDraft draft) {
            draft.begin(draft.now().minus(BEYOND_ANY_SKEW).minus(draft.lifetime()));
        }
    },
    /** It begins in an hour. */
    NOT_YET_VALID {
        @Override
        void spoil(TokenDraft draft) {
            Instant later = draft.now().plus(BEYOND_ANY_SKEW);
            draft.claim("nbf", later.getEpochSecond());
            draft.claim("exp", later.plus(draft.lifetime()).getEpochSecond());
        }
    },
    /** It is for an API that is not Graph. */
    WRONG_AUDIENCE {
        @Override
        void spoil(TokenDraft draft) {
            draft.claim("aud", "https://another-api.example");
        }
    },
    /** Another tenant's issuer has issued it. */
    WRONG_ISSUER {
        @Override
        void spoil(TokenDraft draft) {
            draft.claim("iss", "https://sts.windows.net/" + UUID.randomUUID() + "/");
        }
    },
    /** It names the key that signs, but another has signed it. */
    WRONG_SIGNATURE {
        @Override
        void spoil(TokenDraft draft) {
            draft.forge();
        }
    },
    /** It is signed with, and names, a key that is not published. */
    UNKNOWN_KID {
        @Override
        void spoil(TokenDraft draft) {
            draft.forge();
            draft.nameOwnKey();
        }
    },
    /** It says that it is for another tenant than the one whose issuer has issued it. */
    WRONG_TENANT {
        @Override
        void spoil(TokenDraft draft) {
            draft.claim("tid", UUID.randomUUID().toString());
        }
    },
    /** Nobody has signed it, and its header says so. */
    ALG_NONE {
        @Override
        void spoil(TokenDraft draft) {
            draft.leaveUnsigned();
        }
    },
    /** It is not in three parts. */
    MALFORMED {
        @Override
        void spoil(TokenDraft draft) {
            draft.join();
        }
    };

    /** {@code emulator.auth.clock-skew} is ten minutes at most. */
    private static final Duration BEYOND_ANY_SKEW = Duration.ofHours(1);

    /** Makes it so, whatever was asked for otherwise. */
    abstract void spoil(TokenDraft draft);
}
