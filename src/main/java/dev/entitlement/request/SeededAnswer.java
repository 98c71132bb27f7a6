package dev.entitlement.request;

import dev.entitlement.catalog.SeededQuestion;
import dev.entitlement.control.Longest;
import org.jspecify.annotations.Nullable;

/**
 * An answer, as a seed writes it.
 *
 * @param question as it was put
 * @param displayValue as people read it; the value when left out
 */
record SeededAnswer(
        SeededQuestion question,
        @Longest(4000) @Nullable String value,
        @Longest(4000) @Nullable String displayValue) {

    static SeededAnswer of(Answer answer) {
        return new SeededAnswer(SeededQuestion.of(answer.question()), answer.value(), answer.displayValue());
    }
}
