package dev.entitlement.catalog;

import dev.entitlement.control.Longest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question that a policy puts to who asks for access.
 *
 * @param required whether it must be answered
 * @param answerEditable whether the answer can be changed later
 * @param sequence its place among the questions
 * @param text in the default language
 * @param singleLine for a text: whether one line is enough
 * @param regexPattern for a text: what it must match; null: anything
 * @param choices for multiple choice
 * @param multiple for multiple choice: whether more than one may be chosen
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackagequestion">accessPackageQuestion</a>
 */
public record Question(
        UUID id,
        Kind kind,
        boolean required,
        boolean answerEditable,
        int sequence,
        @Nullable String text,
        List<Localization> localizations,
        boolean singleLine,
        @Nullable String regexPattern,
        List<Choice> choices,
        boolean multiple) {

    /** How a question is answered. */
    public enum Kind {
        TEXT_INPUT,
        MULTIPLE_CHOICE
    }

    /** A text in another language. */
    public record Localization(
            @Longest(64) @Nullable String languageCode,
            @Longest(4000) @Nullable String text) {}

    /** An answer to choose. */
    public record Choice(
            @Nullable String actualValue, @Nullable String text, List<Localization> localizations) {

        public Choice {
            localizations = List.copyOf(localizations);
        }
    }

    public Question {
        localizations = List.copyOf(localizations);
        choices = List.copyOf(choices);
    }
}
