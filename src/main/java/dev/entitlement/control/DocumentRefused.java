package dev.entitlement.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A seed document that cannot be followed, for who has it from somewhere else than a body of its own. */
public abstract class DocumentRefused extends IllegalArgumentException {

    protected DocumentRefused(String detail, @Nullable Throwable cause) {
        super(detail, cause);
    }

    /**
     * What is wrong with it, at least one thing, without line and column: those of a part of a body are nobody's.
     *
     * @param pointer where in the body the document is
     */
    public abstract List<ControlError> errorsWithin(String pointer);
}
