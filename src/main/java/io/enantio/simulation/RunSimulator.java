package io.enantio.simulation;

import io.enantio.simulation.file.RunDocuments;
import io.enantio.simulation.file.SimulatedMzml;
import io.enantio.simulation.file.SimulatedMzml.Heading;
import io.enantio.simulation.file.Truth;
import io.enantio.simulation.instrument.Amounts;
import io.enantio.simulation.instrument.Amounts.Areas;
import io.enantio.simulation.instrument.Detector;
import io.enantio.simulation.instrument.IonBeam;
import io.enantio.simulation.instrument.Separation;
import io.enantio.simulation.instrument.TailingShape;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.plan.SimulationPlan.MethodReference;
import io.enantio.simulation.sequence.FaultPlanting;
import io.enantio.simulation.sequence.PlannedInjection;
import io.enantio.simulation.sequence.RunLayout;
import io.enantio.simulation.subject.InfusionModel;
import io.enantio.simulation.subject.RunSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a run folder whose true values are known: run.yaml, injections.csv, samples.csv, raw/*.mzML and truth.csv (rule I-01). The
 * equations are in {@link InfusionModel} (blood), {@link Amounts} (extraction and response), {@link Separation} and
 * {@link TailingShape} (column) and {@link Detector} (counts); docs/explanation/simulation.md describes them together.
 */
public final class RunSimulator {
    private static final double SHARE_LEFT_OF_TRUNCATED = 0.6;

    private final SimulationPlan plan;
    private final RunSamples samples;
    private final List<PlannedInjection> injections;

    /**
     * Lays out the run.
     *
     * @throws IllegalArgumentException when the run has too few injections for the faults of the plan; the message is
     *     for people
     */
    public RunSimulator(SimulationPlan plan) {
        this(plan, RunSamples.of(plan));
    }

    /** A run of a study; the study supplies the samples. */
    RunSimulator(SimulationPlan plan, RunSamples samples) {
        this.plan = plan;
        this.samples = samples;
        this.injections = new FaultPlanting(plan).planted(RunLayout.of(plan, samples));
    }

    /** Number of injections, those not acquired included. */
    public int injections() {
        return injections.size();
    }

    /**
     * Writes the folder.
     *
     * @param outDir absent or empty
     * @throws FileAlreadyExistsException if the folder is not empty
     */
    public void writeTo(Path outDir) throws IOException {
        Files.createDirectories(outDir.resolve("raw"));
        requireNothingBut(outDir, "raw");
        RunDocuments documents = new RunDocuments(plan);
        if (plan.methodFile() instanceof MethodReference.Copied copied) {
            write(outDir.resolve("method.yaml"), copied.text());
        }
        write(outDir.resolve("run.yaml"), documents.runYaml());
        write(outDir.resolve("injections.csv"), documents.injectionsCsv(injections));
        write(outDir.resolve("samples.csv"), new RunDocuments(samples.drawnBy()).samplesCsv(samples.all()));
        write(outDir.resolve("truth.csv"), writeRaw(outDir, documents));
    }

    /** Writes the raw files and returns truth.csv. */
    private String writeRaw(Path outDir, RunDocuments documents) throws IOException {
        Amounts amounts = new Amounts(plan, injections.size());
        Separation separation = new Separation(plan, injections.size());
        IonBeam beam = new IonBeam(plan, amounts, separation);
        Detector detector = new Detector(plan);
        Truth truth = new Truth(plan.method(), separation);
        Areas areas = Areas.NONE;
        byte[] previous = new byte[0];
        for (PlannedInjection injection : injections) {
            // An injection that was not acquired causes no carry-over.
            areas = injection.file().isPresent() ? amounts.of(injection, areas) : areas;
            truth.add(injection, injection.file().isPresent() ? areas : Areas.NONE);
            if (injection.file().isPresent()) {
                Heading heading = new Heading(injection.name(), documents.startedAt(injection), injection);
                byte[] own = SimulatedMzml.of(heading, detector.recorded(injection, beam.peaks(injection, areas)));
                byte[] written = faulty(injection, own, previous);
                Files.write(outDir.resolve(injection.file().get()), written);
                previous = written;
            }
        }
        return truth.csv();
    }

    private static byte[] faulty(PlannedInjection injection, byte[] own, byte[] previous) {
        if (injection.has(Fault.FILE_REUSED)) {
            return previous;
        }
        boolean isCut = injection.has(Fault.TRUNCATED_FILE);
        return isCut ? Arrays.copyOf(own, (int) (SHARE_LEFT_OF_TRUNCATED * own.length)) : own;
    }

    private static void requireNothingBut(Path outDir, String allowed) throws IOException {
        try (Stream<Path> entries = Files.list(outDir)) {
            boolean isUsed = entries.anyMatch(entry -> !entry.endsWith(allowed));
            try (Stream<Path> raw = Files.list(outDir.resolve(allowed))) {
                if (isUsed || raw.findAny().isPresent()) {
                    throw new FileAlreadyExistsException(outDir.toString(), null, "folder is not empty");
                }
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
