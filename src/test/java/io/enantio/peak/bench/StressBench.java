package io.enantio.peak.bench;

import io.enantio.AboutTheMachine;
import io.enantio.chromatogram.Trace;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Peak;
import io.enantio.peak.joint.FittedChannel;
import io.enantio.peak.joint.JointFitRun;
import io.enantio.peak.joint.JointFitRun.Expectation;
import io.enantio.peak.joint.JointFitRun.Input;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The stress set of the integration benchmark: each batch is one run. Every third scenario's b batch was kept unseen while the
 * fit was written ({@link #isUnseen}).
 */
final class StressBench {
    private StressBench() {}

    /** One expected peak of one injection, with its truth. */
    record Outcome(
            String scenario,
            String kind,
            int injection,
            boolean faulted,
            int peak,
            double truth,
            Optional<Peak.Area> area,
            double apexOffMin,
            double smallestTruth,
            double unit,
            Set<Flag> flags) {
        double errorPercent() {
            return 100 * (area.orElseThrow().countsMin() / truth - 1);
        }

        double z() {
            return (area.orElseThrow().countsMin() - truth) / area.orElseThrow().seCountsMin();
        }
    }

    /** The outcomes of a batch and how long it took; the spacing of its peaks is infinite if there is only one. */
    record Batch(
            String name,
            String scenario,
            double resolution,
            double spacingMin,
            List<Outcome> outcomes,
            double msPerInjection) {}

    static boolean isUnseen(String batch) {
        return Integer.parseInt(batch.substring(0, 2)) % 3 == 0 && batch.endsWith("b");
    }

    @AboutTheMachine("measures how long it takes")
    static Batch run(BenchRow plan, List<BenchRow> rows, Map<String, Trace> traces) {
        List<Input> inputs = rows.stream().map(row -> input(row, traces)).toList();
        double window = Double.parseDouble(plan.get("retention_window_min"));
        long start = System.nanoTime();
        List<FittedChannel> fitted = JointFitRun.fit(
                        new Expectation(times(plan, "expected_"), window),
                        Optional.of(new Expectation(times(plan, "is_expected_"), window)),
                        inputs)
                .stream()
                .map(JointFitRun.Fitted::analyte)
                .toList();
        double ms = (System.nanoTime() - start) / 1e6 / inputs.size();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            outcomes.addAll(outcomes(plan, rows.get(i), fitted.get(i)));
        }
        return new Batch(
                plan.get("batch"),
                plan.get("scenario"),
                Double.parseDouble(plan.get("resolution")),
                spacing(times(plan, "expected_")),
                outcomes,
                ms);
    }

    private static double spacing(List<Double> expected) {
        return expected.size() > 1 ? expected.get(1) - expected.get(0) : Double.POSITIVE_INFINITY;
    }

    private static Input input(BenchRow row, Map<String, Trace> traces) {
        String id = "batch=" + row.get("batch") + " injection="
                + String.format(Locale.ROOT, "%02d", Integer.parseInt(row.get("injection"))) + " role=";
        SampleType kind = row.get("kind").equals("calibrator")
                ? SampleType.STANDARD
                : row.get("kind").equals("blank") ? SampleType.BLANK : SampleType.STUDY;
        return new Input(
                kind,
                Optional.ofNullable(traces.get(id + "analyte")),
                Optional.ofNullable(traces.get(id + "internal_standard")));
    }

    private static List<Double> times(BenchRow plan, String name) {
        List<Double> times = new ArrayList<>();
        for (int k = 1; k <= 3; k++) {
            String cell = plan.get(name + k + "_min");
            if (!cell.isEmpty()) {
                times.add(Double.valueOf(cell));
            }
        }
        return times;
    }

    /** Flags of a result's row: those of the learnt shape are reported with the curve, SHAPE_LIMITED with each peak. */
    private static Set<Flag> rowFlags(FittedChannel fitted, int peak) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(fitted.flags());
        flags.removeAll(Set.of(Flag.NO_SHAPE_LIBRARY, Flag.SHAPE_LIBRARY_POOR));
        if (fitted.peaks().size() >= peak && fitted.peaks().get(peak - 1).isShapeLimited(0.075)) {
            flags.add(Flag.SHAPE_LIMITED);
        }
        return flags;
    }

    private static List<Outcome> outcomes(BenchRow plan, BenchRow row, FittedChannel fitted) {
        List<Outcome> outcomes = new ArrayList<>();
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= 3; k++) {
            String cell = row.get("area_" + k + "_counts_min");
            double truth = cell.isEmpty() ? 0 : Double.parseDouble(cell);
            smallest = truth > 0 ? Math.min(smallest, truth) : smallest;
        }
        for (int k = 1; k <= Integer.parseInt(plan.get("n_peaks")); k++) {
            double apex = Double.parseDouble(row.get("apex_" + k + "_min"));
            boolean found = fitted.peaks().size() >= k;
            outcomes.add(new Outcome(
                    plan.get("scenario"),
                    row.get("kind"),
                    Integer.parseInt(row.get("injection")),
                    !row.get("fault").isEmpty(),
                    k,
                    Double.parseDouble(row.get("area_" + k + "_counts_min")),
                    found ? Optional.of(fitted.peaks().get(k - 1).area()) : Optional.empty(),
                    found ? fitted.peaks().get(k - 1).apexMin() - apex : Double.NaN,
                    smallest,
                    Double.parseDouble(plan.get("area_at_sn1_counts_min")),
                    rowFlags(fitted, k)));
        }
        return outcomes;
    }

    static double floor(List<BenchRow> peers, Batch batch, String subset) {
        return peers.stream()
                .filter(row -> row.get("method").equals("oracle_shape"))
                .filter(row -> row.get("scenario").equals(batch.scenario())
                        && row.get("subset").equals(subset))
                .filter(row -> row.get("peak").equals("every"))
                .filter(row -> Math.abs(Double.parseDouble(row.get("resolution")) - batch.resolution()) < 1e-9)
                .filter(row -> !row.get("rmse_percent").isEmpty())
                .mapToDouble(row -> Double.parseDouble(row.get("rmse_percent")))
                .findFirst()
                .orElse(Double.NaN);
    }

    static double rmse(List<Outcome> outcomes) {
        return Math.sqrt(outcomes.stream()
                .mapToDouble(one -> one.errorPercent() * one.errorPercent())
                .average()
                .orElse(Double.NaN));
    }

    static double limit(String scenario, double floor) {
        return switch (scenario) {
            case "overload", "few_calibrators", "zero_threshold", "clipped" -> 1.7 * floor + 0.5;
            case "interference_before", "interference_after" -> 1.5 * floor + 0.5;
            case "low_sn3", "low_sn5", "low_sn10" -> 1.2 * floor;
            case "interference_between" -> Double.POSITIVE_INFINITY;
            default -> 1.25 * floor + 0.3;
        };
    }

    public static void main(String[] arguments) {
        boolean unseen = arguments.length > 0 && arguments[0].equals("unseen");
        String only = arguments.length > 1 ? arguments[1] : "";
        Map<String, Trace> traces = BenchData.traces("stress.mzML");
        List<BenchRow> injections = BenchData.table("stress.csv");
        List<BenchRow> peers = BenchData.table("peers.csv");
        List<Outcome> all = new ArrayList<>();
        for (BenchRow plan : BenchData.table("batches.csv")) {
            String name = plan.get("batch");
            if (isUnseen(name) != unseen || !(name + plan.get("scenario")).matches(".*(" + only + ").*")) {
                continue;
            }
            Batch batch = run(
                    plan,
                    injections.stream()
                            .filter(row -> row.get("batch").equals(name))
                            .toList(),
                    traces);
            all.addAll(batch.outcomes());
            print(batch, peers);
            if (arguments.length > 2) {
                printOutcomes(batch);
            }
        }
        summarise(all);
    }

    private static void summarise(List<Outcome> all) {
        List<Outcome> present = all.stream()
                .filter(one -> one.truth() > 0 && one.area().isPresent())
                .toList();
        List<Outcome> samples =
                present.stream().filter(one -> one.kind().equals("sample")).toList();
        List<Outcome> plain =
                samples.stream().filter(one -> one.flags().isEmpty()).toList();
        List<Outcome> clean = samples.stream().filter(one -> !one.faulted()).toList();
        List<Outcome> absent = all.stream()
                .filter(one -> one.truth() == 0 && one.area().isPresent())
                .toList();
        say("pooled 95 % intervals hold the truth", present, one -> Math.abs(one.z()) <= 1.96);
        say("of samples only", samples, one -> Math.abs(one.z()) <= 1.96);
        say(
                "no flag, error > 15 %, not covered",
                plain, one -> Math.abs(one.errorPercent()) > 15 && Math.abs(one.z()) > 1.96);
        say(
                "|error| > 15 % with a flag",
                samples.stream()
                        .filter(one -> Math.abs(one.errorPercent()) > 15)
                        .toList(),
                one -> !one.flags().isEmpty());
        say("no fault but a flag", clean, one -> !one.flags().isEmpty());
        say(
                "absent, called present",
                absent,
                one -> one.area().orElseThrow().countsMin()
                        > 3 * one.area().orElseThrow().seCountsMin());
        say("apex more than a third of a width off", samples, one -> Math.abs(one.apexOffMin()) > 0.07);
        System.out.printf(
                Locale.ROOT,
                "lost %d%n",
                all.stream()
                        .filter(one -> one.truth() > 0 && one.area().isEmpty())
                        .count());
    }

    private static void say(String what, List<Outcome> of, Predicate<Outcome> which) {
        long found = of.stream().filter(which).count();
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f %% (%d of %d)%n",
                what,
                100.0 * found / Math.max(1, of.size()),
                found,
                of.size());
    }

    private static void printOutcomes(Batch batch) {
        for (Outcome one : batch.outcomes()) {
            if (one.truth() > 0 && one.area().isPresent()) {
                System.out.printf(
                        Locale.ROOT,
                        "   %s%s peak %d truth %.0f error %.2f se %.2f + %.2f %% z %.2f apex %.5f ratio %.1f %s%n",
                        one.kind(),
                        one.faulted() ? "*" : "",
                        one.peak(),
                        one.truth(),
                        one.errorPercent(),
                        100 * one.area().get().noiseSeCountsMin() / one.truth(),
                        100 * one.area().get().shapeSeCountsMin() / one.truth(),
                        one.z(),
                        one.apexOffMin(),
                        one.truth() / one.smallestTruth(),
                        one.flags());
            }
        }
    }

    private static void print(Batch batch, List<BenchRow> peers) {
        List<Outcome> samples = batch.outcomes().stream()
                .filter(one -> one.kind().equals("sample") && one.truth() > 0)
                .toList();
        boolean faults = samples.stream().anyMatch(Outcome::faulted);
        List<Outcome> counted = samples.stream()
                .filter(one -> one.area().isPresent() && (!faults || one.faulted()))
                .toList();
        List<Outcome> clean = samples.stream()
                .filter(one -> one.area().isPresent() && !(!faults || one.faulted()))
                .toList();
        List<Outcome> present = batch.outcomes().stream()
                .filter(one -> one.truth() > 0 && one.area().isPresent())
                .toList();
        long lost = batch.outcomes().stream()
                .filter(one -> one.truth() > 0 && one.area().isEmpty())
                .count();
        double floor = floor(peers, batch, faults ? "faulted" : "all");
        double rmse = rmse(counted);
        double covered = 100.0
                * present.stream().filter(one -> Math.abs(one.z()) <= 1.96).count()
                / present.size();
        double bias =
                counted.stream().mapToDouble(Outcome::errorPercent).average().orElse(Double.NaN);
        List<Outcome> absent = batch.outcomes().stream()
                .filter(one -> one.truth() == 0 && one.area().isPresent())
                .toList();
        long called = absent.stream()
                .filter(one ->
                        one.area().get().countsMin() > 3 * one.area().get().seCountsMin())
                .count();
        double zAbsent =
                absent.stream().mapToDouble(Outcome::z).average().orElse(0) * Math.sqrt(Math.max(1, absent.size()));
        System.out.printf(
                Locale.ROOT,
                "%s %-22s rmse %7.2f floor %6.2f limit %6.2f %-4s bias %6.2f clean %5.2f cover %5.1f lost %d absent %d/%d z %.1f %.1f ms %s%n",
                batch.name(),
                batch.scenario(),
                rmse,
                floor,
                limit(batch.scenario(), floor),
                rmse <= limit(batch.scenario(), floor) ? "ok" : counted.isEmpty() ? "" : "BAD",
                bias,
                rmse(clean),
                covered,
                lost,
                called,
                absent.size(),
                zAbsent,
                batch.msPerInjection(),
                flags(batch));
    }

    private static String flags(Batch batch) {
        Map<String, Integer> counts = new java.util.TreeMap<>();
        for (Outcome one : batch.outcomes()) {
            for (Flag flag : one.flags()) {
                counts.merge(flag + (one.faulted() ? "*" : ""), one.peak() == 1 ? 1 : 0, Integer::sum);
            }
        }
        return counts.toString();
    }
}
