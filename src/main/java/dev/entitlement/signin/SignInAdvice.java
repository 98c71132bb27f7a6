package dev.entitlement.signin;

import dev.entitlement.entra.EntraException;
import dev.entitlement.entra.OnEmbeddedIssuer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Writes every refusal that a browser gets. */
@ControllerAdvice(assignableTypes = {AuthorizeController.class, DevicePageController.class})
@OnEmbeddedIssuer
@Order(Ordered.HIGHEST_PRECEDENCE)
class SignInAdvice {

    private final SignInAnswers answers;

    SignInAdvice(SignInAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    void refused(EntraException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.write(request, response, refusal);
    }

    /** The answer may be too long for the way that the app wants it, which is then told to the browser. */
    @ExceptionHandler
    void refused(RefusedToApp refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answers.write(request, response, refusal);
        } catch (EntraException tooLong) {
            answers.write(request, response, tooLong);
        }
    }
}
