package io.enantio.cli;

import io.enantio.browser.ReviewServer;
import io.enantio.browser.ReviewServer.Wishes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio review}: the review page of a run. */
@Command(
        name = "review",
        description =
                "Opens a run for review in a browser of this machine: flagged results first, each with its picture. What is"
                        + " decided goes into decisions.csv as the command decide writes it, and the run is processed again. Prints two"
                        + " links, one to work with and one that changes nothing, and serves them until Ctrl-C.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class ReviewCommand implements Callable<Integer> {
    private static final int MOST_PORT = 65_535;
    private static final int LONGEST_COMMIT_SECONDS = 120;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "RUN_DIR",
            description = "The run folder, with its results in RUN_DIR/results: process it first.")
    private Path runFolder = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of this machine to listen at. Default: one that is free.")
    private int port;

    @Option(names = "--read-only", description = "Print the link that changes nothing, and no other.")
    private boolean readOnly;

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        if (port < 0 || port > MOST_PORT) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--port': must be from 0 to " + MOST_PORT + ", is " + port);
        }
        Wishes wishes = new Wishes(
                runFolder,
                port,
                readOnly ? Wishes.Changes.REFUSED : Wishes.Changes.ALLOWED,
                Runtime.getRuntime().availableProcessors());
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread asked = new Thread(() -> end(end, ended), "end of the review");
        try (ReviewServer server =
                ReviewServer.start(wishes, Now.occasion(spec), bug -> ErrorReport.bug(spec.commandLine(), bug))) {
            Runtime.getRuntime().addShutdownHook(asked);
            PrintWriter out = spec.commandLine().getOut();
            server.link().ifPresent(link -> out.println("Review: " + link));
            out.println("Read only: " + server.readingLink());
            out.println("Serving " + runFolder + " until Ctrl-C.");
            out.flush();
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Runtime.getRuntime().removeShutdownHook(asked);
        } finally {
            ended.countDown();
        }
        return ExitStatus.DONE.code();
    }

    /** Ctrl-C and SIGTERM are how a review ends: what is being written is finished, and all is well. */
    private static void end(CountDownLatch end, CountDownLatch ended) {
        end.countDown();
        try {
            if (ended.await(LONGEST_COMMIT_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitStatus.DONE.code());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
