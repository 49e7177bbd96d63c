package io.enantio.browser;

import io.enantio.IntegratedRun;
import io.enantio.acceptance.result.RunResult;
import io.enantio.browser.Standing.Stamp;
import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.chromatogram.RawInjection;
import io.enantio.input.RunInput;
import io.enantio.input.problem.InputException;
import io.enantio.input.results.SealedResults;
import io.enantio.method.Channel;
import io.enantio.operation.Deciding;
import io.enantio.operation.DecisionSigners.Opened;
import io.enantio.operation.DraftDecisions.Wish;
import io.enantio.operation.Occasion;
import io.enantio.operation.RunProcessing;
import io.enantio.operation.RunProvenance;
import io.enantio.operation.SignedFolder;
import io.enantio.record.chain.RecordException;
import io.enantio.report.folder.OutputException;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import io.enantio.report.results.ReportOptions;
import io.enantio.report.results.RunResultsFolder;
import io.enantio.report.run.figure.RunView;
import io.enantio.review.DecisionFile;
import io.enantio.run.Decisions;
import io.enantio.run.Injection;
import io.enantio.run.Provenance.InputFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The run under review: what lies in its folder, read again whenever it has changed, and, once that is done, what integrating it again has
 * given. Nothing can be changed unless the two agree.
 */
final class ReviewedRun {
    private final Path folder;
    private final Occasion occasion;
    private final int processors;
    private final Consumer<Throwable> bugs;
    private final AtomicInteger read = new AtomicInteger();
    private final Object commits = new Object();

    private Standing standing;
    private boolean isCommitting;
    private Recomputation recomputation = new Recomputation(Recomputed.RUNNING, "", null, Set.of(), List.of());
    private @Nullable Judged judged;

    /** How far the run was integrated again. */
    enum Recomputed {
        RUNNING,
        DONE,
        /** It could not be. */
        FAILED,
        /** It gives something else than the results folder says. */
        DIFFERS
    }

    /**
     * The run, integrated again.
     *
     * @param problem why not, in a sentence
     * @param inputs of the integration, without decisions
     * @param seen files of the run when they were read
     */
    private record Recomputation(
            Recomputed state,
            String problem,
            @Nullable IntegratedRun integrated,
            Set<InputFile> inputs,
            List<Stamp> seen) {}

    /**
     * The run, judged again with the decisions that the results know.
     *
     * @param results by which they are known
     */
    record Judged(String results, Recomputed state, String problem, RunView view) {
        RunResult result() {
            return view.result();
        }
    }

    /**
     * Whether the run was integrated again, and what of it.
     *
     * @param judged present once it was integrated
     */
    record Progress(Recomputed state, String problem, int done, int total, Optional<Judged> judged) {}

    private ReviewedRun(Path folder, Standing standing, Occasion occasion, int processors, Consumer<Throwable> bugs) {
        this.folder = folder;
        this.standing = standing;
        this.occasion = occasion;
        this.processors = processors;
        this.bugs = bugs;
    }

    static ReviewedRun open(Path folder, Occasion occasion, int processors, Consumer<Throwable> bugs) {
        return new ReviewedRun(folder, Standing.read(folder), occasion, processors, bugs);
    }

    /** Integrates the run again, beside the rest. */
    void recompute() {
        Thread thread = new Thread(this::integrate, "integration for review");
        thread.setDaemon(true);
        thread.start();
    }

    Path folder() {
        return folder;
    }

    Path results() {
        return folder.resolve("results");
    }

    /** What lies in the folder. While results are written, what was there before. */
    synchronized Standing standing() {
        if (!isCommitting && !standing.isOf(folder)) {
            standing = Standing.read(folder);
        }
        return standing;
    }

    private void integrate() {
        Recomputation done;
        RunInput input = standing().input();
        try {
            List<Stamp> seen = stamps(input);
            IntegratedRun integrated = RunProcessing.integrate(input, counted(input.chromatograms()), processors);
            RunResult plain = integrated.judgedWith(Decisions.NONE);
            Set<InputFile> inputs =
                    inputs(RunProvenance.of(input, plain, List.of(), occasion).inputs());
            done = new Recomputation(Recomputed.DONE, "", integrated, inputs, seen);
        } catch (InputException | RecordException e) {
            done = new Recomputation(Recomputed.FAILED, String.valueOf(e.getMessage()), null, Set.of(), List.of());
        } catch (RuntimeException | Error e) {
            bugs.accept(e);
            done = new Recomputation(
                    Recomputed.FAILED,
                    "something went wrong in enantio while it integrated the run",
                    null,
                    Set.of(),
                    List.of());
        }
        synchronized (this) {
            recomputation = done;
        }
    }

    private static List<Stamp> stamps(RunInput input) {
        Path decisions = input.folder().folder().resolve(DecisionFile.NAME);
        return input.files().stream()
                .filter(file -> !file.equals(input.folder().folder()) && !file.equals(decisions))
                .map(Stamp::of)
                .toList();
    }

    private static Set<InputFile> inputs(List<InputFile> all) {
        return all.stream()
                .filter(file -> !file.role().equals(Standing.DECISIONS))
                .collect(Collectors.toSet());
    }

    private ChromatogramSource counted(ChromatogramSource source) {
        return new ChromatogramSource() {
            @Override
            public RawInjection read(Injection injection, List<Channel> channels) {
                RawInjection raw = source.read(injection, channels);
                read.incrementAndGet();
                return raw;
            }

            @Override
            public void refuseUnusable() {
                source.refuseUnusable();
            }
        };
    }

