package io.enantio.input.mzml.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The precursors that spectra near a transition isolated. An instrument may state the target of one precursor a little
 * differently each time (PRM); a second precursor of the method returns as regularly as the first. So m/z that return with every
 * cycle are targets of their own, and m/z that come now and then belong to the nearest of these.
 */
final class IsolationTargets {
    /** No quadrupole resolves less. */
    private static final double SAME_TARGET_MZ = 0.02;

    private static final int FEWEST_SPECTRA = 5;
    /** An interval of more than so many usual ones means that a spectrum in between was of another m/z. */
    private static final double LONG_INTERVAL = 1.5;

    private static final double MOST_LONG_INTERVALS = 0.2;

    private IsolationTargets() {}

    /**
     * Indices of the spectra of each target, in order.
     *
     * @param mz that each spectrum isolated; NaN if it states none
     * @param times of the spectra, not decreasing
     */
    static List<int[]> of(double[] mz, double[] times) {
        List<int[]> groups = groups(mz);
        List<int[]> regular =
                groups.stream().filter(group -> isRegular(group, times)).toList();
        if (groups.size() < 2 || regular.size() < 2) {
            return List.of(IntStream.range(0, mz.length).toArray());
        }
        List<List<Integer>> targets = new ArrayList<>();
        regular.forEach(target -> targets.add(new ArrayList<>()));
        for (int i = 0; i < mz.length; i++) {
            targets.get(nearest(mz[i], regular, mz)).add(i);
        }
        return targets.stream()
                .map(target -> target.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Groups of m/z with gaps between them that a quadrupole resolves. */
    private static List<int[]> groups(double[] mz) {
        int[] byMz = IntStream.range(0, mz.length)
                .boxed()
                .sorted((one, other) -> Double.compare(mz[one], mz[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> groups = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= byMz.length; i++) {
            if (i == byMz.length || mz[byMz[i]] - mz[byMz[i - 1]] > SAME_TARGET_MZ) {
                int[] group = Arrays.copyOfRange(byMz, from, i);
                Arrays.sort(group);
                groups.add(group);
                from = i;
            }
        }
        return groups;
    }

    private static boolean isRegular(int[] group, double[] times) {
        double[] intervals = IntStream.range(1, group.length)
                .mapToDouble(i -> times[group[i]] - times[group[i - 1]])
                .sorted()
                .toArray();
        if (group.length < FEWEST_SPECTRA) {
            return false;
        }
        double usual = intervals[intervals.length / 2];
        long longer = Arrays.stream(intervals)
                .filter(interval -> interval > LONG_INTERVAL * usual)
                .count();
        return longer <= MOST_LONG_INTERVALS * intervals.length;
    }

    private static int nearest(double own, List<int[]> targets, double[] mz) {
        int nearest = 0;
        for (int i = 1; i < targets.size(); i++) {
            if (Math.abs(median(targets.get(i), mz) - own) < Math.abs(median(targets.get(nearest), mz) - own)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** Median m/z of some spectra. */
    static double median(int[] spectra, double[] mz) {
        double[] sorted =
                Arrays.stream(spectra).mapToDouble(i -> mz[i]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
