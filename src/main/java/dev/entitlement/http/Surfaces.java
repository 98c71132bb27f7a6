package dev.entitlement.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The surfaces of this server, asked in their order. */
@Component
public class Surfaces {

    private final List<Surface> inOrder;

    Surfaces(List<Surface> inOrder) {
        this.inOrder = inOrder;
    }

    /**
     * The surface that a path belongs to.
     *
     * @param path the decoded path
     * @throws IllegalStateException when no surface takes the paths that the others leave
     */
    public Surface of(String path) {
        for (Surface surface : inOrder) {
            if (surface.owns(path)) {
                return surface;
            }
        }
        throw new IllegalStateException("No surface owns " + path);
    }

    /** Writes a failure in the words of the surface that was called. */
    void write(HttpServletRequest request, HttpServletResponse response, HttpFailure failure) throws IOException {
        of(ServedPath.of(request)).write(request, response, failure);
    }
}
