package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharedBoundsTests {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void whatFitsStays() {
        assertThat(SharedBounds.tooMuch(Map.of(), 10)).isEmpty();
        assertThat(SharedBounds.tooMuch(Map.of(A, 9L, B, 1L), 10)).isEmpty();
    }

    @Test
    void whoHasLessThanItsShareLosesNothing() {
        assertThat(SharedBounds.tooMuch(Map.of(A, 200L, B, 40L, C, 3L), 100)).isEqualTo(Map.of(A, 143L));
    }

    @Test
    void whoHasMoreIsCutDownToTheSame() {
        assertThat(SharedBounds.tooMuch(Map.of(A, 200L, B, 90L, C, 10L), 100)).isEqualTo(Map.of(A, 155L, B, 45L));
    }
}
