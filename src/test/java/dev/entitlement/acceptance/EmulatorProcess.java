package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged emulator as a process of its own, on a free port. */
public final class EmulatorProcess implements AutoCloseable {

    private static final TrainedJar JAR = TrainedJar.of(Path.of(System.getProperty("emulator.jar")));
    private static final Pattern READY = Pattern.compile("is ready: (http://localhost:\\d+)/beta");
    private static final Pattern HTTPS = Pattern.compile("HTTPS at (https://localhost:\\d+)/beta");

    /** Whether emulators that a test starts without a database get one of PostgreSQL, each its own. */
    private static final boolean ON_POSTGRESQL =
            "postgresql".equals(System.getProperty("emulator.test.database", "memory"));

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path output;

    private EmulatorProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the emulator and waits until it has said that it is ready. */
    public static EmulatorProcess started(Map<String, String> variables) {
        return ready(launched(variables));
    }

    private static EmulatorProcess ready(EmulatorProcess emulator) {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !emulator.process.isAlive() || emulator.isReady());
        } catch (ConditionTimeoutException late) {
            emulator.kill();
            throw new IllegalStateException("The emulator did not start:\n" + emulator.output(), late);
        }
        if (!emulator.process.isAlive()) {
            throw new IllegalStateException("The emulator ended:\n" + emulator.output());
        }
        return emulator;
    }

    /** Starts the emulator with settings that are expected to end it. */
    static EmulatorProcess ended(Map<String, String> variables) {
        return over(launched(variables));
    }

    private static EmulatorProcess over(EmulatorProcess emulator) {
        try {
            if (!emulator.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                emulator.kill();
                throw new IllegalStateException("The emulator did not end:\n" + emulator.output());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return emulator;
    }

    /**
     * Starts the emulator where no file can grow beyond a size, as on a disk that becomes full.
     *
     * @param kilobytes see {@link #liftLimit}
     */
    static EmulatorProcess limited(int kilobytes, Map<String, String> variables) {
        return ready(launched(limit(kilobytes), variables));
    }

    /** As {@link #ended}, where no file can grow beyond a size. */
    static EmulatorProcess endedLimited(int kilobytes, Map<String, String> variables) {
        return over(launched(limit(kilobytes), variables));
    }

    /** Files may be of any size from now on. */
    void liftLimit() throws IOException, InterruptedException {
        Process lifting = new ProcessBuilder("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=unlimited")
                .inheritIO()
                .start();
        assertThat(lifting.waitFor()).isZero();
    }

    private static List<String> limit(int kilobytes) {
        return List.of("bash", "-c", "ulimit -S -f " + kilobytes + "; exec \"$0\" \"$@\"");
    }

    private static EmulatorProcess launched(Map<String, String> variables) {
        return launched(List.of(), variables);
    }

    private static EmulatorProcess launched(List<String> launcher, Map<String, String> variables) {
        try {
            Path output = Files.createTempFile("emulator", ".log");
            output.toFile().deleteOnExit();
            List<String> command =
                    Stream.concat(launcher.stream(), JAR.command().stream()).toList();
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            Map<String, String> all =
                    new LinkedHashMap<>(Map.of("EMULATOR_HTTP_PORT", "0", "EMULATOR_HTTPS_PORT", "0"));
            if (ON_POSTGRESQL && !variables.containsKey("EMULATOR_DATABASE")) {
                all.putAll(PostgresServer.shared().database().settings());
            }
            all.putAll(variables);
            builder.environment().putAll(all);
            return new EmulatorProcess(builder.start(), output);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public URI origin() {
        return shown(READY);
    }

    public URI httpsOrigin() {
        return shown(HTTPS);
    }

    private URI shown(Pattern line) {
        Matcher shown = line.matcher(output());
        if (!shown.find()) {
            throw new IllegalStateException("The emulator does not say that it " + line + ":\n" + output());
        }
        return URI.create(shown.group(1));
    }

    /** All that it has printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    int exitCode() {
        return process.exitValue();
    }

    /** SIGKILL: no shutdown hook runs. */
    void kill() {
        process.destroyForcibly();
        ended();
    }

    /** SIGTERM; returns how long the process took to end. */
    Duration terminate() {
        long begin = System.nanoTime();
        process.destroy();
        ended();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** SIGTERM. */
    @Override
    public void close() {
        process.destroy();
        ended();
    }

    private boolean isReady() {
        return READY.matcher(output()).find();
    }

    private void ended() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The emulator did not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
