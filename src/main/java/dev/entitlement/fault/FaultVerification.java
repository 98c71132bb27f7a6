package dev.entitlement.fault;

import dev.entitlement.control.ControlException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Judges whether faults have fired: a test that passes because its fault never did proves nothing. */
@Component
class FaultVerification {

    /**
     * Those of the faults that were to fire a certain number of times, all of which have.
     *
     * @throws ControlException 422 with those that have not
     */
    List<FaultJson> verified(List<FaultJson> armed) {
        List<FaultJson> unmet = armed.stream().filter(FaultJson::isUnmet).toList();
        if (!unmet.isEmpty()) {
            throw ControlException.unmet(
                    "faultsUnmet",
                    unmet.stream().map(FaultVerification::told).collect(Collectors.joining(" ")),
                    Map.of("faults", unmet));
        }
        return armed.stream().filter(fault -> fault.remaining() != null).toList();
    }

    private static String told(FaultJson fault) {
        String fired = "Fault '" + fault.id() + "' has fired " + fault.hits() + " of "
                + (fault.hits() + (fault.remaining() == null ? 0 : fault.remaining())) + " times";
        return fault.nearest().isEmpty()
                ? fired + "."
                : fired + "; nearest were: " + String.join(", ", fault.nearest()) + ".";
    }
}
