package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people do whom a program asks to sign in. */
final class People {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private People() {}

    /** Types the code that a device shows. */
    static void approve(String userCode, int user) {
        Control.send(
                "POST",
                "/_emulator/device-codes/" + userCode + "/approve",
                "{\"user\":\"" + World.userName(user) + "\"}");
    }

    /** Opens an address in a browser in which the user is signed in already; tells what the app is sent. */
    static Map<String, String> answerTo(URI address) {
        String redirectUri = redirectUri(address);
        HttpResponse<String> answer = open(address);
        if (answer.statusCode() == 302) {
            String location = answer.headers().firstValue("Location").orElseThrow();
            assertThat(location).startsWith(redirectUri);
            return parameters(URI.create(location).getRawQuery());
        }
        Matcher form = FORM.matcher(answer.body());
        assertThat(form.find()).as(answer.body()).isTrue();
        assertThat(unescaped(form.group(1))).isEqualTo(redirectUri);
        return FIELD.matcher(answer.body())
                .results()
                .collect(Collectors.toMap(field -> field.group(1), field -> unescaped(field.group(2))));
    }

    /** The same, where the app has asked to be sent a form; sends it as the script on the page does. */
    static void goBackToTheApp(URI address) {
        String form = answerTo(address).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        send(HttpRequest.newBuilder(URI.create(redirectUri(address)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String redirectUri(URI address) {
        return parameters(address.getRawQuery()).get("redirect_uri");
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** Reads what an address shows. */
    static String read(URI address) {
        HttpResponse<String> answer = open(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x3D;", "=")
                .replace("&#x60;", "`")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static HttpResponse<String> open(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return BROWSER.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
