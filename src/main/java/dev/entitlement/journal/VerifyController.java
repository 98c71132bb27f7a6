package dev.entitlement.journal;

import dev.entitlement.control.ControlBody;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Verifies that clients have called as expected. */
@RestController
class VerifyController {

    private final Verifications verifications;

    VerifyController(Verifications verifications) {
        this.verifications = verifications;
    }

    /**
     * Verifies calls, waiting for them if {@code within} says how long. Then {@code exactly} and {@code atLeast} are
     * answered as soon as they are met; {@code atMost} is watched over until the time is over. What no further call could
     * make good is answered at once.
     *
     * @param tenant id, domain or alias; all when left out
     * @throws dev.entitlement.control.ControlException 422 for what is not as expected, with the calls that came nearest; 503 when too many wait already
     */
    @PostMapping("/_emulator/requests/verify")
    DeferredResult<VerifiedJson> verify(
            @ControlBody Expectation expected,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return verifications.verify(tenant, expected);
    }
}
