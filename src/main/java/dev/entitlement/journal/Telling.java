package dev.entitlement.journal;

import dev.entitlement.http.CallNotes;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenants;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells calls to whoever asks; the only way by which anything that was sent or answered leaves the journal. */
@Component
class Telling implements CallMatch.Reader {

    private static final int LONGEST_TARGET_OF_A_SUMMARY = 500;

    private final Tenants tenants;

    Telling(Tenants tenants) {
        this.tenants = tenants;
    }

    /** All that is known of a call. */
    CallJson whole(RecordedCall call) {
        Redaction redaction = learned(call);
        Ending ending = call.ending();
        CallNotes notes = call.notes();
        RecordedCall batch = call.origin().batch();
        return new CallJson(
                call.sequence(),
                call.origin().requestId(),
                textOf(call.origin().clientRequestId(), redaction),
                call.origin().graph() ? "graph" : "entra",
                call.tenantId(),
                call.head().received(),
                ending == null ? null : ending.at(),
                ending == null ? null : ending.emulated(),
                notes.operation(),
                notes.resource(),
                statusOf(call),
                Exchange.of(call),
                textOf(CallFacts.refusalOf(call), redaction),
                notes.faults(),
                callerOf(call),
                permissionOf(notes.permission()),
                CallFacts.tokenOf(call, redaction),
                batch == null ? null : batch.origin().requestId(),
                requestOf(call, redaction),
                ending == null ? null : answerOf(ending, redaction),
                call.consequences());
    }

    /** A call in a few words. */
    SummaryJson summary(RecordedCall call) {
        Redaction redaction = learned(call);
        Ending ending = call.ending();
        String target = redaction.target(call.head().target());
        return new SummaryJson(
                call.sequence(),
                call.origin().requestId(),
                textOf(call.origin().clientRequestId(), redaction),
                call.tenantId(),
                call.head().received(),
                ending == null ? null : ending.at(),
                redaction.text(call.head().method()),
                target.substring(0, Math.min(target.length(), LONGEST_TARGET_OF_A_SUMMARY)),
                call.notes().operation(),
                call.notes().resource(),
                statusOf(call),
                Exchange.of(call),
                CallFacts.clientOf(call),
                call.notes().faults());
    }

    @Override
    public Map<String, String> headers(RecordedCall call) {
        return headersOf(call.head().headers(), learned(call));
    }

    @Override
    public String body(RecordedCall call) {
        String body = requestOf(call, learned(call)).body();
        return body == null ? "" : body;
    }

    private static @Nullable Integer statusOf(RecordedCall call) {
        int status = Exchange.statusOf(call);
        return status == 0 ? null : status;
    }

    /** Tells everything once to nobody: what a later part shows to be a secret is then known from the beginning. */
    static Redaction learned(RecordedCall call) {
        Redaction redaction = new Redaction();
        requestOf(call, redaction);
        Ending ending = call.ending();
        if (ending != null) {
            answerOf(ending, redaction);
        }
        return redaction;
    }

    private static CallJson.RequestJson requestOf(RecordedCall call, Redaction redaction) {
        RecordedCall.Head head = call.head();
        boolean readable = call.ending() != null;
        return new CallJson.RequestJson(
                redaction.text(head.method()),
                redaction.target(head.target()),
                head.protocol(),
                headersOf(head.headers(), redaction),
                readable ? bodyOf(call.body(), head.headers(), redaction) : null,
                readable ? call.body().total() : 0,
                readable && call.body().isCut());
    }

    private static CallJson.AnswerJson answerOf(Ending ending, Redaction redaction) {
        BodyCopy body = ending.body();
        return new CallJson.AnswerJson(
                ending.status(),
                headersOf(ending.headers(), redaction),
                bodyOf(body, ending.headers(), redaction),
                body.total(),
                body.isCut());
    }

    /** A body without secrets; null for none, and for what is no text. */
    static @Nullable String bodyOf(BodyCopy body, List<String> headers, Redaction redaction) {
        return body.total() == 0 || body.isKnownToBeNoText()
                ? null
                : redaction.body(CallFacts.first(headers, "Content-Type"), body.bytes(), body.isCut());
    }

    private static Map<String, String> headersOf(List<String> headers, Redaction redaction) {
        Map<String, String> told = new TreeMap<>();
        for (int i = 0; i < headers.size(); i += 2) {
            String name = headers.get(i);
            told.merge(
                    redaction.text(name).toLowerCase(Locale.ROOT),
                    redaction.header(name, headers.get(i + 1)),
                    (one, another) -> one + ", " + another);
        }
        return told;
    }

    private static @Nullable String textOf(@Nullable String text, Redaction redaction) {
        return text == null ? null : redaction.text(text);
    }

    private CallJson.@Nullable CallerJson callerOf(RecordedCall call) {
        CallNotes.CallerNote noted = call.notes().caller();
        UUID client = CallFacts.clientOf(call);
        if (noted == null && client == null) {
            return null;
        }
        UUID tenantId = call.tenantId();
        UUID user = CallFacts.userOf(call);
        return new CallJson.CallerJson(
                client,
                tenantId == null || client == null
                        ? null
                        : tenants.client(tenantId, client.toString())
                                .map(ClientApplication::displayName)
                                .orElse(null),
                noted == null ? null : noted.objectId(),
                tenantId == null || user == null ? null : nameOf(tenantId, user).orElse(null),
                noted != null && noted.delegated(),
                noted != null);
    }

    /** The principal name of a user. */
    Optional<String> nameOf(UUID tenantId, UUID user) {
        return tenants.user(tenantId, user).map(DirectoryUser::userPrincipalName);
    }

    private static CallJson.@Nullable PermissionJson permissionOf(CallNotes.@Nullable PermissionNote noted) {
        if (noted == null) {
            return null;
        }
        List<String> had = noted.had().stream().sorted().toList();
        String told = "needed " + (noted.needed().isEmpty() ? "what nobody has" : String.join(" or ", noted.needed()))
                + ", had " + (had.isEmpty() ? "nothing" : String.join(" and ", had));
        return new CallJson.PermissionJson(noted.granted(), noted.needed(), had, told);
    }
}
