package dev.entitlement.scenario;

import java.util.Arrays;
import java.util.List;

/** The kinds of steps, for who describes them. */
public final class Steps {

    private Steps() {}

    /**
     * One kind.
     *
     * @param path of the call that it stands for, with {@code {}} for the name that the step is given
     * @param members of the call's body that a value which is no object may stand for
     */
    public record Described(String step, String method, String path, boolean isGivenAName, List<String> members) {}

    public static List<Described> all() {
        return Arrays.stream(StepKind.values())
                .map(kind ->
                        new Described(kind.step(), kind.method(), kind.path(), kind.isGivenAName(), kind.members()))
                .toList();
    }
}
