package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What people do whom a program asks to sign in. */
final class People {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private People() {}

    /** Types the code that a device shows. */
    static void approve(String userCode, int user) {
        Control.send(
                "POST",
                "/_emulator/device-codes/" + userCode + "/approve",
                "{\"user\":\"" + World.userName(user) + "\"}");
    }

    /** Opens an address in a browser in which the user is signed in already; tells what the app is sent back. */
    static Map<String, String> answerTo(URI address, String redirectUri) {
        URI location = redirect(address);
        assertThat(location.toString()).startsWith(redirectUri);
        return Arrays.stream(location.getRawQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** The same, and goes where it is sent. */
    static void followTo(URI address) {
        send(redirect(address));
    }

    private static URI redirect(URI address) {
        HttpResponse<String> answer = send(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static HttpResponse<String> send(URI address) {
        try {
            return BROWSER.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
