package dev.entitlement.entra;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.util.StringUtils;

/**
 * One word of a {@code scope}.
 *
 * @param resource what the permission is for; Graph when the word names none
 * @param permission its name, or {@code .default} for all that were granted
 * @param qualified whether the word names its resource
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/scopes-oidc">Scopes and permissions</a>
 */
record RequestedScope(String resource, String permission, boolean qualified) {

    static final String OPENID = "openid";
    static final String OFFLINE_ACCESS = "offline_access";
    static final String EMAIL = "email";

    /** The permission that stands for all that were granted. */
    static final String DEFAULT = ".default";

    /** Scopes of OpenID Connect, which some libraries add to every request: they are no permissions of a resource. */
    private static final Set<String> OF_OPENID = Set.of(OPENID, "profile", EMAIL, OFFLINE_ACCESS);

    /** The words of a {@code scope}, each once; any white space separates them. */
    static List<String> words(String scope) {
        return Arrays.stream(StringUtils.tokenizeToStringArray(scope, " \t\r\n\f"))
                .distinct()
                .toList();
    }

    /** Whether a word is a scope of OpenID Connect that is repeated in the answer, as all but {@code offline_access} are. */
    static boolean isAnswered(String word) {
        return OF_OPENID.contains(word) && !word.equals(OFFLINE_ACCESS);
    }

    /** The words without those of OpenID Connect. */
    static List<RequestedScope> permissions(List<String> words) {
        return words.stream()
                .filter(word -> !OF_OPENID.contains(word))
                .map(RequestedScope::of)
                .toList();
    }

    private static RequestedScope of(String word) {
        int slash = word.lastIndexOf('/');
        return slash < 0
                ? new RequestedScope(AccessTokens.AUDIENCE, word, false)
                : new RequestedScope(word.substring(0, slash), word.substring(slash + 1), true);
    }

    boolean isDefault() {
        return permission.equals(DEFAULT);
    }

    /** Another permission of the same resource, written as this one was. */
    String sibling(String name) {
        return qualified ? resource + "/" + name : name;
    }
}
