package dev.entitlement.graph;

/**
 * A refusal in Graph's own terms. Anything of the Graph surface throws one; the advice writes it.
 *
 * @see <a href="https://learn.microsoft.com/graph/errors">Graph's error responses</a>
 */
public class GraphException extends RuntimeException {

    private final int status;
    private final String code;

    /**
     * @param status HTTP status, 400 to 599
     * @param code {@code error.code}; may be empty, as Graph's is for a path that its backend does not have
     * @param message {@code error.message}
     */
    public GraphException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** 400 with the code {@code BadRequest}, the gateway's word for whatever it cannot read. */
    public static GraphException badRequest(String message) {
        return new GraphException(400, "BadRequest", message);
    }

    /** The reason is one of two: {@code The caller is not authorized.} or {@code Unauthorized}. */
    public static GraphException forbidden(String reason) {
        return new GraphException(
                403, "UnAuthorized", "User is not authorized to perform the operation. Reason: " + reason);
    }

    /** 404; the code is empty for a path that Graph's backend does not have. */
    public static GraphException notFound(String code, String message) {
        return new GraphException(404, code, message);
    }

    /** HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** {@code error.code}; may be empty. */
    public String code() {
        return code;
    }

    /** Never null: a refusal always says why. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
