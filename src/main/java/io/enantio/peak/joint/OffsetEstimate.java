package io.enantio.peak.joint;

import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.joint.JointFit.Kind;
import io.enantio.peak.learn.SharedShapeLearner;
import java.util.Comparator;
import java.util.List;

/** How much later the analyte's first peak is than its standard's, over the run: a weighted median, and the scatter about it. */
final class OffsetEstimate {
    private static final int ENOUGH = 3;
    private static final double MAD_TO_SD = 1.4826;

    private OffsetEstimate() {}

    /** A difference of times with the information (1/variance) that the analyte's trace has about its place. */
    record Seen(double differenceMin, double information, Kind kind) {}

    static Guess of(List<Seen> all, double widthMin, Guess before) {
        double least = SharedShapeLearner.SPACING_WIDTHS * widthMin;
        double needed = 1 / (4 * before.sd() * before.sd());
        List<Seen> clear =
                all.stream().filter(one -> one.information() > needed).toList();
        List<Seen> known =
                clear.stream().filter(one -> one.kind() == Kind.KNOWN).toList();
        List<Seen> used = known.size() >= ENOUGH ? known : clear;
        if (used.isEmpty()) {
            return before;
        }
        double centre = weightedMedian(used, least);
        double[] sizes = used.stream()
                .mapToDouble(one -> Math.abs(one.differenceMin() - centre))
                .sorted()
                .toArray();
        double usual = MAD_TO_SD * sizes[sizes.length / 2];
        double own =
                used.stream().mapToDouble(one -> 1 / one.information()).sorted().toArray()[used.size() / 2];
        return new Guess(centre, Math.max(least, Math.sqrt(Math.max(0, usual * usual - own))));
    }

    private static double weightedMedian(List<Seen> seen, double least) {
        List<Seen> sorted = seen.stream()
                .sorted(Comparator.comparingDouble(Seen::differenceMin))
                .toList();
        double half =
                0.5 * sorted.stream().mapToDouble(one -> weight(one, least)).sum();
        double sum = 0;
        for (int k = 0; k < sorted.size(); k++) {
            double weight = weight(sorted.get(k), least);
            if (sum + weight >= half) {
                return between(sorted, k, (half - sum) / weight);
            }
            sum += weight;
        }
        return sorted.get(sorted.size() - 1).differenceMin();
    }

    private static double between(List<Seen> sorted, int k, double share) {
        double here = sorted.get(k).differenceMin();
        int other = share < 0.5 ? k - 1 : k + 1;
        double there =
                other < 0 || other >= sorted.size() ? here : sorted.get(other).differenceMin();
        return here + Math.abs(share - 0.5) * (there - here);
    }

    private static double weight(Seen one, double least) {
        return 1 / (1 / one.information() + least * least);
    }
}
