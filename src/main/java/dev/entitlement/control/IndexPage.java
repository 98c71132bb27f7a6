package dev.entitlement.control;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The page that tells a shell what can be done here, in commands that work on this very emulator. */
@Component
class IndexPage {

    private final ControlAccess access;
    private final ObjectProvider<ExampleTenant> example;
    private final String version;
    private final Supplier<Template> text;
    private final Supplier<Template> page;

    IndexPage(ControlAccess access, ObjectProvider<ExampleTenant> example, ObjectProvider<BuildProperties> build) {
        this.access = access;
        this.example = example;
        BuildProperties known = build.getIfAvailable();
        this.version = known == null ? "" : String.valueOf(known.getVersion());
        this.text = SingletonSupplier.of(
                () -> template(Mustache.compiler().escapeHTML(false).defaultValue(""), "index"));
        this.page = SingletonSupplier.of(() -> template(Mustache.compiler(), "index-page"));
    }

    String version() {
        return version;
    }

    /**
     * The page as a script: every line is a comment, a command, or empty.
     *
     * @param origin by which this emulator was called
     * @param tenant that the commands are for; null for the default tenant
     */
    String text(String origin, @Nullable String tenant) {
        Map<String, @Nullable Object> shown = new HashMap<>();
        example.stream()
                .flatMap(found -> found.facts(tenant).stream())
                .findFirst()
                .ifPresent(facts -> {
                    shown.put("tenant", facts.id());
                    shown.put("client", facts.clientId());
                    shown.put("quotedSecret", quoted(String.valueOf(facts.clientSecret())));
                    shown.put("request", facts.request());
                });
        shown.put("version", version);
        shown.put("origin", origin);
        shown.put("quotedOrigin", quoted(origin));
        shown.put("overTls", origin.startsWith("https:"));
        shown.put("demandsToken", access.demandsToken());
        shown.put("auth", access.demandsToken() ? "-H \"Authorization: Bearer $CONTROL_TOKEN\" " : "");
        return text.get().execute(shown);
    }

    /** The same for a browser. */
    String html(String origin, @Nullable String tenant) {
        return page.get().execute(Map.of("text", text(origin, tenant)));
    }

    /** As one word of a shell, whatever is in it. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static Template template(Mustache.Compiler compiler, String name) {
        InputStream found = IndexPage.class.getResourceAsStream("/control/" + name + ".mustache");
        return compiler.compile(new InputStreamReader(Objects.requireNonNull(found, name), StandardCharsets.UTF_8));
    }
}
