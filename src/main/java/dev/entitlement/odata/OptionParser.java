package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.odata.QueryOptions.Option;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.core.uri.parser.Parser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.UriUtils;

/** Parses the options that are expressions, by Olingo; made at the first call that has one. */
@Component
class OptionParser {

    private static final Logger log = LoggerFactory.getLogger(OptionParser.class);

    private static final Set<Option> EXPRESSIONS =
            Set.of(Option.FILTER, Option.ORDERBY, Option.SELECT, Option.EXPAND, Option.SEARCH);

    /** The parser tells the names in its message alone. */
    private static final Pattern UNKNOWN_PROPERTY = Pattern.compile(
            "The property '(?<property>.*)', used in a query expression, is not defined in type '(?<type>.*)'\\.");

    private final Map<GraphVersion, Supplier<Edm>> models = new EnumMap<>(GraphVersion.class);
    private final Supplier<OData> odata = SingletonSupplier.of(OData::newInstance);

    OptionParser(GraphTypes types) {
        for (GraphVersion version : GraphVersion.values()) {
            models.put(version, SingletonSupplier.of(() -> new AnyCaseEdm(new GraphEdm(types, version))));
        }
    }

    /**
     * The expressions among the options, checked against the type.
     *
     * @throws GraphException 400 when one cannot be understood
     */
    UriInfo parse(QueryOptions options, Shape<?> type, GraphVersion version) {
        String query = options.values().entrySet().stream()
                .filter(option -> EXPRESSIONS.contains(option.getKey()))
                .map(option ->
                        option.getKey().spelled() + "=" + UriUtils.encode(option.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String set = type.names().in(version).orElseThrow();
        try {
            return new Parser(Objects.requireNonNull(models.get(version)).get(), odata.get())
                    .parseUri("/" + set, query, null, "");
        } catch (ODataLibraryException unreadable) {
            throw refused(options, unreadable);
        } catch (RuntimeException confused) {
            // The parser has no checked answer to some nonsense, such as an entity compared with a list.
            log.debug("Not understood: {}", query, confused);
            throw refused(options, confused);
        }
    }

    private static GraphException refused(QueryOptions options, Exception reason) {
        String said = reason instanceof ODataLibraryException known
                ? String.valueOf(known.getTranslatedMessage(Locale.ENGLISH).getMessage())
                : "It makes no sense.";
        Matcher unknown = UNKNOWN_PROPERTY.matcher(said);
        if (unknown.matches()) {
            String type = unknown.group("type");
            return GraphException.badRequest("Could not find a property named '"
                    + QueryOptions.shortened(unknown.group("property")) + "' on type '"
                    + (type.startsWith(GraphEdm.NAMESPACE) ? type : GraphEdm.NAMESPACE + "." + type) + "'.");
        }
        String given = options.values().keySet().stream()
                .filter(EXPRESSIONS::contains)
                .map(Option::spelled)
                .collect(Collectors.joining(", "));
        return GraphException.badRequest((given.equals(Option.FILTER.spelled())
                        ? "Invalid filter clause: "
                        : "Invalid query option (" + given + "): ")
                + QueryOptions.shortened(said));
    }
}
