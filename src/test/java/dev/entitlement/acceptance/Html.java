package dev.entitlement.acceptance;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Reads a page as far as a browser would that fills in its first form. */
record Html(String text) {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern BUTTON = Pattern.compile(
            "<button name=\"([^\"]*)\" value=\"([^\"]*)\"( autofocus)?>" + "(.*?) ?(?:<small>.*?</small>)?</button>");

    static Html of(Answer answer) {
        return new Html(answer.text());
    }

    /** A button that sends something. */
    record Button(String name, String value, boolean focused, String label) {}

    /** What the first form sends without showing it. */
    Map<String, String> hidden() {
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher input = HIDDEN.matcher(firstForm());
        while (input.find()) {
            hidden.put(input.group(1), HtmlUtils.htmlUnescape(input.group(2)));
        }
        return hidden;
    }

    List<Button> buttons() {
        return BUTTON.matcher(firstForm())
                .results()
                .map(button -> new Button(
                        button.group(1),
                        HtmlUtils.htmlUnescape(button.group(2)),
                        button.group(3) != null,
                        HtmlUtils.htmlUnescape(button.group(4))))
                .toList();
    }

    /** What the first form sends when the button with this label is pressed. */
    Map<String, String> pressed(String label) {
        Button button = buttons().stream()
                .filter(candidate -> candidate.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + label + " in " + text));
        Map<String, String> sent = hidden();
        sent.put(button.name(), button.value());
        return sent;
    }

    private String firstForm() {
        int begin = text.indexOf("<form");
        int end = text.indexOf("</form>");
        return begin < 0 || end < 0 ? "" : text.substring(begin, end);
    }
}
