package io.enantio;

import static io.enantio.SharedRuns.FIT;

import io.enantio.method.rules.Flag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVRecord;
import org.junit.platform.commons.support.ReflectionSupport;

/** For every flag of a run's outputs (docs/rules/flags-and-status.md: C, K and V) a run in which its cause is planted. */
final class FlagCauses {
    private static final int FEW = 2;
    /** With this many subjects the study samples span the method's QC levels. */
    static final int MANY = 10;

    private static final Path THREE_COMPOUNDS = Path.of("sample-runs/every-flag/method.yaml");
    private static final Path SHIPPED = Path.of("calibration/ketamine-norketamine-plasma.yaml");

    private static final String STRANGER_IN_A_SLOT = "slot-stranger, a window wider than the pair's spacing";

    /** Plants the cause in a new run folder. */
    @FunctionalInterface
    interface Planting {
        SimulatedFolder in(Path run, long seed);
    }

    /**
     * A cause.
     *
     * @param what it is, in a word of {@code simulate --fault} or a few of ours
     * @param way of integrating that has the flag
     * @param subjects of the run
     * @param rejected analytes that it rejects with seed 7, if that is known
     */
    record Cause(String what, String way, int subjects, OptionalInt rejected, Planting planting) {}

    private final Map<Flag, Cause> causes = new EnumMap<>(Flag.class);

    private FlagCauses() {}

    static Map<Flag, Cause> all() {
        FlagCauses causes = new FlagCauses();
        causes.faults();
        causes.files();
        causes.peaks();
        causes.fits();
        causes.curves();
        causes.decisions();
        return causes.causes;
    }

    /** A run without any fault. */
    static SimulatedFolder clean(Path run, long seed, int subjects) {
        return SimulatedFolder.in(run, "--seed", Long.toString(seed), "--subjects", Integer.toString(subjects));
    }

    private static SimulatedFolder simulated(Path run, long seed, String... options) {
        String[] all = new String[options.length + 4];
        System.arraycopy(options, 0, all, 4, options.length);
        List<String> first = List.of("--seed", Long.toString(seed), "--subjects", Integer.toString(FEW));
        for (int i = 0; i < first.size(); i++) {
            all[i] = first.get(i);
        }
        return SimulatedFolder.in(run, all);
    }

    /** Causes that are a fault of the simulation, by the tests of their flags. */
    private void faults() {
        ReflectionSupport.findAllClassesInPackage("io.enantio", type -> true, name -> name.endsWith("Test")).stream()
                .flatMap(type -> Arrays.stream(type.getAnnotationsByType(RaisedByFault.class)))
                .forEach(fault -> put(
                        fault.flag(),
                        new Cause(
                                fault.fault(),
                                fault.integration(),
                                FEW,
                                OptionalInt.of(fault.rejected()),
                                (run, seed) -> simulated(run, seed, "--fault", fault.fault()))));
    }

    private void put(Flag flag, Cause cause) {
        if (causes.put(flag, cause) != null) {
            throw new IllegalStateException(flag + " has two causes");
        }
    }

    private void planted(Flag flag, String what, Planting planting) {
        put(flag, new Cause(what, FIT, FEW, OptionalInt.empty(), planting));
    }

    private void files() {
        planted(
                Flag.TIME_UNIT_ASSUMED,
                "time-unit-missing, and the method names one",
                (run, seed) -> simulated(run, seed, "--fault", "time-unit-missing")
                        .changed("method.yaml", text -> text + "\ntime_unit_if_missing: minute\n"));
        planted(
                Flag.ACQUISITION_TIME,
                "acquired_at a day later than in the raw files",
                (run, seed) -> simulated(run, seed)
                        .changed("injections.csv", text -> text.replace("2026-03-02T", "2026-03-03T")));
    }

    private void peaks() {
        planted(Flag.RT_SLOT_CORRECTED, STRANGER_IN_A_SLOT, FlagCauses::ofAStrangerInASlot);
        planted(
                Flag.CROSS_TALK,
                "cross-talk, windows that overlap",
                (run, seed) -> byMethod(
                        THREE_COMPOUNDS,
                        text -> text.replaceAll("(?m)^column_records.*$", ""),
                        run,
                        seed,
                        "cross-talk"));
    }

    private void fits() {
        planted(Flag.FIT_FALLBACK_DROP, STRANGER_IN_A_SLOT, FlagCauses::ofAStrangerInASlot);
        planted(Flag.NO_SHAPE_LIBRARY, "three standards, no QC", FlagCauses::ofFewStandards);
        planted(Flag.SHAPE_LIBRARY_POOR, "tailing that changes from injection to injection", FlagCauses::ofThreeShapes);
        planted(Flag.SHAPE_LIMITED, "the same", FlagCauses::ofThreeShapes);
    }

