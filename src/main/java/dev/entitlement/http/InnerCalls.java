package dev.entitlement.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.catalina.Service;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.Adapter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Lets the server call itself without a connection. An inner call enters where Tomcat's HTTP parser hands over a call that
 * it has read, so everything that a call of its own would meet is met: Tomcat's checks of the path, every filter, security,
 * the handler, and the errors of all of them.
 */
@Component
public class InnerCalls {

    private static final String INNER = InnerCalls.class.getName();
    private static final String UNASKED = INNER + ".unasked";

    private @Nullable Connector connector;

    /** Where calls enter that the server makes of its own accord; it listens on no port. */
    private @Nullable Connector own;

    /** Whether a call was made by the server itself. */
    public static boolean isInner(HttpServletRequest call) {
        return call.getAttribute(INNER) != null;
    }

    /** The call on whose behalf the server made this one: of a batch's step, the batch. */
    public static Optional<HttpServletRequest> outerOf(HttpServletRequest call) {
        return call.getAttribute(INNER) instanceof HttpServletRequest outer ? Optional.of(outer) : Optional.empty();
    }

    /** Whether a call is one that nobody has asked for: it is neither broken on purpose, nor counted, nor remembered. */
    public static boolean isUnasked(HttpServletRequest call) {
        return call.getAttribute(UNASKED) != null;
    }

    void enterThrough(Connector listener) {
        this.connector = listener;
    }

    /** Also before a port is opened calls can be made of the server that this service is part of. */
    void enterThrough(Service service) {
        Connector hidden = new Connector();
        hidden.setService(service);
        // What a connector does by itself only when it begins to listen.
        hidden.setParseBodyMethods(hidden.getParseBodyMethods());
        this.own = hidden;
    }

    /**
     * Makes a call on the current thread, which afterwards is what it was: in the middle of the outer call.
     *
     * @param outer the call that this one is made for; they share the connection, and nothing else
     */
    public InnerAnswer send(HttpServletRequest outer, InnerCall call) {
        return enter(outer, call, new InnerExchange(outer, call));
    }

    /** As {@link #send}, to learn what the answer would be: a call that the client did not make. */
    public InnerAnswer ask(HttpServletRequest outer, InnerCall call) {
        InnerExchange exchange = new InnerExchange(outer, call);
        exchange.request().setAttribute(UNASKED, true);
        return enter(outer, call, exchange);
    }

    /**
     * Makes a call of the server's own accord, as if it had come over HTTP from this machine. Whether it listens already
     * does not matter.
     */
    public InnerAnswer unasked(InnerCall call) {
        if (own == null) {
            throw new IllegalStateException("There is no server yet");
        }
        InnerExchange exchange = new InnerExchange(call);
        exchange.request().setAttribute(INNER, true);
        exchange.request().setAttribute(UNASKED, true);
        return enter(new CoyoteAdapter(own), call, exchange);
    }

    private InnerAnswer enter(HttpServletRequest outer, InnerCall call, InnerExchange exchange) {
        if (connector == null) {
            throw new IllegalStateException("The server is not listening");
        }
        exchange.request().setAttribute(INNER, outer);
        return enter(connector.getProtocolHandler().getAdapter(), call, exchange);
    }

    private static InnerAnswer enter(Adapter server, InnerCall call, InnerExchange exchange) {
        SecurityContext security = SecurityContextHolder.getContext();
        RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
        LocaleContext locale = LocaleContextHolder.getLocaleContext();
        try {
            SecurityContextHolder.clearContext();
            RequestContextHolder.resetRequestAttributes();
            LocaleContextHolder.resetLocaleContext();
            server.service(exchange.request(), exchange.response());
        } catch (Exception failed) {
            throw new IllegalStateException(call.method() + " " + call.target() + " failed", failed);
        } finally {
            SecurityContextHolder.setContext(security);
            RequestContextHolder.setRequestAttributes(attributes);
            LocaleContextHolder.setLocaleContext(locale);
        }
        return exchange.answer();
    }
}
