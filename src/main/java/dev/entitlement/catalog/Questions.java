package dev.entitlement.catalog;

import static dev.entitlement.odata.Names.onlyBeta;
import static dev.entitlement.odata.Names.onlyV1;

import dev.entitlement.catalog.Question.Choice;
import dev.entitlement.catalog.Question.Localization;
import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Names;
import dev.entitlement.odata.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What Graph's questions look like. Beta puts a text and its translations into one value, v1.0 beside each other.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackagequestion">accessPackageQuestion</a>
 */
public final class Questions {

    private static final String TEXT_INPUT = "accessPackageTextInputQuestion";
    private static final String MULTIPLE_CHOICE = "accessPackageMultipleChoiceQuestion";
    private static final int MOST = 100;
    private static final int LONGEST = 4000;

    private record Localized(@Nullable String text, List<Localization> localizations) {}

    private static final ComplexType<Localization> LOCALIZATION = ComplexType.of(
                    Localization.class, "accessPackageLocalizedText")
            .property("text", Kind.STRING, Localization::text)
            .property("languageCode", Kind.STRING, Localization::languageCode)
            .build();
    private static final Kind LOCALIZATIONS = Kind.collection(Kind.complex(LOCALIZATION));

    private static final ComplexType<Localized> LOCALIZED = ComplexType.of(
                    Localized.class, Names.onlyBeta("accessPackageLocalizedContent"))
            .property("defaultText", Kind.STRING, Localized::text)
            .property("localizedTexts", LOCALIZATIONS, Localized::localizations)
            .build();

    private static final ComplexType<Choice> CHOICE = ComplexType.of(Choice.class, "accessPackageAnswerChoice")
            .property("actualValue", Kind.STRING, Choice::actualValue)
            .property(
                    onlyBeta("displayValue"),
                    Kind.complex(LOCALIZED),
                    choice -> new Localized(choice.text(), choice.localizations()))
            .property(onlyV1("text"), Kind.STRING, Choice::text)
            .property(onlyV1("localizations"), LOCALIZATIONS, Choice::localizations)
            .build();

    /** A question; which type it has depends on how it is answered. */
    public static final ComplexType<Question> TYPE = ComplexType.of(Question.class, "accessPackageQuestion")
            .property("id", Kind.GUID, Question::id)
            .property("isRequired", Kind.BOOLEAN, Question::required)
            .property("isAnswerEditable", Kind.BOOLEAN, Question::answerEditable)
            .property("sequence", Kind.INT32, Question::sequence)
            .property(
                    onlyBeta("text"),
                    Kind.complex(LOCALIZED),
                    question -> new Localized(question.text(), question.localizations()))
            .property(onlyV1("text"), Kind.STRING, Question::text)
            .property(onlyV1("localizations"), LOCALIZATIONS, Question::localizations)
            .property("isSingleLineQuestion", Kind.BOOLEAN, only(Question.Kind.TEXT_INPUT, Question::singleLine))
            .property("regexPattern", Kind.STRING, only(Question.Kind.TEXT_INPUT, Question::regexPattern))
            .property(
                    "choices",
                    Kind.collection(Kind.complex(CHOICE)),
                    only(Question.Kind.MULTIPLE_CHOICE, Question::choices))
            .property(
                    Names.of("allowsMultipleSelection", "isMultipleSelectionAllowed"),
                    Kind.BOOLEAN,
                    only(Question.Kind.MULTIPLE_CHOICE, Question::multiple))
            .derivedAs(question -> question.kind() == Question.Kind.TEXT_INPUT ? TEXT_INPUT : MULTIPLE_CHOICE)
            .build();

    private Questions() {}

    private static Function<Question, @Nullable Object> only(
            Question.Kind kind, Function<Question, @Nullable Object> value) {
        return question -> question.kind() == kind ? value.apply(question) : Property.LEFT_OUT;
    }

    /**
     * The questions that a policy's body has. One without an id gets one.
     *
     * @throws GraphException 400 for one without its type, with an id that another has, or with a pattern that is none
     */
    static List<Question> read(Body policy) {
        List<Body> bodies = policy.bodies("questions");
        if (bodies.size() > MOST) {
            throw GraphException.badRequest("A policy has at most " + MOST + " questions.");
        }
        List<Question> questions = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (Body body : bodies) {
            Question question = read(body, questions.size());
            if (!ids.add(question.id())) {
                throw GraphException.badRequest("Two questions have the id '" + question.id() + "'.");
            }
            questions.add(question);
        }
        return questions;
    }

    private static Question read(Body body, int place) {
        UUID id = body.guid("id");
        Integer sequence = body.integer("sequence");
        Localized text = localized(body, "text");
        return new Question(
                id == null ? UUID.randomUUID() : id,
                kindOf(body.requiredString("@odata.type", 256)),
                body.bool("isRequired", false),
                body.bool("isAnswerEditable", true),
                sequence == null ? place : sequence,
                text.text(),
                text.localizations(),
                body.bool("isSingleLineQuestion", false),
                pattern(body),
                body.bodies("choices").stream().map(Questions::choice).toList(),
                body.bool("allowsMultipleSelection", false));
    }

    private static Choice choice(Body body) {
        Localized text = localized(body, body.has("displayValue") ? "displayValue" : "text");
        return new Choice(body.string("actualValue", LONGEST), text.text(), text.localizations());
    }

    private static Localized localized(Body body, String name) {
        if (body.value(name) instanceof Body content) {
            return new Localized(
                    content.string("defaultText", LONGEST), localizations(content.bodies("localizedTexts")));
        }
        return new Localized(body.string(name, LONGEST), localizations(body.bodies("localizations")));
    }

    private static List<Localization> localizations(List<Body> bodies) {
        return bodies.stream()
                .map(body -> new Localization(body.string("languageCode", 64), body.string("text", LONGEST)))
                .toList();
    }

    private static @Nullable String pattern(Body body) {
        String pattern = body.string("regexPattern", 1000);
        if (pattern != null) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException | StackOverflowError broken) {
                throw GraphException.badRequest("The property 'regexPattern' is no regular expression.");
            }
        }
        return pattern;
    }

    private static Question.Kind kindOf(String type) {
        if (type.equalsIgnoreCase(TEXT_INPUT)) {
            return Question.Kind.TEXT_INPUT;
        }
        if (type.equalsIgnoreCase(MULTIPLE_CHOICE)) {
            return Question.Kind.MULTIPLE_CHOICE;
        }
        throw GraphException.badRequest("There is no question of type '" + type + "'.");
    }
}
