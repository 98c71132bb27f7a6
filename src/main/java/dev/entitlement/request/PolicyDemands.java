package dev.entitlement.request;

import dev.entitlement.assignment.Schedule;
import dev.entitlement.catalog.PolicyTerms;
import dev.entitlement.catalog.Question;
import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.subject.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a policy demands of who asks by it. */
final class PolicyDemands {

    private static final int LONGEST_ANSWERS = 50_000;

    private PolicyDemands() {}

    /**
     * Refuses with 400 a request of a user that leaves out what the policy demands, or says what it does not allow.
     *
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequestorsettings">accessPackageAssignmentRequestorSettings</a>
     */
    static void require(PolicyTerms terms, Asked asked) {
        if (terms.approval().requestorJustificationRequired()
                && (asked.justification() == null || asked.justification().isBlank())) {
            throw GraphException.badRequest("The policy requires a justification.");
        }
        if (!terms.requestor().allowCustomAssignmentSchedule()
                && !asked.schedule().equals(Schedule.NONE)) {
            throw GraphException.badRequest("The policy does not allow a schedule of the requestor's own.");
        }
        Set<UUID> answered = new HashSet<>();
        for (Answer answer : answers(terms, asked)) {
            if (answer.value() != null && !answer.value().isBlank()) {
                answered.add(answer.question().id());
            }
        }
        terms.questions().stream()
                .filter(question -> question.required() && !answered.contains(question.id()))
                .findFirst()
                .ifPresent(question -> {
                    throw GraphException.badRequest("The question " + question.id() + " must be answered.");
                });
    }

    /** The answers, with the questions that the policy puts; 400 for the answer to a question that it does not. */
    static List<Answer> answers(PolicyTerms terms, Asked asked) {
        int length = 0;
        for (Body answer : asked.answers()) {
            length += lengthOf(answer.string("value", LONGEST_ANSWERS))
                    + lengthOf(answer.string("displayValue", LONGEST_ANSWERS));
        }
        if (length > LONGEST_ANSWERS) {
            throw GraphException.badRequest("The answers are longer than " + LONGEST_ANSWERS + " characters.");
        }
        return asked.answers().stream().map(answer -> answer(terms, answer)).toList();
    }

    private static Answer answer(PolicyTerms terms, Body body) {
        UUID id = body.body("answeredQuestion")
                .map(question -> question.guid("id"))
                .orElseThrow(() -> Body.missing("answeredQuestion"));
        Question question = terms.questions().stream()
                .filter(candidate -> Objects.equals(candidate.id(), id))
                .findFirst()
                .orElseThrow(() -> GraphException.badRequest("The policy has no question " + id + "."));
        return new Answer(body.string("value"), body.string("displayValue"), question);
    }

    /** The subject that the caller is, unless the body names another target. */
    static Subject self(Subject caller, @Nullable UUID targetId) {
        if (targetId != null && !targetId.equals(caller.objectId()) && !targetId.equals(caller.id())) {
            throw GraphException.badRequest("A request of this type is for the caller, not for another target.");
        }
        return caller;
    }

    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
