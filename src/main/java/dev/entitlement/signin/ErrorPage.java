package dev.entitlement.signin;

import dev.entitlement.entra.TracedRefusal;

/** Tells whoever sits before the browser why it goes no further. */
record ErrorPage(int status, String message, String traceId, String correlationId, String timestamp) implements Page {

    static ErrorPage of(TracedRefusal told) {
        return new ErrorPage(
                told.refusal().status(),
                told.refusal().getMessage(),
                told.traceId(),
                told.correlationId(),
                told.timestamp());
    }

    @Override
    public String template() {
        return "error";
    }

    @Override
    public String title() {
        return "Sign-in error";
    }
}
