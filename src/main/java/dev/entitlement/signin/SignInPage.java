package dev.entitlement.signin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is chosen to sign in to an app.
 *
 * @param parameters of the app's request, which the page sends once more
 * @param more whether there are others, whose names are to be typed
 * @param mistyped what was typed and names nobody; empty when nothing was typed
 */
record SignInPage(String appName, List<Parameter> parameters, List<Choice> choices, boolean more, String mistyped)
        implements Page {

    /** Something that the page sends without showing it. */
    record Parameter(String name, String value) {

        static List<Parameter> of(Map<String, String> parameters) {
            return parameters.entrySet().stream()
                    .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    static SignInPage of(
            AuthorizationRequest request, List<Account> first, @Nullable Account hinted, @Nullable String mistyped) {
        Stream<Choice> others = Choice.listed(first).stream()
                .filter(choice -> hinted == null || !choice.id().equals(hinted.id()));
        Stream<Choice> before = hinted == null ? Stream.of() : Stream.of(Choice.of(hinted, true));
        return new SignInPage(
                request.appName(),
                Parameter.of(request.parameters()),
                Stream.concat(before, others).toList(),
                first.size() > Accounts.LISTED,
                mistyped == null ? "" : mistyped);
    }

    @Override
    public String template() {
        return "sign-in";
    }

    @Override
    public String title() {
        return "Sign in";
    }

    @Override
    public int status() {
        return mistyped.isEmpty() ? 200 : 400;
    }
}
