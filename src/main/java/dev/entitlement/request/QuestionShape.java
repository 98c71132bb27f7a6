package dev.entitlement.request;

import dev.entitlement.catalog.Question;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Names;
import dev.entitlement.odata.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What answers, and the questions that they answer, look like in each version. */
final class QuestionShape {

    private static final ComplexType<Question> QUESTION = ComplexType.of(Question.class, "accessPackageQuestion")
            .derivedAs(question -> question.kind() == Question.Kind.TEXT_INPUT
                    ? "accessPackageTextInputQuestion"
                    : "accessPackageMultipleChoiceQuestion")
            .property("id", Kind.GUID, Question::id)
            .property("isRequired", Kind.BOOLEAN, Question::required)
            .property("isAnswerEditable", Kind.BOOLEAN, Question::answerEditable)
            .property("sequence", Kind.INT32, Question::sequence)
            .property(
                    Names.of("text"),
                    Kind.UNTYPED,
                    (question, version) -> text(question.text(), question.localizations(), version))
            .property(Names.onlyV1("localizations"), Kind.UNTYPED, question -> localizations(question.localizations()))
            .property(
                    "isSingleLineQuestion",
                    Kind.BOOLEAN,
                    question -> isText(question) ? question.singleLine() : Property.LEFT_OUT)
            .property(
                    "regexPattern",
                    Kind.STRING,
                    question -> isText(question) ? question.regexPattern() : Property.LEFT_OUT)
            .property(
                    Names.of("choices"),
                    Kind.UNTYPED,
                    (question, version) -> isText(question)
                            ? Property.LEFT_OUT
                            : question.choices().stream()
                                    .map(choice -> choice(choice, version))
                                    .toList())
            .property(
                    Names.of("allowsMultipleSelection", "isMultipleSelectionAllowed"),
                    Kind.BOOLEAN,
                    question -> isText(question) ? Property.LEFT_OUT : question.multiple())
            .build();

    static final ComplexType<Answer> ANSWER = ComplexType.of(Answer.class, "accessPackageAnswer")
            .derivedAs(answer -> "accessPackageAnswerString")
            .property("displayValue", Kind.STRING, Answer::displayValue)
            .property("value", Kind.STRING, Answer::value)
            .property("answeredQuestion", Kind.complex(QUESTION), Answer::question)
            .build();

    private QuestionShape() {}

    private static boolean isText(Question question) {
        return question.kind() == Question.Kind.TEXT_INPUT;
    }

    private static Map<String, @Nullable Object> choice(Question.Choice choice, GraphVersion version) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("actualValue", choice.actualValue());
        json.put(
                version == GraphVersion.BETA ? "displayValue" : "text",
                text(choice.text(), choice.localizations(), version));
        if (version == GraphVersion.V1) {
            json.put("localizations", localizations(choice.localizations()));
        }
        return json;
    }

    /** Beta keeps a text and its translations in one value. */
    private static @Nullable Object text(
            @Nullable String text, List<Question.Localization> localizations, GraphVersion version) {
        if (version == GraphVersion.V1) {
            return text;
        }
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("defaultText", text);
        content.put("localizedTexts", localizations(localizations));
        return content;
    }

    private static List<Map<String, @Nullable Object>> localizations(List<Question.Localization> localizations) {
        return localizations.stream()
                .map(localization -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    json.put("languageCode", localization.languageCode());
                    json.put("text", localization.text());
                    return json;
                })
                .toList();
    }
}
