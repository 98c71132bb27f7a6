package dev.entitlement.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged emulator, unpacked as the image has it and with an archive of its classes, so that the many processes of the
 * tests start in half the time. Made once for each build and each Java.
 *
 * @see <a href="https://docs.spring.io/spring-boot/reference/packaging/class-data-sharing.html">Spring Boot: CDS</a>
 */
record TrainedJar(Path jar, Path archive) {

    private static final String ARCHIVE = "classes.jsa";

    static TrainedJar of(Path packaged) {
        try {
            long built = Files.getLastModifiedTime(packaged).toMillis();
            Path folder = packaged.resolveSibling("unpacked-" + built + "-java-" + Runtime.version());
            TrainedJar trained = new TrainedJar(folder.resolve(packaged.getFileName()), folder.resolve(ARCHIVE));
            if (!Files.exists(trained.archive)) {
                run(
                        "-Djarmode=tools",
                        "-jar",
                        packaged.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString());
                run(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ArchiveClassesAtExit=" + trained.archive,
                        "-Dspring.context.exit=onRefresh",
                        "-jar",
                        trained.jar.toString());
            }
            return trained;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What starts it: Java and its arguments. */
    List<String> command() {
        return List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:SharedArchiveFile=" + archive, "-jar", jar.toString());
    }

    private static void run(String... arguments) throws IOException {
        Path output = Files.createTempFile("trained", ".log");
        ProcessBuilder java =
                new ProcessBuilder(java()).redirectErrorStream(true).redirectOutput(output.toFile());
        java.command().addAll(List.of(arguments));
        java.environment().putAll(Map.of("EMULATOR_HTTP_PORT", "0", "EMULATOR_HTTPS_PORT", "0"));
        Process process = java.start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        String.join(" ", java.command()) + " failed:\n" + Files.readString(output));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            Files.delete(output);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
