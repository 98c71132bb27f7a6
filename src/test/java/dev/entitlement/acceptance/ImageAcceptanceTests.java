package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the Dockerfile says is done on this machine, where it has a Java 25: what Java learns in the build is used at the
 * start, by any user and with nothing to write to but what an image has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageAcceptanceTests {

    private static final String APP = "/app/";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** All of the root read-only but for the folder that stands for shared memory's and the volume's. */
    private static final String CONFINED =
            "mount --make-rprivate / && mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro /"
                    + " && if touch \"$0\"/x 2>/dev/null; then exit 77; fi; shift"
                    + " && exec setpriv --reuid 54321 --regid 54321 --clear-groups \"$@\"";

    @TempDir
    private static Path folder;

    private Path app;
    private Path java;

    @BeforeAll
    void theBuildIsDone() throws Exception {
        app = folder.resolve("app");
        Path home = javaHome();
        assumeThat(home).as("a Java 25 on this machine").isNotNull();
        java = home.resolve("bin/java");
        Path jar = Path.of(System.getProperty("emulator.jar"));
        run(List.of(
                java.toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--application-filename",
                "emulator.jar",
                "--destination",
                app.toString()));
        for (String file : List.of("java.options", "compiler.json")) {
            Files.copy(Path.of("src/main/docker", file), app.resolve(file));
        }
        Matcher training = Pattern.compile("RUN (java -cp [^&]+)&&").matcher(Files.readString(Path.of("Dockerfile")));
        assertThat(training.find()).isTrue();
        List<String> command =
                List.of(training.group(1).replace("\\\n", " ").strip().split("\\s+"));
        String output = run(here(command));
        assertThat(app.resolve("emulator.aot")).as(output).isNotEmptyFile();
    }

    @Test
    void theImageStartsFromWhatJavaHasLearntInItsBuild() throws Exception {
        String output = printedByAStart(start());

        assertThat(output).doesNotContain("cannot use the cache", "warning", "WARN");
        assertThat(output.lines()).hasSizeLessThan(14);
    }

    @Test
    void whereThatIsOfNoUseTheStartSaysSoInOneLineAndGoesOn() throws Exception {
        List<String> start = new ArrayList<>(start());
        start.replaceAll(option -> option.replace("emulator.aot", "elsewhere.aot"));

        String output = printedByAStart(start);

        assertThat(output.lines().filter(line -> line.contains("cannot use the cache")))
                .singleElement()
                .asString()
                .contains("elsewhere.aot");
        assertThat(output.lines()).hasSizeLessThan(15);
    }

    @Test
    void anyUserCanStartItWithARootThatCannotBeWrittenTo() throws Exception {
        assumeThat(System.getProperty("user.name")).as("who may mount").isEqualTo("root");
        Path writable = Files.createDirectories(folder.resolve("writable"));
        run(List.of("chmod", "0777", writable.toString()));
        run(List.of("chmod", "-R", "a+rX", folder.toString()));
        List<String> command = new ArrayList<>(
                List.of("unshare", "--mount", "bash", "-c", CONFINED, app.toString(), writable.toString()));
        // Only one folder stands for both, so that what other processes have in shared memory is left alone.
        for (String option : start()) {
            command.add(option.replace("/dev/shm", writable.toString()));
            if (option.startsWith("@")) {
                command.add("-Djava.io.tmpdir=" + writable);
            }
        }

        String output = printedByAStart(
                command,
                Map.of(
                        "EMULATOR_DATABASE",
                        "file",
                        "EMULATOR_DATA_DIR",
                        writable.resolve("data").toString()));

        assertThat(output).doesNotContain("cannot use the cache", "warning", "WARN");
        assertThat(writable.resolve("data/emulator.mv.db")).exists();
    }

    /** What the image starts, on this machine. */
    private List<String> start() throws IOException {
        Matcher entry = Pattern.compile("ENTRYPOINT \\[(.*)]").matcher(Files.readString(Path.of("Dockerfile")));
        assertThat(entry.find()).isTrue();
        return here(Pattern.compile("\"([^\"]*)\"")
                .matcher(entry.group(1))
                .results()
                .map(argument -> argument.group(1))
                .toList());
    }

    private List<String> here(List<String> command) {
        return command.stream()
                .map(word -> word.equals("java") ? java.toString() : word.replace(APP, app + "/"))
                .toList();
    }

    private String printedByAStart(List<String> command) throws Exception {
        return printedByAStart(command, Map.of());
    }

    private String printedByAStart(List<String> command, Map<String, String> settings) throws Exception {
        Path output = Files.createTempFile(folder, "start", ".log");
        ProcessBuilder builder = builder(command, output);
        builder.environment().putAll(settings);
        Process emulator = builder.start();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !emulator.isAlive() || Files.readString(output).contains("/reprocess\n"));
            assertThat(emulator.isAlive()).as(Files.readString(output)).isTrue();
        } finally {
            emulator.destroy();
            emulator.waitFor(1, TimeUnit.MINUTES);
        }
        return Files.readString(output);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "run", ".log");
        Process process = builder(command, output).start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    private ProcessBuilder builder(List<String> command, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .directory(Files.isDirectory(app) ? app.toFile() : folder.toFile());
        builder.environment().put("EMULATOR_HTTP_PORT", "0");
        builder.environment().put("EMULATOR_HTTPS_PORT", "0");
        return builder;
    }

    private static Path javaHome() throws IOException {
        if (Runtime.version().feature() >= 25) {
            return Path.of(System.getProperty("java.home"));
        }
        Path machines = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(machines)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(machines, "*-25-jdk*")) {
                for (Path home : found) {
                    return home;
                }
            }
        }
        return null;
    }
}
