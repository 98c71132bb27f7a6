package dev.entitlement.control;

import dev.entitlement.http.ServerNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The hosts by which browsers may call the control API. A page can have its own name lead to this machine, and would
 * then be of the same origin; but nobody can do that to an address, to a name without a dot, or to one below a domain
 * that is not delegated.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6761">Special-use domain names</a>
 */
@Component
class KnownHosts {

    /** {@code localhost}, that of Docker's own names, and those of clusters and of the link. */
    private static final Set<String> NOBODYS = Set.of("localhost", "internal", "local");

    private final Supplier<List<String>> names;

    KnownHosts(ControlProperties properties, ObjectProvider<ServerNames> told) {
        this.names = SingletonSupplier.of(() -> Stream.concat(
                        properties.hosts().stream(), told.stream().flatMap(server -> server.names().stream()))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList());
    }

    /** @param host as the call names it, with or without a port; an IPv6 address is in brackets */
    boolean contains(String host) {
        String name = host.replaceFirst(":\\d*$", "").replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
        String last = name.substring(name.lastIndexOf('.') + 1);
        return name.startsWith("[")
                || last.matches("\\d+|0x[0-9a-f]*")
                || last.equals(name)
                || NOBODYS.contains(last)
                || names.get().stream()
                        .anyMatch(known -> known.startsWith("*.")
                                ? name.substring(name.indexOf('.')).equals(known.substring(1))
                                : name.equals(known));
    }
}
