package dev.entitlement.signin;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.entra.EntraException;
import dev.entitlement.entra.TracedRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes what a browser is answered: a page, or the way to an app. */
@Component
class SignInAnswers {

    private final Pages pages;
    private final VirtualClock clock;

    SignInAnswers(Pages pages, VirtualClock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    void write(HttpServletResponse response, BrowserAnswer answer) throws IOException {
        if (answer instanceof Page page) {
            pages.write(response, page);
        } else if (answer instanceof Reply reply && reply.mode() == ResponseMode.FORM_POST) {
            pages.write(response, FormPostPage.of(reply));
        } else if (answer instanceof Reply reply) {
            String location = reply.location().toString();
            response.setStatus(302);
            Pages.guard(response);
            response.setHeader(HttpHeaders.LOCATION, location);
        }
    }

    /** Tells an app why there is no code for it. */
    void write(HttpServletRequest request, HttpServletResponse response, RefusedToApp refused) throws IOException {
        TracedRefusal told = told(request, refused.refusal());
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", told.refusal().error());
        parameters.put("error_description", told.description());
        parameters.put("error_uri", told.uri());
        write(response, refused.app().reply(parameters));
    }

    /** Tells whoever sits before the browser what is wrong. */
    void write(HttpServletRequest request, HttpServletResponse response, EntraException refusal) throws IOException {
        pages.write(response, ErrorPage.of(told(request, refusal)));
    }

    private TracedRefusal told(HttpServletRequest request, EntraException refusal) {
        return TracedRefusal.of(refusal, request, clock.wallTime());
    }
}
