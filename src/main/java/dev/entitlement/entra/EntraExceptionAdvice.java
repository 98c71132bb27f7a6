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
@Order(EntraExceptionAdvice.AFTER_PAGES)
class EntraExceptionAdvice {

    /** Where an issuer's page is refused, the page's own advice comes first. */
    static final int AFTER_PAGES = Ordered.HIGHEST_PRECEDENCE + 1;

    private final EntraSurface surface;

    EntraExceptionAdvice(EntraSurface surface) {
        this.surface = surface;
    }

    @ExceptionHandler
    void refused(EntraException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        surface.write(request, response, refusal);
    }
}
