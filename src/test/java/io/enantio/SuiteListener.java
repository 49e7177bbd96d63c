package io.enantio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the outcomes of every test class and writes them to {@code target/test-evidence/tests.csv}, which is packed into the
 * program: {@code enantio selftest} puts it beside the requirements. Found by the test launcher through
 * META-INF/services. Classes run in parallel, so all of it is synchronized.
 */
public final class SuiteListener implements TestExecutionListener {
    private static final Path FILE = Path.of("target", "test-evidence", "tests.csv");
    private static final String ROOT = "io.enantio.";

    private final Map<String, int[]> counts = new TreeMap<>();

    private enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            count(test, of(result.getStatus()));
        } else if (result.getStatus() == Status.FAILED) {
            count(test, Outcome.FAILED);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        count(test, Outcome.SKIPPED);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        StringBuilder text = new StringBuilder("test,passed,failed,skipped\n");
        counts.forEach((name, of) -> text.append(name)
                .append(',')
                .append(of[0])
                .append(',')
                .append(of[1])
                .append(',')
                .append(of[2])
                .append('\n'));
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test whose assumption does not hold counts as skipped: it showed nothing. */
    private static Outcome of(Status status) {
        return switch (status) {
            case SUCCESSFUL -> Outcome.PASSED;
            case FAILED -> Outcome.FAILED;
            case ABORTED -> Outcome.SKIPPED;
        };
    }

    private synchronized void count(TestIdentifier test, Outcome outcome) {
        className(test)
                .filter(name -> name.startsWith(ROOT))
                .ifPresent(name -> counts.computeIfAbsent(
                                name.substring(ROOT.length()), key -> new int[Outcome.values().length])[
                        outcome.ordinal()]++);
    }

    /** Of the class that ran, also for a test that is a field or is inherited. */
    private static Optional<String> className(TestIdentifier test) {
        return test.getUniqueIdObject().getSegments().stream()
                .filter(segment -> segment.getType().equals("class"))
                .map(UniqueId.Segment::getValue)
                .findFirst();
    }
}
