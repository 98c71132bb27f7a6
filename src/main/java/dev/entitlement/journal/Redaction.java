package dev.entitlement.journal;

import dev.entitlement.graph.Guids;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secrets out of one call, told part by part: whatever stands under a secret's name, whatever looks like a
 * token, and wherever in the call the same value stands once more. Told twice, a part is free of what later parts have
 * revealed.
 */
final class Redaction {

    static final String REDACTED = "[redacted]";

    /** Shorter ones would make other words unreadable. */
    private static final int SHORTEST_LEARNT = 6;

    private static final int DEEPEST = 4;

    private static final Pattern TOKEN =
            Pattern.compile("ey[A-Za-z0-9_-]{10,}+(?:(?:\\.|%2[eE])[A-Za-z0-9_-]*+){1,4}+");
    private static final Pattern CREDENTIALS = Pattern.compile(
            "\\b(bearer|basic|pop|dpop)(?:\\s|%20|\\+){1,8}([A-Za-z0-9._~+/=%-]{8,}+)", Pattern.CASE_INSENSITIVE);

    /** The name of {@code name=value} and of {@code name: value}, with or without quotes, and what stands before the value. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([\\w.%+\\\\\\[\\]-]{2,80}+)[\"']?\\s{0,8}([=:])\\s{0,8}[\"']?");

    /** What stands before the number of an error that Entra links to, which is named like a code that is a secret. */
    private static final String OF_ERROR = "/error?";

    private static final String AFTER_VALUE = "&\"'<>;,";

    /** One of these is in every text that a pattern finds. */
    private static final String TELLING = "=:.%< +";

    private static final Pattern ELEMENT = Pattern.compile("<([\\w:.-]{2,80}+)([^<>]{0,200}>)([^<]++)");
    private static final Pattern FIELD = Pattern.compile("(name=\"([^\"]{1,80}+)\"\\s{1,8}value=\")([^\"]*+)");
    private static final Pattern FIELD_REVERSED =
            Pattern.compile("value=\"([^\"]*+)\"(\\s{1,8}name=\"([^\"]{1,80}+)\")");
    private static final Pattern MULTIPART = Pattern.compile(
            "(name=\"?([^\"\\r\\n;]{1,80}+)\"?[^\\r\\n]{0,400}(?:\\r?\\n[^\\r\\n]{1,400}){0,5}\\r?\\n\\r?\\n)([^\\r\\n]++)");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
    private static final Set<String> SCHEMES =
            Set.of("bearer", "basic", "digest", "negotiate", "ntlm", "pop", "dpop", "hawk");

    /** Without room for a name, what stands between it and its value, and a value. */
    private static final int SHORTEST_ASSIGNMENT = 4;

    /** Secrets as they were found, and in every form in which they may stand elsewhere. */
    private final Set<String> found = new HashSet<>();

    private final Set<String> learnt = new LinkedHashSet<>();
    private @Nullable List<String> longestFirst;

    /** A header's value without what is secret in it; of an {@code Authorization} the scheme is left. */
    String header(String name, String value) {
        if (!SecretNames.isHeader(name)) {
            return text(value);
        }
        int blank = value.indexOf(' ');
        String scheme = blank < 0 ? "" : value.substring(0, blank);
        if (!SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            learn(value);
            return REDACTED;
        }
        String credentials = value.substring(blank + 1).trim();
        learn(credentials);
        learnBasic(credentials);
        learn(credentials.substring(credentials.lastIndexOf('.') + 1));
        return scheme + " " + REDACTED;
    }

    /** Path and query, as a request line has them. */
    String target(String target) {
        int query = target.indexOf('?');
        return query < 0
                ? text(target)
                : text(target.substring(0, query)) + "?" + mask(form(target.substring(query + 1), 0));
    }

    /**
     * A body.
     *
     * @param type its {@code Content-Type}; null where it has none
     * @return null for one that is no text, which is not told
     */
    @Nullable
    String body(@Nullable String type, ByteBuffer bytes, boolean cut) {
        String text = BodyText.of(bytes, cut);
        if (text == null) {
            return null;
        }
        boolean form = type != null && type.toLowerCase(Locale.ROOT).contains("form-urlencoded");
        return mask(form ? form(text, 0) : any(text, 0));
    }

    /** Any text that is no body. */
    String text(String text) {
        return mask(patterns(text, 0));
    }

    /** What is written may be JSON, a form, or anything else. */
    String any(String text, int depth) {
        String start = text.stripLeading();
        if (depth < DEEPEST && (start.startsWith("{") || start.startsWith("[") || start.startsWith("\""))) {
            return JsonRedaction.of(text, this, depth + 1);
        }
        return patterns(text, depth);
    }

