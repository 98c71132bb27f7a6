package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.FilterOption;
import org.apache.olingo.server.api.uri.queryoption.OrderByOption;
import org.jspecify.annotations.Nullable;

/**
 * A navigation that is written in place, with the options of its own.
 *
 * @param skip of each owner's entities, so many are left out
 * @param top of each owner's entities, at most so many are written; null: all
 * @param counted whether {@code @odata.count} is written beside them
 * @see <a href="https://learn.microsoft.com/graph/query-parameters#expand">$expand</a>
 */
record Expansion(
        Navigation<?> navigation,
        Selection selection,
        @Nullable FilterOption filter,
        @Nullable OrderByOption orderBy,
        int skip,
        @Nullable Integer top,
        boolean counted) {

    static Expansion of(Navigation<?> navigation, ExpandItem item, Selection selection) {
        if (item.isRef() || item.hasCountPath() || item.getLevelsOption() != null) {
            throw GraphException.badRequest("The $expand query option does not support $ref, $count and $levels.");
        }
        if (item.getSearchOption() != null || item.getApplyOption() != null) {
            throw GraphException.badRequest("The $expand query option does not support $search and $apply.");
        }
        boolean collection = navigation.isCollection();
        boolean shaped = item.getFilterOption() != null
                || item.getOrderByOption() != null
                || item.getSkipOption() != null
                || item.getTopOption() != null
                || item.getCountOption() != null;
        if (shaped && !collection) {
            throw GraphException.badRequest("The $expand query option can shape collections only, and '"
                    + navigation.names().canonical() + "' leads to one entity.");
        }
        return new Expansion(
                navigation,
                selection,
                item.getFilterOption(),
                item.getOrderByOption(),
                item.getSkipOption() == null ? 0 : item.getSkipOption().getValue(),
                item.getTopOption() == null ? null : item.getTopOption().getValue(),
                item.getCountOption() != null && item.getCountOption().getValue());
    }
}
