package dev.entitlement.catalog;

import dev.entitlement.control.Longest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A question as a seed writes it.
 *
 * @param id follows from the text when left out
 * @param kind {@code multipleChoice} when left out where there are choices, {@code textInput} otherwise
 * @param required whether it must be answered; false when left out
 * @param answerEditable whether the answer can be changed later; true when left out
 * @param sequence its place among the questions; as they stand when left out
 * @param text in the default language
 * @param localizations in other languages
 * @param singleLine whether one line is enough for a text; false when left out
 * @param regexPattern what a text must match; anything when left out
 * @param choices the answers to choose from
 * @param multiple whether more than one may be chosen; false when left out
 */
public record SeededQuestion(
        @Nullable UUID id,
        Question.@Nullable Kind kind,
        @Nullable Boolean required,
        @Nullable Boolean answerEditable,
        @Nullable Integer sequence,
        @Longest(4000) @Nullable String text,
        @Nullable List<Question.Localization> localizations,
        @Nullable Boolean singleLine,
        @Longest(1000) @Nullable String regexPattern,
        @Nullable List<Choice> choices,
        @Nullable Boolean multiple) {

    /**
     * An answer to choose.
     *
     * @param actualValue what is stored
     * @param text what people read
     */
    public record Choice(
            @Longest(4000) @Nullable String actualValue,
            @Longest(4000) @Nullable String text,
            @Nullable List<Question.Localization> localizations) {}

    /** @throws IllegalArgumentException for a pattern that is none */
    public SeededQuestion {
        if (regexPattern != null) {
            try {
                Pattern.compile(regexPattern);
            } catch (PatternSyntaxException | StackOverflowError broken) {
                throw new IllegalArgumentException("regexPattern is no regular expression", broken);
            }
        }
    }

    /** As a seed writes it. */
    public static SeededQuestion of(Question question) {
        return new SeededQuestion(
                question.id(),
                question.kind(),
                question.required(),
                question.answerEditable(),
                question.sequence(),
                question.text(),
                orNull(question.localizations()),
                question.singleLine(),
                question.regexPattern(),
                orNull(question.choices().stream()
                        .map(choice -> new Choice(choice.actualValue(), choice.text(), orNull(choice.localizations())))
                        .toList()),
                question.multiple());
    }

    /**
     * What is meant.
     *
     * @param usualId of one that has none
     * @param place among the questions, of one that does not say
     */
    public Question toQuestion(UUID usualId, int place) {
        List<Choice> chosenFrom = orEmpty(choices);
        Question.Kind usual = chosenFrom.isEmpty() ? Question.Kind.TEXT_INPUT : Question.Kind.MULTIPLE_CHOICE;
        return new Question(
                id == null ? usualId : id,
                kind == null ? usual : kind,
                Boolean.TRUE.equals(required),
                !Boolean.FALSE.equals(answerEditable),
                sequence == null ? place : sequence,
                text,
                orEmpty(localizations),
                Boolean.TRUE.equals(singleLine),
                regexPattern,
                chosenFrom.stream()
                        .map(choice -> new Question.Choice(
                                choice.actualValue(), choice.text(), orEmpty(choice.localizations())))
                        .toList(),
                Boolean.TRUE.equals(multiple));
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
