package dev.entitlement.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectUriTests {

    @ParameterizedTest(name = "{0} where {1} is registered: {2}")
    @CsvSource({
        "http://localhost:50123, http://localhost, true",
        "http://localhost:50123/, http://localhost, true",
        "http://127.0.0.1:1/cb?a=b, http://127.0.0.1/cb?a=b, true",
        "http://[::1]:1/cb, http://[::1]:2/cb, true",
        "http://LOCALHOST:1/cb, http://localhost/cb, true",
        "http://localhost:1/cb, http://localhost/CB, false",
        "http://localhost:1/cb, http://127.0.0.1/cb, false",
        "https://localhost:1/cb, http://localhost/cb, false",
        "http://localhost:1/cb?a=b, http://localhost/cb, false",
        "https://app.example/cb, https://app.example/cb, true",
        "https://app.example:444/cb, https://app.example/cb, false",
        "https://app.example/cb/, https://app.example/cb, false",
        "https://APP.example/cb, https://app.example/cb, false"
    })
    void onlyThePortOfALoopbackAddressMayDiffer(String sent, String registered, boolean itsOwn) {
        assertThat(RedirectUri.parse(sent).isOneOf(Set.of(registered))).isEqualTo(itsOwn);
    }
}
