package dev.entitlement.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Lets web pages of any origin call the surfaces that allow it, and none those that refuse it, not even by a name that it
 * has made lead here. Every answer says so,
 * whoever gives it. Spring's own filter would come after Tomcat's refusals, refuse an origin that it
 * cannot read in plain text, and vary the answers to all other clients.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">The CORS protocol</a>
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch metadata</a>
 */
class CrossOriginValve extends ValveBase {

    private static final String EXPOSED = "ETag, Location, Preference-Applied, Content-Range, request-id,"
            + " client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate,"
            + " x-ms-client-gcc-tenant, Retry-After";

    /** How the page that calls is related to this server, as browsers tell servers that they trust. */
    private static final String SITE = "Sec-Fetch-Site";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What a page is going to send is allowed, whatever it is, as long as it reads like names of headers. */
    private static final Pattern NAMES = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z, \\t-]+");

    private static final String SECONDS_BETWEEN_PREFLIGHTS = "600";

    /** What browsers say where a call is not the user's own doing, nor that of a page of the same origin. */
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private final Surfaces surfaces;

    CrossOriginValve(Surfaces surfaces) {
        super(true);
        this.surfaces = surfaces;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        if (InnerCalls.isInner(request) || (origin == null && !isOfBrowser(request))) {
            getNext().invoke(request, response);
            return;
        }
        Surface surface = surfaces.of(ServedPath.of(request));
        if (surface.otherOrigins() == OtherOrigins.ALLOWED && origin != null) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
            if (isPreflight(request) && response.getStatus() < 400) {
                allow(request, response);
                return;
            }
        } else if (surface.otherOrigins() == OtherOrigins.REFUSED) {
            if (isOfOtherOrigin(request, origin)) {
                refuse(request, response, "Web pages of other origins may not call this.");
                return;
            }
            if (!isCalledByOwnName(surface, request)) {
                refuse(
                        request,
                        response,
                        "Browsers may not call this by that name: a page's own name could lead here. Call it by an"
                                + " address or localhost, or name the host in emulator.control.hosts.");
                return;
            }
        }
        getNext().invoke(request, response);
    }

    private void refuse(Request request, Response response, String detail) throws IOException {
        surfaces.write(request, response, new HttpFailure(403, detail));
    }

    /**
     * What only browsers send. Over plain HTTP to a name that is not this machine's they say no more than what they are;
     * other libraries send headers of the Sec-Fetch family, but not this one.
     */
    private static boolean isOfBrowser(Request request) {
        String agent = request.getHeader("User-Agent");
        return request.getHeader(SITE) != null || (agent != null && agent.startsWith("Mozilla/"));
    }

    /** What a user follows from elsewhere, in a window of its own, only reads; so does what cannot see the answer. */
    private static boolean isOfOtherOrigin(Request request, @Nullable String origin) {
        String site = String.valueOf(request.getHeader(SITE));
        if (READING.contains(request.getMethod())) {
            return site.equals("cross-site") && !"document".equals(request.getHeader("Sec-Fetch-Dest"));
        }
        return OTHER_SITES.contains(site)
                || (origin != null && !ownOrigin(request).equalsIgnoreCase(origin));
    }

    /** Also what a proxy says that it was called by, which is what a page would, too, if it could. */
    private static boolean isCalledByOwnName(Surface surface, Request request) {
        String host = request.getHeader("Host");
        return surface.isCalled(request.getServerName()) && (host == null || surface.isCalled(host));
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
