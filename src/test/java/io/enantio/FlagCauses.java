package io.enantio;

import static io.enantio.SharedRuns.DROP;
import static io.enantio.SharedRuns.FIT;

import io.enantio.method.rules.Flag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVRecord;

/** For every flag of a run's outputs (docs/rules/flags-and-status.md: C, K and V) a run in which its cause is planted. */
final class FlagCauses {
    private static final int FEW = 2;
    /** So many subjects span what the method's QC levels are for. */
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
     */
    record Cause(String what, String way, int subjects, Planting planting) {}

    private final Map<Flag, Cause> causes = new EnumMap<>(Flag.class);

    private FlagCauses() {}

    static Map<Flag, Cause> all() {
        FlagCauses causes = new FlagCauses();
        causes.files();
        causes.peaks();
        causes.fits();
        causes.curves();
        causes.standardsAndBlanks();
        causes.samples();
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

    private void fault(Flag flag, String word) {
        causes.put(flag, new Cause(word, FIT, FEW, (run, seed) -> simulated(run, seed, "--fault", word)));
    }

    private void faultByDrop(Flag flag, String word) {
        causes.put(flag, new Cause(word, DROP, FEW, (run, seed) -> simulated(run, seed, "--fault", word)));
    }

    private void planted(Flag flag, String what, Planting planting) {
        causes.put(flag, new Cause(what, FIT, FEW, planting));
    }

    private void files() {
        fault(Flag.NOT_ACQUIRED, "not-acquired");
        fault(Flag.FILE_REUSED, "file-reused");
        fault(Flag.RAW_UNREADABLE, "truncated-file");
        fault(Flag.RAW_IRREGULAR, "equal-times");
        fault(Flag.RAW_CHECKSUM, "wrong-checksum");
        fault(Flag.INSTRUMENT_MISMATCH, "serial-mismatch");
        fault(Flag.SEQUENCE_ORDER, "sequence-order");
        fault(Flag.NO_DATA, "channel-missing");
        planted(
                Flag.TIME_UNIT_ASSUMED,
                "time-unit-missing, and the method names one",
                (run, seed) -> simulated(run, seed, "--fault", "time-unit-missing")
                        .changed("method.yaml", text -> text + "\ntime_unit_if_missing: minute\n"));
    }

    private void peaks() {
        faultByDrop(Flag.TOO_FEW_POINTS, "few-points");
        faultByDrop(Flag.VALLEY, "valley");
        faultByDrop(Flag.INTEGRATION_FAILED, "no-valley");
        fault(Flag.POINTS_LOW, "points-low");
        fault(Flag.MASKED_POINTS, "spike");
        fault(Flag.SATURATED, "saturated-uloq");
        fault(Flag.RT_DRIFT, "rt-drift");
        fault(Flag.RT_SHIFT, "rt-shift");
        fault(Flag.AMBIGUOUS_RT, "ambiguous-rt");
        fault(Flag.AMBIGUOUS_ASSIGNMENT, "ambiguous-assignment");
        fault(Flag.ORDER_UNCONFIRMED, "no-single-enantiomers");
        fault(Flag.ORDER_CONTRADICTED, "order-swapped");
        fault(Flag.RS_LOW, "rs-low");
        fault(Flag.RS_BELOW_FLOOR, "rs-below-floor");
        fault(Flag.TAIL, "tail");
        fault(Flag.SN_LOW, "sn-low");
        fault(Flag.WINDOW_TRUNCATED, "window-truncated");
        fault(Flag.BELOW_PRECISION_LIMIT, "below-precision-limit");
        fault(Flag.ION_RATIO, "ion-ratio");
        fault(Flag.INTERFERENT_OVERLAP, "overlapping-monitored");
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
        fault(Flag.WIDTH_ANOMALY, "wide");
        fault(Flag.INTERFERENCE_MODELLED, "stranger");
        fault(Flag.INTERFERENCE_SUSPECTED, "rt-far");
        fault(Flag.FIT_POOR, "tail");
        fault(Flag.FIT_FALLBACK_LINEAR, "tail");
        planted(Flag.FIT_FALLBACK_DROP, STRANGER_IN_A_SLOT, FlagCauses::ofAStrangerInASlot);
        fault(Flag.INTEGRATION_DISAGREE, "rt-far");
        planted(Flag.NO_SHAPE_LIBRARY, "three standards, no QC", FlagCauses::ofFewStandards);
        planted(Flag.SHAPE_LIBRARY_POOR, "tailing that changes from injection to injection", FlagCauses::ofThreeShapes);
        planted(Flag.SHAPE_LIMITED, "the same", FlagCauses::ofThreeShapes);
    }

    private void curves() {
        fault(Flag.OUT_OF_LIMIT, "failing-qc");
        fault(Flag.STANDARD_EXCLUDED, "failing-lloq-standard");
        fault(Flag.NO_CURVE, "no-curve");
        fault(Flag.TRUNCATED_LLOQ, "truncated-lloq");
        fault(Flag.TRUNCATED_ULOQ, "truncated-uloq");
        fault(Flag.RUN_REJECTED, "failing-qc");
        fault(Flag.RACEMATE_RATIO, "racemate-ratio");
        // Two subjects alone may span too little for two QC levels.
        causes.put(
                Flag.QC_COVERAGE,
                new Cause(
                        "qc-coverage",
                        FIT,
                        MANY,
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

    private void standardsAndBlanks() {
        fault(Flag.IS_MISSING, "is-dropout");
        fault(Flag.IS_LOW, "is-low");
        fault(Flag.IS_HIGH, "is-high");
        fault(Flag.IS_INFLATION, "is-inflation");
        fault(Flag.IS_DRIFT, "is-drift");
        fault(Flag.IS_GROUP_SHIFT, "is-group-shift");
        fault(Flag.RUN_INCOMPLETE, "no-zero");
        fault(Flag.NOT_BRACKETED, "not-bracketed");
        fault(Flag.BLANK_INTERFERENCE, "blank-interference");
        fault(Flag.CARRYOVER, "carry-over");
        fault(Flag.CARRYOVER_RISK, "carryover-risk");
        fault(Flag.SUITABILITY_FAILED, "suitability");
    }

    private void samples() {
        fault(Flag.DILUTION_UNVALIDATED, "dilution-unvalidated");
        fault(Flag.DILUTION_QC_MISSING, "dilution-unvalidated");
        fault(Flag.DILUTION_QC_FAILED, "dilution-qc-failing");
        fault(Flag.DILUTED_BELOW_LLOQ, "diluted-below-lloq");
        fault(Flag.SAMPLE_UNKNOWN, "sample-unknown");
        fault(Flag.PREDOSE_QUANTIFIABLE, "predose-contamination");
        fault(Flag.TIME_WINDOW, "time-window");
        fault(Flag.STABILITY_EXCEEDED, "stability");
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
        return run.resolve("raw/%03d.mzML".formatted(injection));
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
        arguments[6] = "--reason=planted";
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
