package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;
import org.apache.olingo.server.api.uri.queryoption.SelectItem;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;
import org.jspecify.annotations.Nullable;

/**
 * What of each entity a client wants to see.
 *
 * @param properties names of structural properties; null: all of them
 * @param expansions what is written in place beside them
 * @see <a href="https://learn.microsoft.com/graph/query-parameters#select">$select</a>
 */
record Selection(@Nullable Set<String> properties, List<Expansion> expansions) {

    /** How many levels of {@code $expand} are followed. */
    private static final int DEEPEST = 5;

    /** How many navigations are expanded by one call, all levels together. */
    private static final int MOST = 40;

    static final Selection ALL = new Selection(null, List.of());

    static Selection of(UriInfo options, GraphType<?> type, GraphTypes types, GraphVersion version) {
        Selection selection = of(options.getSelectOption(), options.getExpandOption(), type, types, version, DEEPEST);
        if (selection.size() > MOST) {
            throw GraphException.badRequest("The $expand query option names more than " + MOST + " navigations.");
        }
        return selection;
    }

    private static Selection of(
            @Nullable SelectOption select,
            @Nullable ExpandOption expand,
            GraphType<?> type,
            GraphTypes types,
            GraphVersion version,
            int levels) {
        List<Expansion> expansions = new ArrayList<>();
        if (expand != null) {
            if (levels == 0) {
                throw GraphException.badRequest("The $expand query option nests deeper than " + DEEPEST + " levels.");
            }
            for (ExpandItem item : expand.getExpandItems()) {
                navigations(item, type, types, version).forEach(navigation -> {
                    GraphType<?> target = types.named(navigation.target());
                    Selection inner =
                            of(item.getSelectOption(), item.getExpandOption(), target, types, version, levels - 1);
                    expansions.add(Expansion.of(navigation, item, inner));
                });
            }
        }
        requireNoneTwice(expansions);
        return new Selection(select == null ? null : properties(select), List.copyOf(expansions));
    }

    private static Stream<? extends Navigation<?>> navigations(
            ExpandItem item, GraphType<?> type, GraphTypes types, GraphVersion version) {
        if (item.isStar()) {
            return type.navigations().stream().filter(navigation -> types.has(navigation, version));
        }
        List<UriResource> path = item.getResourcePath().getUriResourceParts();
        if (path.size() != 1 || !(path.get(0) instanceof UriResourceNavigation named)) {
            throw GraphException.badRequest("The $expand query option supports navigation properties only.");
        }
        return type.navigations().stream().filter(navigation -> navigation
                .names()
                .in(version)
                .filter(named.getProperty().getName()::equals)
                .isPresent());
    }

    private static void requireNoneTwice(List<Expansion> expansions) {
        Set<Navigation<?>> seen = new LinkedHashSet<>();
        for (Expansion expansion : expansions) {
            if (!seen.add(expansion.navigation())) {
                throw GraphException.badRequest("The $expand query option names '"
                        + expansion.navigation().names().canonical() + "' more than once.");
            }
        }
    }

    /** The first step of each path decides: of a complex property all is shown. */
    private static @Nullable Set<String> properties(SelectOption select) {
        Set<String> names = new LinkedHashSet<>();
        for (SelectItem item : select.getSelectItems()) {
            if (item.isStar()) {
                return null;
            }
            UriResource first = item.getResourcePath() == null
                    ? null
                    : item.getResourcePath().getUriResourceParts().get(0);
            if (first instanceof UriResourceProperty property) {
                names.add(property.getProperty().getName());
            } else if (!(first instanceof UriResourceNavigation)) {
                throw GraphException.badRequest("The $select query option supports properties only.");
            }
        }
        return names;
    }

    /** Whether the property of this name is to be written. */
    boolean shows(String name) {
        return properties == null || properties.contains(name);
    }

    /** As {@code @odata.context} tells it: {@code (id,state,requestor())}; empty when all is shown and nothing expanded. */
    String described(GraphVersion version) {
        Stream<String> shown = properties == null ? Stream.empty() : properties.stream();
        String described = Stream.concat(
                        shown,
                        expansions.stream()
                                .map(expansion -> expansion
                                                .navigation()
                                                .names()
                                                .in(version)
                                                .orElseThrow()
                                        + inner(expansion.selection().described(version))))
                .collect(Collectors.joining(","));
        return described.isEmpty() ? "" : "(" + described + ")";
    }

    private static String inner(String described) {
        return described.isEmpty() ? "()" : described;
    }

    private int size() {
        return expansions.size()
                + expansions.stream()
                        .mapToInt(expansion -> expansion.selection().size())
                        .sum();
    }
}
