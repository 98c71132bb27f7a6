package dev.entitlement.fault;

/**
 * A pattern in which {@code *} stands for any characters and everything else for itself. No regular expression: a test's
 * pattern must not be able to hold a thread.
 */
final class Wildcard {

    private Wildcard() {}

    static boolean matches(String pattern, String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int afterStar = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                afterStar = in;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++afterStar;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