    /** How far the work is; once it is done, what the run is with the decisions that the results know. */
    synchronized Progress progress() {
        Standing now = standing();
        int total = now.input().run().injections().size();
        int done = Math.min(read.get(), total);
        IntegratedRun integrated = recomputation.integrated();
        if (integrated == null) {
            return new Progress(recomputation.state(), recomputation.problem(), done, total, Optional.empty());
        }
        Judged last = judged;
        if (last == null || !last.results().equals(now.results())) {
            last = judged(now, new RunView(integrated.judgedWith(now.known())));
            judged = last;
        }
        return new Progress(last.state(), last.problem(), total, total, Optional.of(last));
    }

    /** Compares what was computed with what is sealed: the same files read, the same tables given. */
    private Judged judged(Standing now, RunView view) {
        Map<String, String> sealed = now.sealed().outputs().stream()
                .collect(Collectors.toMap(InputFile::path, InputFile::sha256, (one, other) -> one));
        Set<InputFile> changed = new HashSet<>(now.inputs());
        changed.removeAll(recomputation.inputs());
        Stream<String> inputs =
                changed.stream().map(InputFile::path).sorted().map(path -> path + " is not what was processed");
        Stream<String> tables = RunResultsFolder.tables(view.result()).stream()
                .filter(table -> !table.sha256().equals(sealed.get(table.name())))
                .map(table -> table.name() + " comes out differently");
        Optional<String> first = Stream.concat(inputs, tables).findFirst();
        return new Judged(
                now.results(),
                first.isPresent() ? Recomputed.DIFFERS : Recomputed.DONE,
                first.map(what -> "integrating the run again does not give its results: " + what)
                        .orElse(""),
                view);
    }

    /** Why nothing may be changed now; empty if it may. */
    Optional<Refusal> locked() {
        Progress progress = progress();
        if (progress.state() != Recomputed.DONE) {
            String problem = progress.state() == Recomputed.RUNNING
                    ? "the run is still being integrated again"
                    : progress.problem();
            String remedy = progress.state() == Recomputed.RUNNING
                    ? "Wait until it is done."
                    : "Process the run again, then start enantio review again.";
            return Optional.of(new Refusal(422, problem, remedy));
        }
        return lockedBySignature();
    }

    /** Whether signatures lock the results; empty if not. */
    Optional<Refusal> lockedBySignature() {
        try {
            SignedFolder.refuseIfLocked(results(), standing().input().folder().people());
            return Optional.empty();
        } catch (InputException e) {
            InputException.Problem first = e.problems().get(0);
            return Optional.of(new Refusal(422, first.file() + ": " + first.problem(), first.remedy()));
        } catch (RecordException e) {
            return Optional.of(new Refusal(422, String.valueOf(e.getMessage()), ""));
        }
    }

    /** The run judged with other decisions than those that the results know. */
    RunResult judgedWith(Decisions decisions) {
        IntegratedRun integrated;
        synchronized (this) {
            integrated = recomputation.integrated();
        }
        if (integrated == null) {
            throw new Refusal(422, "the run is still being integrated again", "Wait until it is done.");
        }
        return integrated.judgedWith(decisions);
    }

    /**
     * Decides, and writes the results that follow: as {@code enantio decide} and {@code enantio process} would.
     *
     * @param known head of the decisions that the reviewer knew
     * @return numbers of the decisions
     * @throws Deciding.DecidedMeanwhile if there are others
     */
    List<Integer> commit(Deciding deciding, List<Wish> wishes, List<Opened> opened, String known) {
        synchronized (commits) {
            return whileWriting(() -> {
                refuseIfChanged();
                List<Integer> numbers = deciding.append(wishes, opened, occasion, Optional.of(known));
                try {
                    put();
                } catch (InputException | RecordException | OutputException e) {
                    throw new Refusal(
                            422,
                            "the decisions are on record, but the results could not be written: " + e.getMessage(),
                            "Mend that, then process the run again.");
                }
                return numbers;
            });
        }
    }

    /** Writes the results with all decisions on record. */
    void process() {
        synchronized (commits) {
            whileWriting(() -> {
                refuseIfChanged();
                put();
                return true;
            });
        }
    }

    private <T> T whileWriting(Supplier<T> work) {
        synchronized (this) {
            standing();
            isCommitting = true;
        }
        try {
            return work.get();
        } finally {
            synchronized (this) {
                isCommitting = false;
            }
        }
    }

    /** What is written must be what the files give that lie there now. */
    private void refuseIfChanged() {
        locked().ifPresent(refusal -> {
            throw refusal;
        });
        List<Stamp> seen;
        synchronized (this) {
            seen = recomputation.seen();
        }
        if (!stamps(standing().input()).equals(seen)) {
            throw new Refusal(
                    422,
                    "files of the run were changed since enantio review was started",
                    "Process the run again, then start enantio review again.");
        }
    }

    private void put() {
        SealedResults sealed = standing().sealed();
        RunProcessing.Wishes wishes = new RunProcessing.Wishes(
                Optional.empty(),
                sealed.method(folder),
                standing().input().reading(),
                Overwrite.OWN_RESULTS,
                ReportOptions.of(sealed.options()));
        RunProcessing processing = RunProcessing.prepare(folder, wishes, occasion);
        processing.journaled(() -> {
            RunResult result = judgedWith(processing.input().run().decisions());
            processing.judged(result).put();
            return result;
        });
    }
}
