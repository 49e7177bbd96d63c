package io.enantio.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code enantio load} in a process of its own, which can be killed. */
final class LoadProcess {
    private final Process process;
    private final BufferedReader out;

    private LoadProcess(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    static LoadProcess start(TestPlace place, List<Path> results) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                "io.enantio.cli.Enantio",
                "load",
                "--db",
                place.place()));
        results.forEach(folder -> command.add(folder.toString()));
        try {
            return new LoadProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Test launchers hide the class path in loaders of their own. */
    private static String classPath() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader instanceof URLClassLoader urls
                ? Arrays.stream(urls.getURLs())
                        .map(URL::getPath)
                        .collect(Collectors.joining(java.io.File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    /** Waits for a line of its output; false if it ended first. */
    boolean saysALine() throws IOException {
        return out.readLine() != null;
    }

    /** Kills it as the system would: it cannot clean up. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    int exitStatus() throws IOException, InterruptedException {
        while (saysALine()) {
            continue;
        }
        return process.waitFor();
    }
}
