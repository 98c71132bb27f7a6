package dev.entitlement.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Lets web pages of any origin call the surfaces that allow it, and none those that refuse it. Every answer says so,
 * whoever gives it. Spring's own filter would come after Tomcat's refusals, refuse an origin that it
 * cannot read in plain text, and vary the answers to all other clients.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">The CORS protocol</a>
 */
class CrossOriginValve extends ValveBase {

    private static final String EXPOSED = "ETag, Location, Preference-Applied, Content-Range, request-id,"
            + " client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate,"
            + " x-ms-client-gcc-tenant, Retry-After";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What a page is going to send is allowed, whatever it is, as long as it reads like names of headers. */
    private static final Pattern NAMES = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z, \\t-]+");

    private static final String SECONDS_BETWEEN_PREFLIGHTS = "600";

    private final Surfaces surfaces;

    CrossOriginValve(Surfaces surfaces) {
        super(true);
        this.surfaces = surfaces;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        OtherOrigins rule = origin == null || InnerCalls.isInner(request)
                ? OtherOrigins.IGNORED
                : surfaces.of(ServedPath.of(request)).otherOrigins();
        if (rule == OtherOrigins.ALLOWED) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
            if (isPreflight(request) && response.getStatus() < 400) {
                allow(request, response);
                return;
            }
        } else if (rule == OtherOrigins.REFUSED
                && !READING.contains(request.getMethod())
                && !ownOrigin(request).equalsIgnoreCase(origin)) {
            surfaces.write(request, response, new HttpFailure(403, "Web pages of other origins may not call this."));
            return;
        }
        getNext().invoke(request, response);
    }

    private static boolean isPreflight(Request request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void allow(Request request, Response response) {
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
        response.setHeader("Access-Control-Max-Age", SECONDS_BETWEEN_PREFLIGHTS);
        String names = request.getHeader("Access-Control-Request-Headers");
        if (names != null && NAMES.matcher(names).matches()) {
            response.setHeader("Access-Control-Allow-Headers", names);
        }
    }

    private static String ownOrigin(Request request) {
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }
}