    private void curves() {
        // The samples of two subjects alone may span fewer than two QC levels.
        put(
                Flag.QC_COVERAGE,
                new Cause(
                        "qc-coverage",
                        FIT,
                        MANY,
                        OptionalInt.empty(),
                        (run, seed) -> SimulatedFolder.in(
                                run, "--seed", "" + seed, "--subjects", "" + MANY, "--fault", "qc-coverage")));
        planted(
                Flag.CURVE_NOT_MONOTONIC,
                "response-turns, a quadratic and a limit that lets the highest standard pass",
                (run, seed) -> simulated(run, seed, "--fault", "response-turns")
                        .changed(
                                "method.yaml",
                                text -> text.replace("model: linear", "model: quadratic")
                                        .replace("rules: ICH-M10", "rules: ICH-M10\n  standard_accuracy_percent: 60")));
    }

    private void decisions() {
        planted(
                Flag.MANUAL_INT,
                "decide reintegrate",
                (run, seed) -> decided(
                        simulated(run, seed),
                        "reintegrate",
                        "VALLEY_PLACEMENT",
                        "--analyte=S-ketamine",
                        "--parameters=start_min=9.7;end_min=10.8"));
        planted(
                Flag.EXCLUDED_BY_DECISION,
                "decide exclude",
                (run, seed) -> decided(simulated(run, seed), "exclude", "PREPARATION_FAULT"));
        planted(
                Flag.REINJECTED,
                "a sample injected twice, the first excluded for a fault of injection",
                (run, seed) -> decided(simulated(run, seed, "--fault", "isr-flyer"), "exclude", "INJECTION_FAULT"));
    }

    private static SimulatedFolder ofAStrangerInASlot(Path run, long seed) {
        return byMethod(
                SHIPPED,
                text -> text.replace("retention_window_min: 1.0", "retention_window_min: 1.5"),
                run,
                seed,
                "slot-stranger");
    }

    /** The run's list without QCs and all but three standards. */
    private static SimulatedFolder ofFewStandards(Path run, long seed) {
        return simulated(run, seed).changed("injections.csv", text -> {
            List<String> kept = new ArrayList<>();
            int standards = 0;
            for (String line : text.split("\n")) {
                standards += line.contains(",standard,") ? 1 : 0;
                boolean isTaught = line.contains(",suitability,") || line.contains(",single_enantiomer,");
                boolean isLeft = line.contains(",qc,") || line.contains(",standard,") && standards > 3;
                if (!isTaught && !isLeft) {
                    kept.add(line);
                }
            }
            return String.join("\n", kept) + "\n";
        });
    }

    /** Raw files of three runs of a seed whose peaks tail differently, in turn. */
    private static SimulatedFolder ofThreeShapes(Path run, long seed) {
        SimulatedFolder mixed = simulated(run, seed, "--resolution", "1.5");
        List<String> tailings = List.of("1.02", "2");
        for (int turn = 0; turn < tailings.size(); turn++) {
            Path other = run.resolveSibling(run.getFileName() + "-" + turn);
            simulated(other, seed, "--resolution", "1.5", "--tailing", tailings.get(turn));
            for (int injection = turn + 1; Files.exists(raw(other, injection)); injection += 3) {
                copy(raw(other, injection), raw(run, injection));
            }
        }
        return mixed;
    }

    private static Path raw(Path run, int injection) {
        return run.resolve(String.format(Locale.ROOT, "raw/%03d.mzML", injection));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Decides about the first study sample, or the first that was injected twice. */
    private static SimulatedFolder decided(SimulatedFolder folder, String action, String code, String... more) {
        List<CSVRecord> samples = ResultTable.of(folder.run().resolve("injections.csv")).stream()
                .filter(row -> row.get("sample_type").equals("study"))
                .toList();
        Optional<CSVRecord> repeated = samples.stream()
                .filter(row -> samples.stream()
                                .filter(other -> other.get("sample_id").equals(row.get("sample_id")))
                                .count()
                        > 1)
                .findFirst();
        String[] arguments = new String[more.length + 7];
        System.arraycopy(more, 0, arguments, 7, more.length);
        arguments[0] = "decide";
        arguments[1] = folder.run().toString();
        arguments[2] = "--injection=" + repeated.orElse(samples.get(3)).get("injection");
        arguments[3] = "--action=" + action;
        arguments[4] = "--reason_code=" + code;
        arguments[5] = "--person=A. Analyst";
        arguments[6] = "--reason=planted by a test";
        SimulatedFolder.succeed(arguments);
        return folder;
    }

    /** A run simulated with a method of its own, which then lies in the run folder. */
    private static SimulatedFolder byMethod(
            Path method, UnaryOperator<String> change, Path run, long seed, String fault) {
        try {
            Path own = run.resolveSibling("method-of-" + run.getFileName() + ".yaml");
            Files.writeString(own, change.apply(Files.readString(method)));
            SimulatedFolder folder = simulated(run, seed, "--method", own.toString(), "--fault", fault);
            Files.copy(own, run.resolve("method.yaml"));
            return folder.changed("run.yaml", text -> text.replaceFirst("(?m)^method:.*$", "method: method.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
