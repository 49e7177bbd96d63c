package io.enantio.operation;

import io.enantio.AssayPipeline;
import io.enantio.IntegratedRun;
import io.enantio.acceptance.result.DecisionTimes;
import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.RunInput;
import io.enantio.input.raw.RawReading;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.report.folder.ResultsFolder;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import io.enantio.report.results.ReportOptions;
import io.enantio.report.results.RunResultsFolder;
import io.enantio.review.DecisionFile;
import io.enantio.review.ResultsHistory;
import io.enantio.review.ResultsHistory.Attempt;
import io.enantio.review.ResultsHistory.Outcome;
import io.enantio.review.ResultsHistory.Processed;
import io.enantio.run.Injection;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/** A run on its way from a run folder to results in their place: read and checked, processed, written with history and journal. */
public final class RunProcessing {
    private final RunInput input;
    private final Path place;
    private final ResultsFolder folder;
    private final Wishes wishes;
    private final Occasion occasion;

    private RunProcessing(RunInput input, Path place, ResultsFolder folder, Wishes wishes, Occasion occasion) {
        this.input = input;
        this.place = place;
        this.folder = folder;
        this.wishes = wishes;
        this.occasion = occasion;
    }

    /**
     * How a run is to be processed.
     *
     * @param out folder for the results; absent: {@code results} in the run folder
     * @param method file to use instead of the one that run.yaml names
     * @param reading how raw files are read
     * @param overwrite which folder may be replaced
     * @param reports what the report shows, and its forms
     */
    public record Wishes(
            Optional<Path> out,
            Optional<Path> method,
            RawReading reading,
            Overwrite overwrite,
            ReportOptions reports) {}

    /**
     * Reads a run and checks all that can be checked before the work.
     *
     * @param runFolder of the run
     * @param wishes how it is to be processed
     * @param occasion when, and by which command
     * @return the run, not yet processed
     * @throws io.enantio.input.problem.InputException if it cannot be used; the journal then says so
     */
    public static RunProcessing prepare(Path runFolder, Wishes wishes, Occasion occasion) {
        Path place = wishes.out().orElse(runFolder.resolve("results"));
        return Journaled.attempt(place, settings(runFolder), occasion, () -> {
            RunInput loaded = RunInput.read(runFolder, wishes.method(), wishes.reading());
            SignedFolder.refuseIfLocked(place, loaded.folder().people());
            ResultsFolder folder = RunResultsFolder.at(place, wishes.overwrite(), loaded.files());
            ResultsHistory.of(place).refuseIfReadOnly();
            RunProcessing run = new RunProcessing(loaded, place, folder, wishes, occasion);
            run.checkRecords();
            return run;
        });
    }

    private static Path settings(Path runFolder) {
        return runFolder.resolve("run.yaml");
    }

    /** What other results, the journal and this run know of its decisions must agree. */
    private void checkRecords() {
        ResultsHistory.of(place).refuseIfCut(Kind.RUN.file());
        SeenDecisions.refuseUnlessContinued(input.folder().folder(), input.run().decisions(), place);
    }

    /**
     * The run.
     *
     * @return as it was read
     */
    public RunInput input() {
        return input;
    }

    /**
     * Where the results go.
     *
     * @return the folder
     */
    public Path place() {
        return place;
    }

    /**
     * Does work of this processing; if it fails, the journal says so.
     *
     * @param work to be done
     * @return what it gives
     */
    public <T> T journaled(Supplier<T> work) {
        return Journaled.attempt(place, settings(input.folder().folder()), occasion, work);
    }

    /**
     * Processes the run with the processors of the thread that asks.
     *
     * @param source of its chromatograms
     * @return the result, which does not depend on their number
     */
    public RunResult process(ChromatogramSource source) {
        return new AssayPipeline(input.method(), source).process(input.run());
    }

    /**
     * Length of the run's raw files.
     *
     * @return bytes; of a file that cannot be looked at none: reading will tell why
     */
    public long rawBytes() {
        long bytes = 0;
        for (Injection injection : input.run().injections()) {
            bytes += injection.file().map(this::bytes).orElse(0L);
        }
        return bytes;
    }

    private long bytes(String file) {
        try {
            return RegularFile.size(input.folder().folder().resolve(file));
        } catch (UnusableFile e) {
            return 0;
        }
    }

    /**
     * Reads and integrates a run, to be judged later.
     *
     * @param input the run
     * @param source of its chromatograms
     * @param processors to use; the result does not depend on it
     * @return its peaks
     */
    public static IntegratedRun integrate(RunInput input, ChromatogramSource source, int processors) {
        AssayPipeline pipeline = new AssayPipeline(input.method(), source);
        return alone(processors, () -> pipeline.integrate(input.run()));
    }

    private static <T> T alone(int processors, Callable<T> work) {
        ForkJoinPool pool = new ForkJoinPool(processors);
        try {
            return pool.submit(work).join();
        } finally {
            pool.shutdown();
        }
    }

    /**
     * A result of this run, to be put in its place.
     *
     * @param result of the run, with the decisions that were read
     * @return the result with its provenance, dated now
     */
    public Judged judged(RunResult result) {
        return new Judged(
                result, RunProvenance.of(input, result, wishes.reports().words(), occasion), occasion.attempt());
    }

    /** A result with what it comes from. */
    public final class Judged {
        private final RunResult result;
        private final Provenance provenance;
        private final Attempt attempt;

        private Judged(RunResult result, Provenance provenance, Attempt attempt) {
            this.result = result;
            this.provenance = provenance;
            this.attempt = attempt;
        }

        /**
         * What a person should know and does not stop the work: decisions dated in contradiction to the run, a clock that went back.
         *
         * @return a line for each
         */
        public List<String> warnings() {
            List<String> lines = new ArrayList<>();
            DecisionTimes.contradictions(result, provenance.processedAt())
                    .forEach(line -> lines.add(input.folder().folder().resolve(DecisionFile.NAME) + ": " + line));
            lines.addAll(Occasion.warnings(place, attempt));
            return lines;
        }

        /**
         * Writes the results and a line of their journal.
         *
         * @return where a folder is kept that enantio had not written
         */
        public Optional<Path> put() {
            return ResultsHistory.of(place)
                    .put(
                            folder,
                            RunResultsFolder.files(result, provenance),
                            attempt,
                            journalled(),
                            RunProcessing.this::checkRecords);
        }

        private Processed journalled() {
            String hash = provenance.inputs().stream()
                    .filter(from -> from.role().equals("method"))
                    .map(InputFile::sha256)
                    .findFirst()
                    .orElse("");
            return new Processed(
                    List.of(
                            result.method().identity().name(),
                            result.method().identity().version(),
                            hash),
                    SeenDecisions.of("", result.run().decisions()),
                    result.isAccepted() ? Outcome.ACCEPTED : Outcome.REJECTED);
        }
    }
}
