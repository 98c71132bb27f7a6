package dev.entitlement.scenario;

import dev.entitlement.control.ControlError;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the steps of a scenario, all of them before the first is run. */
final class StepReader {

    private static final int MOST = 100;

    private final List<ControlError> errors = new ArrayList<>();

    private StepReader() {}

    /** @throws ControlException 400 naming everything that is no step */
    static List<Step> read(List<JsonNode> steps) {
        if (steps.isEmpty() || steps.size() > MOST) {
            String detail = "A scenario has 1 to " + MOST + " steps, and this one has " + steps.size() + ".";
            throw ControlException.badRequest(detail, List.of(new ControlError("/steps", detail)));
        }
        StepReader reader = new StepReader();
        List<Step> read = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            reader.read("/steps/" + i, steps.get(i), read);
        }
        if (!reader.errors.isEmpty()) {
            throw ControlException.badRequest(
                    "Nothing was run. " + reader.errors.get(0).detail(), reader.errors);
        }
        return read;
    }

    private void read(String pointer, JsonNode step, List<Step> read) {
        if (!step.isObject() || step.size() != 1) {
            errors.add(new ControlError(
                    pointer, "A step is an object with one member, its name, such as {\"advance\":\"15d\"}.", names()));
            return;
        }
        Map.Entry<String, JsonNode> member = step.properties().iterator().next();
        StepKind.named(member.getKey())
                .ifPresentOrElse(
                        kind -> read(pointer, kind, member.getValue(), read), () -> unknown(pointer, member.getKey()));
    }

    private void read(String pointer, StepKind kind, JsonNode value, List<Step> read) {
        kind.objectionTo(value)
                .ifPresentOrElse(
                        objection -> errors.add(new ControlError(
                                pointer + "/" + kind.step(), "Of a step '" + kind.step() + "' " + objection + ".")),
                        () -> read.add(new Step(kind, value)));
    }

    private void unknown(String pointer, String name) {
        String shown = name.length() > 100 ? name.substring(0, 100) + "..." : name;
        errors.add(new ControlError(
                pointer,
                "There is no step '" + shown + "'"
                        + Nearest.to(name, names())
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; there are " + names() + "."),
                names()));
    }

    private static List<String> names() {
        return StepKind.names();
    }
}
