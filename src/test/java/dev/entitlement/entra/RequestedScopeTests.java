package dev.entitlement.entra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedScopeTests {

    @ParameterizedTest
    @CsvSource({
        "User.Read, https://graph.microsoft.com, User.Read, .default",
        "https://graph.microsoft.com/User.Read, https://graph.microsoft.com, User.Read,"
                + " https://graph.microsoft.com/.default",
        "https://graph.microsoft.com//.default, https://graph.microsoft.com/, .default,"
                + " https://graph.microsoft.com//.default",
        "api://a/b/c, api://a/b, c, api://a/b/.default",
        "a/, a, '', a/.default"
    })
    void aWordNamesAResourceUpToItsLastSlash(String word, String resource, String permission, String sibling) {
        RequestedScope scope =
                RequestedScope.permissions(RequestedScope.words(word)).get(0);

        assertThat(scope.resource()).isEqualTo(resource);
        assertThat(scope.permission()).isEqualTo(permission);
        assertThat(scope.sibling(".default")).isEqualTo(sibling);
    }

    @Test
    void anyWhiteSpaceSeparatesAndNothingCountsTwice() {
        assertThat(RequestedScope.words(" a\tb\r\n a  openid ")).containsExactly("a", "b", "openid");
        assertThat(RequestedScope.words(" \t ")).isEmpty();
        assertThat(RequestedScope.permissions(RequestedScope.words("openid profile email offline_access a")))
                .hasSize(1);
    }
}
