package dev.entitlement.control;

import dev.entitlement.http.ServedPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Words what Spring MVC finds wrong with the parameters of a call of the control API; the rest is everybody's. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ControlExceptionResolver implements HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(ControlExceptionResolver.class);

    private final ControlSurface surface;

    ControlExceptionResolver(ControlSurface surface) {
        this.surface = surface;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception refusal) {
        ControlException worded = surface.owns(ServedPath.of(request)) ? worded(refusal) : null;
        if (worded == null) {
            return null;
        }
        try {
            surface.write(response, worded);
        } catch (IOException gone) {
            log.debug("The client of a refused call is gone", gone);
        }
        return new ModelAndView();
    }

    private static @Nullable ControlException worded(Exception refusal) {
        if (refusal instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch(mismatch);
        }
        if (refusal instanceof MissingServletRequestParameterException missing) {
            return refused("The parameter '" + missing.getParameterName() + "' is missing.", List.of());
        }
        return refusal instanceof MissingRequestValueException
                ? refused("A parameter or header of the call is missing.", List.of())
                : null;
    }

    private static ControlException mismatch(MethodArgumentTypeMismatchException mismatch) {
        String name = "The value of '" + mismatch.getName() + "'";
        Class<?> wanted = mismatch.getRequiredType();
        if (wanted != null && wanted.isEnum()) {
            List<String> allowed = EnumNames.of(wanted);
            return refused(name + " is none of " + String.join(", ", allowed) + ".", allowed);
        }
        return refused(name + " " + reason(mismatch) + ".", List.of());
    }

    /** In the words of the type that was to be made of the value, or else by naming what it is. */
    private static String reason(TypeMismatchException mismatch) {
        for (Throwable cause = mismatch.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getClass() == IllegalArgumentException.class
                    && cause.getCause() instanceof java.time.format.DateTimeParseException) {
                return "does not do: " + cause.getMessage();
            }
        }
        return "must be " + UnreadableBody.named(mismatch.getRequiredType());
    }

    private static ControlException refused(String detail, List<String> allowed) {
        return ControlException.badRequest(detail, List.of(new ControlError("", detail, allowed)));
    }
}
