import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Installs the Maven pinned here into the directory given as the only argument. It is run from source by
 * {@code mvnw} and {@code mvnw.cmd}, which read {@link #VERSION} off its line, and needs nothing but a JDK.
 *
 * <p>The archive comes from the Apache archive, or from the Maven repository at {@code MVNW_REPOURL} (with
 * {@code MVNW_USERNAME} and {@code MVNW_PASSWORD} if set). The installation appears complete or not at all.
 */
class InstallMaven {
    static final String VERSION = "3.9.16";
    static final String SHA512 = "ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929"
            + "ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3";

    static final String NAME = "apache-maven-" + VERSION;
    static final String REPOSITORY = System.getenv().getOrDefault("MVNW_REPOURL", "");

    public static void main(String[] args) {
        try {
            install(Path.of(args[0]).toAbsolutePath());
        } catch (Exception e) {
            fail(e.toString());
        }
    }

    static void install(Path target) throws Exception {
        Path dists = target.getParent().getParent();
        // Files.createDirectories of JDK 17 would fail on a symbolic link.
        dists.toFile().mkdirs();
        Path temporary = Files.createTempDirectory(dists.toRealPath(), "." + NAME + "-");
        // A hook also cleans up after Ctrl-C, which finally would not.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(temporary)));

        Path zip = temporary.resolve("download.zip");
        download(zip);
        place(zip, target);
    }

    // Shares its lock with delete: an interrupted run must not move what is half deleted.
    static synchronized void place(Path zip, Path target) throws IOException {
        unpack(zip, zip.getParent());
        Path home = zip.resolveSibling(NAME);
        home.resolve("bin/mvn").toFile().setExecutable(true, false);
        Files.createDirectories(target.getParent());
        try {
            Files.move(home, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another mvnw may have been faster.
            if (!Files.exists(target.resolve("bin/mvn"))) {
                throw e;
            }
        }
    }

    static void download(Path zip) throws Exception {
        String folder = REPOSITORY.isEmpty()
                ? "https://archive.apache.org/dist/maven/maven-3/" + VERSION + "/binaries/"
                : REPOSITORY.replaceAll("/+$", "") + "/org/apache/maven/apache-maven/" + VERSION + "/";
        String url = folder.replace(" ", "%20") + NAME + "-bin.zip";
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        try (InputStream in = open(URI.create(url))) {
            Files.copy(new DigestInputStream(in, digest), zip);
        } catch (IOException | IllegalArgumentException e) {
            fail("download of " + url + " failed (" + e + "); set MVNW_REPOURL to a Maven repository within reach,"
                    + " or install Maven 3.8 or newer");
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(SHA512)) {
            fail("SHA-512 of " + url + " is " + actual + ", expected " + SHA512);
        }
    }

    static InputStream open(URI first) throws IOException {
        String user = System.getenv("MVNW_USERNAME");
        String password = System.getenv("MVNW_PASSWORD");
        URI uri = first;
        for (int hops = 0; hops < 8; hops++) {
            URLConnection connection = uri.toURL().openConnection();
            connection.setConnectTimeout(20_000);
            connection.setReadTimeout(60_000);
            if (!(connection instanceof HttpURLConnection http)) {
                return connection.getInputStream();
            }
            // Redirects are followed here: the JDK stays within one protocol, and the password within one origin.
            http.setInstanceFollowRedirects(false);
            boolean trusted = !REPOSITORY.isEmpty() && uri.resolve("/").equals(first.resolve("/"));
            if (trusted && user != null && password != null) {
                byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
                http.setRequestProperty("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
            }
            int status = http.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                return http.getInputStream();
            }
            String location = http.getHeaderField("Location");
            if (status / 100 != 3 || location == null) {
                throw new IOException("HTTP status " + status);
            }
            uri = uri.resolve(location);
        }
        throw new IOException("too many redirects");
    }

    static void unpack(Path zip, Path directory) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                Path file = directory.resolve(entry.getName()).normalize();
                if (!file.startsWith(directory)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(in, file);
                }
            }
        }
    }

    static synchronized void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (Exception e) {
            // What is left is a hidden directory that nothing reads.
        }
    }

    static void fail(String reason) {
        System.err.println("mvnw: cannot install Maven " + VERSION + ": " + reason);
        System.exit(1);
    }
}
