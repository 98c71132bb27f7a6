package dev.entitlement.openapi;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import com.github.javaparser.javadoc.Javadoc;
import com.github.javaparser.javadoc.JavadocBlockTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/** What the sources say of types and methods, in plain text. */
final class Comments {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern REFUSAL = Pattern.compile("(\\d{3}) (.*)");

    private final JavaParser parser =
            new JavaParser(new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17));
    private final Map<Path, Optional<CompilationUnit>> parsed = new HashMap<>();

    Optional<String> of(Class<?> type) {
        return declaration(type).flatMap(NodeWithJavadoc::getJavadoc).map(Comments::description);
    }

    Optional<String> of(Enum<?> constant) {
        return declaration(constant.getDeclaringClass()).stream()
                .flatMap(type -> type.findAll(EnumConstantDeclaration.class).stream())
                .filter(declared -> declared.getNameAsString().equals(constant.name()))
                .findFirst()
                .flatMap(NodeWithJavadoc::getJavadoc)
                .map(Comments::description);
    }

    /** Of a component of a record. */
    Optional<String> of(Class<?> type, String component) {
        return declaration(type)
                .flatMap(NodeWithJavadoc::getJavadoc)
                .flatMap(comment -> tag(comment, JavadocBlockTag.Type.PARAM, component));
    }

    Optional<String> of(Method method) {
        return declaration(method).flatMap(NodeWithJavadoc::getJavadoc).map(Comments::description);
    }

    /** Of a parameter of a method. */
    Optional<String> of(Method method, String parameter) {
        return declaration(method)
                .flatMap(NodeWithJavadoc::getJavadoc)
                .flatMap(comment -> tag(comment, JavadocBlockTag.Type.PARAM, parameter));
    }

    /** The statuses of which a method's {@code @throws} tell, each with when. */
    Map<String, String> refusals(Method method) {
        Map<String, String> told = new TreeMap<>();
        declaration(method).flatMap(NodeWithJavadoc::getJavadoc).stream()
                .flatMap(comment -> comment.getBlockTags().stream())
                .filter(tag -> tag.getType() == JavadocBlockTag.Type.THROWS)
                .flatMap(tag -> Stream.of(plain(tag.getContent().toText()).split("; ")))
                .map(REFUSAL::matcher)
                .filter(Matcher::matches)
                .forEach(said -> told.put(said.group(1), StringUtils.capitalize(said.group(2)) + "."));
        return told;
    }

    /** The text of the method itself. */
    String body(Method method) {
        return declaration(method).map(Node::toString).orElse("");
    }

    private Optional<MethodDeclaration> declaration(Method method) {
        return declaration(method.getDeclaringClass()).stream()
                .flatMap(type -> type.getMethodsByName(method.getName()).stream())
                .filter(declared -> declared.getParameters().size() == method.getParameterCount())
                .findFirst();
    }

    private Optional<TypeDeclaration<?>> declaration(Class<?> type) {
        if (!type.getName().startsWith("dev.entitlement.")) {
            return Optional.empty();
        }
        String name = type.getName();
        Path file = SOURCES.resolve(name.replaceFirst("\\$.*", "").replace('.', '/') + ".java");
        return parsed.computeIfAbsent(file, this::parse)
                .flatMap(unit -> unit.findFirst(
                        TypeDeclaration.class, found -> found.getNameAsString().equals(type.getSimpleName())))
                .map(found -> (TypeDeclaration<?>) found);
    }

    private Optional<CompilationUnit> parse(Path file) {
        try {
            return Files.exists(file) ? parser.parse(file).getResult() : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<String> tag(Javadoc comment, JavadocBlockTag.Type type, String name) {
        return comment.getBlockTags().stream()
                .filter(tag -> tag.getType() == type
                        && tag.getName().filter(name::equals).isPresent())
                .findFirst()
                .map(tag -> plain(tag.getContent().toText()));
    }

    private static String description(Javadoc comment) {
        return plain(comment.getDescription().toText());
    }

    private static String plain(String html) {
        return html.replaceAll("\\{@(?:code|link|linkplain|literal)\\s+([^}]*)}", "$1")
                .replaceAll("(?s)<a href=\"([^\"]*)\">(.*?)</a>", "$2 ($1)")
                .replaceAll("</?(?:p|ul|li|em|strong|code|pre)>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
