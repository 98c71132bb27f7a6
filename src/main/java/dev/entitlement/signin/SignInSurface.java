package dev.entitlement.signin;

import dev.entitlement.entra.EntraException;
import dev.entitlement.entra.EntraSurface;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.http.HttpFailure;
import dev.entitlement.http.Surface;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Those of Entra's paths that a browser is sent to: what goes wrong there is told on a page. */
@Component
@OnEmbeddedIssuer
@Order(SignInSurface.BEFORE_ENTRA)
class SignInSurface implements Surface {

    /** Entra's own surface takes what is left. */
    static final int BEFORE_ENTRA = 1;

    private static final Pattern PAGES =
            Pattern.compile("/[^/]+/oauth2/(?:(?:v2\\.0/)?authorize|deviceauth)/?", Pattern.CASE_INSENSITIVE);

    private final EntraSurface entra;
    private final SignInAnswers answers;

    SignInSurface(EntraSurface entra, SignInAnswers answers) {
        this.entra = entra;
        this.answers = answers;
    }

    @Override
    public boolean owns(String path) {
        return entra.owns(path) && PAGES.matcher(path).matches();
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, HttpFailure failure)
            throws IOException {
        answers.write(
                request,
                response,
                failure.status() == 405
                        ? EntraException.wrongMethod(response.getHeader("Allow"), request.getMethod())
                        : EntraException.unreadable(failure.status(), failure.detail()));
    }
}
