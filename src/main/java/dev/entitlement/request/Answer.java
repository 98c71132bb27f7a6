package dev.entitlement.request;

import dev.entitlement.catalog.Question;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question of the policy, with the question as it was put.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackageanswer">accessPackageAnswer</a>
 */
record Answer(@Nullable String value, @Nullable String displayValue, Question question) {}
