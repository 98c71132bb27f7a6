package dev.entitlement.control;

/** A refusal of the control API. Anything below {@code /_emulator} throws one; the advice writes it. */
public class ControlException extends RuntimeException {

    private final int status;

    private ControlException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    /** 400: the call makes no sense as it is. */
    public static ControlException badRequest(String detail) {
        return new ControlException(400, detail);
    }

    /** 404: what the call is about is not there. */
    public static ControlException notFound(String detail) {
        return new ControlException(404, detail);
    }

    int status() {
        return status;
    }
}