    /** The value of a JSON string, which may be a text within the text. */
    String value(String value, int depth) {
        if (depth >= DEEPEST) {
            return value.length() < SHORTEST_LEARNT ? value : patterns(value, depth);
        }
        if (!Guids.isGuid(value) && BASE64.matcher(value).matches() && hidesSecrets(value, depth)) {
            learn(value);
            return REDACTED;
        }
        return any(value, depth);
    }

    /** Notes a value that must not be told anywhere in this call. */
    void learn(String secret) {
        if (secret.length() >= SHORTEST_LEARNT && !secret.equals(REDACTED) && found.add(secret)) {
            longestFirst = null;
            learnt.add(secret);
            learnt.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            learnt.add(JsonRedaction.escaped(secret));
            String decoded = SecretNames.percentDecoded(secret.replace('+', ' '));
            learnt.add(decoded.length() < SHORTEST_LEARNT ? secret : decoded);
        }
    }

    private String mask(String text) {
        List<String> secrets = longestFirst;
        if (secrets == null) {
            secrets = learnt.stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
            longestFirst = secrets;
        }
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, REDACTED);
        }
        return masked;
    }

    private String form(String text, int depth) {
        StringBuilder told = new StringBuilder();
        for (String parameter : text.split("&", -1)) {
            int equals = parameter.indexOf('=');
            told.append(told.isEmpty() ? "" : "&");
            if (equals >= 0 && SecretNames.isParameter(parameter.substring(0, equals))) {
                learn(parameter.substring(equals + 1));
                told.append(patterns(parameter.substring(0, equals), depth))
                        .append('=')
                        .append(REDACTED);
            } else {
                told.append(patterns(parameter, depth));
            }
        }
        return told.toString();
    }

    /** What is secret by its looks or by the name before it, in a text without a structure of its own. */
    String patterns(String text, int depth) {
        if (text.length() < SHORTEST_ASSIGNMENT || isPlain(text)) {
            return text;
        }
        String told = TOKEN.matcher(text).replaceAll(found -> {
            learn(found.group());
            return Matcher.quoteReplacement(REDACTED);
        });
        told = CREDENTIALS.matcher(told).replaceAll(found -> {
            learn(found.group(2));
            return Matcher.quoteReplacement(found.group(1) + " " + REDACTED);
        });
        told = assignments(told);
        if (told.indexOf('%') >= 0 && depth < DEEPEST) {
            told = decodesToSecrets(told, depth) ? REDACTED : told;
        }
        return told.indexOf('<') < 0 && !told.contains("name=") ? told : markup(told);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (TELLING.indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** A value that is no secret may be an assignment in turn, such as the address of a page with parameters. */
    private String assignments(String text) {
        StringBuilder told = new StringBuilder();
        Matcher found = ASSIGNMENT.matcher(text);
        int from = 0;
        while (found.find(from)) {
            told.append(text, from, found.end());
            from = found.end();
            String name = found.group(1);
            boolean secret = found.group(2).equals("=") ? SecretNames.isParameter(name) : SecretNames.isProperty(name);
            int end =
                    secret && !text.substring(0, found.start(1)).endsWith(OF_ERROR) ? endOfAssigned(text, from) : from;
            if (end > from && !text.startsWith(REDACTED, from)) {
                learn(text.substring(from, end));
                told.append(REDACTED);
                from = end;
            }
        }
        return told.append(text, from, text.length()).toString();
    }

    private static int endOfAssigned(String text, int start) {
        int end = start;
        while (end < text.length()
                && AFTER_VALUE.indexOf(text.charAt(end)) < 0
                && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private String markup(String text) {
        String told = replaced(ELEMENT, text, 1, 3);
        told = replaced(FIELD, told, 2, 3);
        told = replaced(FIELD_REVERSED, told, 3, 1);
        return replaced(MULTIPART, told, 2, 3);
    }

    private String replaced(Pattern pattern, String text, int name, int value) {
        return pattern.matcher(text).replaceAll(found -> {
            String whole = found.group();
            if (!SecretNames.isParameter(found.group(name))) {
                return Matcher.quoteReplacement(whole);
            }
            learn(found.group(value));
            int start = found.start(value) - found.start();
            return Matcher.quoteReplacement(
                    whole.substring(0, start) + REDACTED + whole.substring(found.end(value) - found.start()));
        });
    }

    /** Whether a percent-encoded text, such as the address of a page in a parameter, has secrets of its own. */
    private boolean decodesToSecrets(String text, int depth) {
        String decoded = SecretNames.percentDecoded(text);
        return !decoded.equals(text) && !decoded.equals(any(decoded, depth + 1));
    }

    private boolean hidesSecrets(String base64, int depth) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
            String hidden = BodyText.of(ByteBuffer.wrap(bytes), false);
            return hidden != null && !hidden.equals(any(hidden, depth + 1));
        } catch (IllegalArgumentException otherText) {
            return false;
        }
    }

    private void learnBasic(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            learn(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException otherScheme) {
            learn(credentials);
        }
    }
}
