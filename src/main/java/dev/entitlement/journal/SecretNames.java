package dev.entitlement.journal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of parameters, properties and headers whose values are secrets, however they are spelled. */
final class SecretNames {

    private static final Set<String> WHOLE = Set.of("token", "pwd", "pass", "psw", "sig", "otp", "assertion");

    private static final List<String> PARTS = List.of(
            "secret",
            "password",
            "passwd",
            "passphrase",
            "assertion",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "authtoken",
            "devicecode",
            "codeverifier",
            "authcode",
            "apikey",
            "privatekey",
            "credential",
            "cookie",
            "authorization",
            "jwt");

    /** Parts of headers' names, where nothing else is meant by them. */
    private static final List<String> PARTS_OF_HEADERS = List.of("token", "session", "xauth", "authkey");

    /** Such names speak about secrets. */
    private static final List<String> ABOUT = List.of("type", "endpoint", "uri", "supported", "length");

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})++");
    private static final int MOST_ENCODINGS = 3;

    private SecretNames() {}

    /** Whether the value of a JSON property is a secret. Graph's errors have a {@code code} which is none. */
    static boolean isProperty(String name) {
        String plain = plain(name);
        return WHOLE.contains(plain) || hasPart(plain, PARTS);
    }

    /** Whether the value of a parameter of a query, form or fragment is a secret: {@code code} is one there. */
    static boolean isParameter(String name) {
        return isProperty(name) || plain(name).equals("code");
    }

    /** Whether the value of a header is a secret. */
    static boolean isHeader(String name) {
        String plain = plain(name);
        return isProperty(name) || hasPart(plain, PARTS_OF_HEADERS);
    }

    private static boolean hasPart(String plain, List<String> parts) {
        return parts.stream().anyMatch(plain::contains) && ABOUT.stream().noneMatch(plain::endsWith);
    }

    /** Lower case letters and digits alone, of what the name means once it is decoded as often as it is encoded. */
    private static String plain(String name) {
        String decoded = ESCAPED.matcher(name)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
        for (int i = 0; i < MOST_ENCODINGS && decoded.indexOf('%') >= 0; i++) {
            decoded = percentDecoded(decoded);
        }
        return Normalizer.normalize(decoded, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    /** A text with every percent-encoded octet decoded, whatever else stands in it. */
    static String percentDecoded(String text) {
        return ENCODED.matcher(text).replaceAll(found -> {
            String digits = found.group().replace("%", "");
            return Matcher.quoteReplacement(new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8));
        });
    }
}
