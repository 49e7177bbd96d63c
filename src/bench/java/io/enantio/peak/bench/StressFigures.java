package io.enantio.peak.bench;

import io.enantio.peak.bench.StressBench.Batch;
import io.enantio.peak.bench.StressBench.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which outcomes of a batch a figure of the benchmark is made of (its README, "Metrics"). */
final class StressFigures {
    private static final double CALIBRATOR_SIGNAL_TO_NOISE = 50;

    private StressFigures() {}

    /** Peaks that are there, of samples, with an area. */
    static List<Outcome> samples(Batch batch) {
        return batch.outcomes().stream()
                .filter(one -> one.kind().equals("sample") && one.truth() > 0)
                .filter(one -> one.area().isPresent())
                .toList();
    }

    /** Peaks that are there, of whatever kind of injection, with an area. */
    static List<Outcome> present(Batch batch) {
        return batch.outcomes().stream()
                .filter(one -> one.truth() > 0 && one.area().isPresent())
                .toList();
    }

    /** Peaks that are not there. */
    static List<Outcome> absent(Batch batch) {
        return batch.outcomes().stream()
                .filter(one -> one.truth() == 0 && one.area().isPresent())
                .toList();
    }

    /** Where a scenario has faults, the faulted samples; else all. */
    static List<Outcome> counted(Batch batch) {
        List<Outcome> samples = samples(batch);
        return hasFaults(batch) ? samples.stream().filter(Outcome::faulted).toList() : samples;
    }

    static boolean hasFaults(Batch batch) {
        return samples(batch).stream().anyMatch(Outcome::faulted);
    }

    static String subset(Batch batch) {
        return hasFaults(batch) ? "faulted" : "all";
    }

    static List<Double> errors(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::errorPercent).toList();
    }

    /** Share of 95 % intervals that hold the truth. */
    static double coveredPercent(List<Outcome> outcomes) {
        return Figures.percent(
                outcomes.stream().filter(StressFigures::isCovered).count(), outcomes.size());
    }

    static boolean isCovered(Outcome one) {
        return Math.abs(one.z()) <= 1.96;
    }

    /** Whether two peaks were taken for each other: an apex more than half a spacing off. */
    static boolean isSwapped(Batch batch, Outcome one) {
        return one.area().isPresent() && Math.abs(one.apexOffMin()) > 0.5 * batch.spacingMin();
    }

    /** Our root mean square error in a peer's cell; empty if there is none. */
    static OptionalDouble rmse(List<Batch> batches, PeerCell peer, PeerCell.Figure figure) {
        return batches.stream()
                .filter(batch -> peer.cell().startsWith(batch.scenario() + " " + batch.resolution() + " "))
                .mapToDouble(batch -> Figures.rms(errors(batch, peer, figure)))
                .findFirst();
    }

    private static List<Double> errors(Batch batch, PeerCell peer, PeerCell.Figure figure) {
        Predicate<Outcome> subset = peer.cell().endsWith("faulted")
                ? Outcome::faulted
                : peer.cell().endsWith("clean") ? one -> !one.faulted() : one -> true;
        Map<Integer, Double> responses = responses(batch, figure);
        List<Double> errors = new ArrayList<>();
        for (Outcome one : size(samples(batch), peer.peak())) {
            if (subset.test(one)) {
                double response = responses.getOrDefault(one.peak(), 1.0);
                errors.add(100 * (one.area().orElseThrow().countsMin() / one.truth() / response - 1));
            }
        }
        return errors;
    }

    private static List<Outcome> size(List<Outcome> samples, String peak) {
        if (peak.equals("every")) {
            return samples;
        }
        Map<Integer, Double> largest =
                samples.stream().collect(Collectors.toMap(Outcome::injection, Outcome::truth, Math::max, TreeMap::new));
        return samples.stream()
                .filter(one -> one.truth()
                        == (peak.equals("smallest")
                                ? one.smallestTruth()
                                : largest.getOrDefault(one.injection(), one.truth())))
                .toList();
    }

    /** Median of area / truth of each peak in the calibrators; all 1 if nothing is calibrated. */
    private static Map<Integer, Double> responses(Batch batch, PeerCell.Figure figure) {
        Map<Integer, List<Double>> all = new TreeMap<>();
        if (figure == PeerCell.Figure.CALIBRATED) {
            present(batch).stream()
                    .filter(one -> one.kind().equals("calibrator"))
                    .filter(one -> one.truth() >= CALIBRATOR_SIGNAL_TO_NOISE * (1 - 1e-4) * one.unit())
                    .forEach(one -> all.computeIfAbsent(one.peak(), k -> new ArrayList<>())
                            .add(one.area().orElseThrow().countsMin() / one.truth()));
        }
        Map<Integer, Double> medians = new TreeMap<>();
        all.forEach((peak, values) -> medians.put(peak, Figures.median(values)));
        return medians;
    }
}
