package dev.entitlement.signin;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlException;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets a test approve sign-ins on devices without a browser. */
@RestController
@OnEmbeddedIssuer
class DeviceCodeControl {

    private static final int LISTED = 100;

    private final DeviceSignIns signIns;
    private final DeviceAuthorizations authorizations;

    DeviceCodeControl(DeviceSignIns signIns, DeviceAuthorizations authorizations) {
        this.signIns = signIns;
        this.authorizations = authorizations;
    }

    /**
     * Who approves.
     *
     * @param user user principal name or object id
     */
    record Approval(String user) {}

    /**
     * A sign-in that a device waits for; its secret part is not told.
     *
     * @param tenant null when any tenant's users may sign in
     * @param state {@code pending}, {@code approved}, {@code declined} or {@code redeemed}
     * @param user object id of who has approved; null while nobody has
     */
    record Waiting(
            String userCode,
            @Nullable UUID tenant,
            UUID clientId,
            String scope,
            String state,
            Instant expiresAt,
            @Nullable UUID user) {

        static Waiting of(DeviceSignIn signIn) {
            TenantKey user = signIn.user();
            return new Waiting(
                    signIn.userCode(),
                    signIn.tenantId(),
                    signIn.clientId(),
                    signIn.scope(),
                    signIn.state().name().toLowerCase(Locale.ROOT),
                    signIn.expiresAt(),
                    user == null ? null : user.id());
        }
    }

    /** The newest hundred that have not expired. */
    @GetMapping("/_emulator/device-codes")
    List<Waiting> list() {
        return signIns.newest(LISTED).stream().map(Waiting::of).toList();
    }

    /** Approves one in the name of a user. */
    @PostMapping("/_emulator/device-codes/{userCode}/approve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(@PathVariable String userCode, @ControlBody Approval approval) {
        DeviceSignIn signIn = open(userCode);
        Account account = authorizations
                .approver(signIn, approval.user())
                .orElseThrow(() -> ControlException.notFound("Nobody called " + approval.user()
                        + " can sign in here; of several of that name, write {object id}.{tenant id}."));
        requireDone(userCode, signIns.approve(userCode, account.user().key()));
    }

    /** Declines one. */
    @PostMapping("/_emulator/device-codes/{userCode}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@PathVariable String userCode) {
        requireDone(userCode, signIns.decline(userCode));
    }

    private DeviceSignIn open(String userCode) {
        return signIns.open(userCode).orElseThrow(() -> nobodyWaits(userCode));
    }

    private static void requireDone(String userCode, boolean done) {
        if (!done) {
            throw nobodyWaits(userCode);
        }
    }

    private static ControlException nobodyWaits(String userCode) {
        return ControlException.notFound("No device waits with the code " + userCode + ".");
    }
}
