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
        Map<Option, String> expressions = new EnumMap<>(Option.class);
        options.values().forEach((option, text) -> {
            if (EXPRESSIONS.contains(option)) {
                expressions.put(option, spelled(option, text));
            }
        });
        String set = type.names().in(version).orElseThrow();
        try {
            return parse(expressions, set, version);
        } catch (ODataLibraryException | RuntimeException unreadable) {
            log.debug("Not understood: {}", expressions, unreadable);
            throw refused(expressions, set, version);
        }
    }

    /**
     * Parses some expressions.
     *
     * @throws RuntimeException for some nonsense that the parser has no checked answer to, such as an entity compared
     *     with a list
     */
    private UriInfo parse(Map<Option, String> expressions, String set, GraphVersion version)
            throws ODataLibraryException {
        String query = expressions.entrySet().stream()
                .map(option ->
                        option.getKey().spelled() + "=" + UriUtils.encode(option.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Parser(Objects.requireNonNull(models.get(version)).get(), odata.get())
                .parseUri("/" + set, query, null, "");
    }

    private static String spelled(Option option, String text) {
        if (text.isEmpty()) {
            throw GraphException.badRequest("The " + option.spelled() + " query option must not be empty.");
        }
        return switch (option) {
            case FILTER -> OperatorSpelling.ofConditions(text);
            case ORDERBY -> OperatorSpelling.ofDirections(text);
            case EXPAND -> OperatorSpelling.ofDirections(OperatorSpelling.ofConditions(text));
            default -> text;
        };
    }

    /** Blames the first option that is not understood on its own either. */
    private GraphException refused(Map<Option, String> expressions, String set, GraphVersion version) {
        for (Map.Entry<Option, String> expression : expressions.entrySet()) {
            try {
                parse(Map.of(expression.getKey(), expression.getValue()), set, version);
            } catch (ODataLibraryException known) {
                return refused(
                        expression.getKey(),
                        String.valueOf(
                                known.getTranslatedMessage(Locale.ENGLISH).getMessage()));
            } catch (RuntimeException confused) {
                return refused(expression.getKey(), "It makes no sense.");
            }
        }
        return GraphException.badRequest("The query options make no sense together.");
    }

    private static GraphException refused(Option option, String said) {
        Matcher unknown = UNKNOWN_PROPERTY.matcher(said);
        if (unknown.matches()) {
            String type = unknown.group("type");
            return GraphException.badRequest("Could not find a property named '"
                    + QueryOptions.shortened(unknown.group("property")) + "' on type '"
                    + (type.startsWith(GraphEdm.NAMESPACE) ? type : GraphEdm.NAMESPACE + "." + type) + "'.");
        }
        String clause =
                switch (option) {
                    case FILTER -> "Invalid filter clause: ";
                    default -> "Invalid " + option.spelled() + " query option: ";
                };
        return GraphException.badRequest(clause + QueryOptions.shortened(said));
    }
}
