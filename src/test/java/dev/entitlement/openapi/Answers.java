package dev.entitlement.openapi;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.async.DeferredResult;

/** How a method answers when all is well. */
record Answers(int status, Type body, List<String> mediaTypes) {

    /** Where a method says which status it answers with, in the order in which they are looked for. */
    private static final Map<Pattern, Integer> SAID = Map.of(
            Pattern.compile("HttpStatus\\.CREATED|\\.created\\(|status\\(201\\)"), 201,
            Pattern.compile("HttpStatus\\.ACCEPTED|\\.accepted\\(|status\\(202\\)"), 202,
            Pattern.compile("HttpStatus\\.NO_CONTENT|\\.noContent\\(|status\\(204\\)"), 204);

    /** What is written by hand is of the type that is named where it is written. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("\"((?:application|text)/[\\w.+-]+)\"");

    static Answers of(Method method, Comments comments, List<String> produces) {
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
        Type body = method.getGenericReturnType();
        int status = declared == null ? 200 : declared.code().value();
        if (body instanceof ParameterizedType later && later.getRawType() == DeferredResult.class) {
            body = later.getActualTypeArguments()[0];
        }
        if (body instanceof ParameterizedType wrapped && wrapped.getRawType() == ResponseEntity.class) {
            body = wrapped.getActualTypeArguments()[0];
            String source = comments.body(method);
            status = SAID.entrySet().stream()
                    .filter(said -> said.getKey().matcher(source).find())
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(status);
        }
        return new Answers(status, body, produces.isEmpty() ? mediaTypes(method, body, comments) : produces);
    }

    boolean hasBody() {
        return body != void.class && body != Void.class && status != 204;
    }

    /** What is written by hand has no type that tells what is in it. */
    boolean isDescribed() {
        return hasBody() && !isWrittenByHand(body);
    }

    private static boolean isWrittenByHand(Type body) {
        return body == String.class
                || body == byte[].class
                || body.getTypeName().indexOf('?') >= 0;
    }

    private static List<String> mediaTypes(Method method, Type body, Comments comments) {
        if (!isWrittenByHand(body)) {
            return List.of("application/json");
        }
        Matcher named = MEDIA_TYPE.matcher(comments.body(method));
        return List.of(named.find() ? named.group(1) : "text/plain");
    }
}
