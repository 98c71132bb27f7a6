package dev.entitlement.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the secrets out of JSON without reading it as such: it may be cut off or broken, and what is no secret stays as it
 * was written.
 */
final class JsonRedaction {

    /** Values that hide nothing. */
    private static final Pattern PLAIN = Pattern.compile("null|true|false|\\[\\s*]|\\{\\s*}|\"\"");

    private final String json;
    private final Redaction redaction;
    private final int depth;
    private final StringBuilder told = new StringBuilder();
    private int at;

    private JsonRedaction(String json, Redaction redaction, int depth) {
        this.json = json;
        this.redaction = redaction;
        this.depth = depth;
    }

    static String of(String json, Redaction redaction, int depth) {
        return new JsonRedaction(json, redaction, depth).told();
    }

    /** A text as it stands between the quotes of JSON. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"', '\\' -> escaped.append('\\').append(character);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    private String told() {
        int plain = 0;
        while (at < json.length()) {
            if (json.charAt(at) != '"') {
                at++;
                continue;
            }
            told.append(redaction.patterns(json.substring(plain, at), depth));
            string();
            plain = at;
        }
        return told.append(redaction.patterns(json.substring(plain), depth)).toString();
    }

    /** Tells a string, and the value too if the string is a secret's name. */
    private void string() {
        int start = at;
        int end = endOfString(start);
        String text = unescaped(json.substring(start + 1, end));
        boolean closed = end < json.length();
        at = Math.min(json.length(), end + 1);
        int colon = skipBlanks(at);
        boolean isName = colon < json.length() && json.charAt(colon) == ':';
        String changed = redaction.value(text, depth);
        told.append(changed.equals(text) ? json.substring(start, at) : '"' + escaped(changed) + (closed ? "\"" : ""));
        if (isName && SecretNames.isProperty(text)) {
            told.append(json, at, colon + 1);
            at = colon + 1;
            secret();
        }
    }

    private void secret() {
        int start = skipBlanks(at);
        told.append(json, at, start);
        at = start;
        Matcher plain = PLAIN.matcher(json).region(start, json.length());
        if (plain.lookingAt()) {
            return;
        }
        if (start < json.length()) {
            at = endOfValue(start);
            String value = json.substring(start, at);
            redaction.learn(value.startsWith("\"") ? unescaped(value.replaceAll("^\"|\"$", "")) : value);
            told.append('"').append(Redaction.REDACTED).append('"');
        }
    }

    private int endOfValue(int start) {
        char first = json.charAt(start);
        if (first == '"') {
            return Math.min(json.length(), endOfString(start) + 1);
        }
        int nested = 0;
        int i = start;
        while (i < json.length()) {
            char character = json.charAt(i);
            if (character == '"') {
                i = Math.min(json.length() - 1, endOfString(i));
            } else if (character == '{' || character == '[') {
                nested++;
            } else if (character == '}' || character == ']') {
                nested--;
                if (nested <= 0) {
                    return nested < 0 ? i : i + 1;
                }
            } else if (character == ',' && nested == 0) {
                return i;
            }
            i++;
        }
        return json.length();
    }

    /** Where the closing quote stands, or would stand. */
    private int endOfString(int start) {
        int i = start + 1;
        while (i < json.length() && json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, json.length());
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < json.length() && Character.isWhitespace(json.charAt(i))) {
            i++;
        }
        return i;
    }

    /** What stands between quotes, as it is meant; an escape that is none stays as it is. */
    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char character = text.charAt(i);
            if (character != '\\' || i + 1 >= text.length()) {
                plain.append(character);
                i++;
                continue;
            }
            char escape = text.charAt(i + 1);
            if (escape == 'u'
                    && i + 6 <= text.length()
                    && text.substring(i + 2, i + 6).matches("\\p{XDigit}{4}")) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 6;
            } else {
                plain.append(
                        switch (escape) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            default -> escape;
                        });
                i += 2;
            }
        }
        return plain.toString();
    }
}
