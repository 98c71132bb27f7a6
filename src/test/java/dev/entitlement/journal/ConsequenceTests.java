package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.graph.GraphVersion;
import dev.entitlement.request.TransitionCause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsequenceTests {

    /** The control API has one word for each. */
    @ParameterizedTest
    @EnumSource
    void whateverMovesARequestIsToldByTheSameName(TransitionCause cause) {
        assertThat(Consequence.Cause.of(cause).told()).isEqualTo(GraphVersion.V1.nameOf(cause));
    }
}
