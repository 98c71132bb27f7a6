package dev.entitlement.entra;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Writes every refusal of the issuer. */
@ControllerAdvice
@OnEmbeddedIssuer
@Order(Ordered.HIGHEST_PRECEDENCE)
class EntraExceptionAdvice {

    private final EntraSurface surface;

    EntraExceptionAdvice(EntraSurface surface) {
        this.surface = surface;
    }

    @ExceptionHandler
    void refused(EntraException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        surface.write(request, response, refusal);
    }
}
