package io.enantio.peak.learn;

import io.enantio.peak.fit.BaselineModel;
import io.enantio.peak.fit.BaselineModel.BaselineEvidence;
import io.enantio.peak.fit.BaselineModel.BaselineEvidence.Evidence;
import io.enantio.peak.fit.BaselineModel.Known;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How the run's baselines run under the peaks: centre and scatter of slope and curvature between traces, by moments, the scatter
 * one standard error on the safe side. A prior that is too tight would push background into areas; one that is too wide lets a
 * small foreign peak tilt the baseline.
 */
public final class BaselineEstimate {
    private static final int ROUNDS = 10;
    /** Traces needed. */
    static final int ENOUGH = 8;

    private static final double CUT = 9;

    private BaselineEstimate() {}

    /**
     * Priors of the terms; unchanged if there are too few traces.
     *
     * @param clean from injections without foreign peaks
     * @param all from every injection; those that disagree with the clean ones do not count
     */
    public static BaselineModel of(List<BaselineEvidence> clean, List<BaselineEvidence> all, BaselineModel before) {
        List<BaselineEvidence> first = clean.size() >= ENOUGH ? clean : all;
        if (first.size() < ENOUGH) {
            return before;
        }
        return new BaselineModel(
                before.constant(),
                known(of(first, BaselineEvidence::slope), of(all, BaselineEvidence::slope)),
                known(of(first, BaselineEvidence::curvature), of(all, BaselineEvidence::curvature)));
    }

    private static List<Evidence> of(List<BaselineEvidence> evidence, Function<BaselineEvidence, Evidence> term) {
        return evidence.stream().map(term).toList();
    }

    private static Known known(List<Evidence> clean, List<Evidence> all) {
        Known first = scatter(clean, weightedMedian(clean));
        double square = first.sdCounts() * first.sdCounts();
        List<Evidence> alike = all.stream()
                .filter(one -> Math.pow(one.counts() - first.meanCounts(), 2) < CUT * (square + 1 / one.information()))
                .toList();
        double sum = 0;
        double weights = 0;
        for (Evidence one : alike) {
            double weight = 1 / (square + 1 / one.information());
            sum += weight * one.counts();
            weights += weight;
        }
        Known second = alike.size() < ENOUGH ? first : scatter(alike, sum / weights);
        return new Known(second.meanCounts(), Math.hypot(second.sdCounts(), 1 / Math.sqrt(weights)));
    }

    private static Known scatter(List<Evidence> evidence, double centre) {
        double variance =
                1 / evidence.stream().mapToDouble(Evidence::information).max().orElseThrow();
        for (int round = 0; round < ROUNDS; round++) {
            variance = improved(evidence, centre, variance);
        }
        return new Known(centre, Math.sqrt(variance));
    }

    private static double weightedMedian(List<Evidence> evidence) {
        List<Evidence> sorted = evidence.stream()
                .sorted(Comparator.comparingDouble(Evidence::counts))
                .toList();
        double half = 0.5 * sorted.stream().mapToDouble(BaselineEstimate::root).sum();
        double sum = 0;
        for (Evidence one : sorted) {
            sum += root(one);
            if (sum >= half) {
                return one.counts();
            }
        }
        return sorted.get(sorted.size() - 1).counts();
    }

    private static double root(Evidence one) {
        return Math.sqrt(one.information());
    }

    private static double improved(List<Evidence> evidence, double centre, double variance) {
        double sum = 0;
        double weights = 0;
        for (Evidence one : evidence) {
            double expected = variance + 1 / one.information();
            double weight = 1 / (expected * expected);
            double away = one.counts() - centre;
            sum += weight * (Math.min(away * away, CUT * expected) - 1 / one.information());
            weights += weight;
        }
        return Math.max(0, sum / weights) + Math.sqrt(2 / weights);
    }
}
