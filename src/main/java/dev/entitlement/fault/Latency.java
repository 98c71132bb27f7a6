package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.clock.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The answer comes later. The call is carried out at once; no time is longer than ten minutes. Exactly one of the three
 * is given; a length of time alone is a fixed one.
 */
record Latency(
        @Nullable TimeSpan fixed,
        @Nullable Uniform uniform,
        @Nullable Lognormal lognormal) implements Effect {

    /** Any length between the two is as likely as any other. */
    record Uniform(TimeSpan min, TimeSpan max) {}

    /**
     * As services really answer: most at about the median, few much later.
     *
     * @param sigma standard deviation of the logarithm, above 0 and at most 5
     * @param max no answer comes later than this; ten minutes when left out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lognormal(
            TimeSpan median, double sigma, @Nullable TimeSpan max) {}

    @JsonCreator
    Latency {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Latency of(String fixed) {
        return new Latency(TimeSpan.parse(fixed), null, null);
    }

    @Override
    public void check(String pointer, Problems problems) {
        if ((fixed == null ? 0 : 1) + (uniform == null ? 0 : 1) + (lognormal == null ? 0 : 1) != 1) {
            problems.add(pointer, "Exactly one of these must say how long.", List.of("fixed", "uniform", "lognormal"));
        }
        problems.length(pointer + "/fixed", fixed, Duration.ZERO, LONGEST);
        if (uniform != null) {
            problems.length(pointer + "/uniform/max", uniform.max(), Duration.ZERO, LONGEST);
            problems.length(
                    pointer + "/uniform/min",
                    uniform.min(),
                    Duration.ZERO,
                    uniform.max().length());
        }
        if (lognormal != null) {
            problems.length(pointer + "/lognormal/median", lognormal.median(), Duration.ZERO, LONGEST);
            problems.fraction(pointer + "/lognormal/sigma", lognormal.sigma(), 0, 5);
            problems.length(pointer + "/lognormal/max", lognormal.max(), Duration.ZERO, LONGEST);
        }
    }

    @Override
    public boolean begin(FaultedCall call) {
        call.delay(length(call.draws()));
        return true;
    }

    Duration length(Random draws) {
        if (fixed != null) {
            return fixed.length();
        }
        if (uniform != null) {
            Duration least = uniform.min().length();
            return least.plus(part(uniform.max().length().minus(least).toNanos() * draws.nextDouble()));
        }
        if (lognormal == null) {
            throw new IllegalStateException("A latency without a length");
        }
        Duration drawn =
                part(lognormal.median().length().toNanos() * Math.exp(lognormal.sigma() * draws.nextGaussian()));
        Duration most = lognormal.max() == null ? LONGEST : lognormal.max().length();
        return drawn.compareTo(most) > 0 ? most : drawn;
    }

    private static Duration part(double nanos) {
        return Duration.ofNanos(Math.round(nanos));
    }
}
