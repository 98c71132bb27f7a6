package dev.entitlement.signin;

/** What a page shows; its template reads the properties. */
non-sealed interface Page extends BrowserAnswer {

    /** The template's name. */
    String template();

    /** Of the browser's window. */
    String title();

    /** The HTTP status. */
    default int status() {
        return 200;
    }
}
