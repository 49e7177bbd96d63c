package io.enantio.peak.retention;

import io.enantio.peak.retention.ChannelShape.Flank;
import io.enantio.peak.signal.Apex;
import io.enantio.peak.signal.Baseline;
import io.enantio.peak.signal.GaussianTable;
import io.enantio.peak.signal.HalfHeight;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Learns a {@link ChannelShape} from the strongest peaks of a run, by medians. */
public final class ShapeLearner {
    /** Peaks below this height / noise are not learned from. */
    private static final double TEACHING_SN = 20;

    private static final int TEACHERS = 12;
    private static final int STEPS_PER_WIDTH = 10;
    /** Flanks are followed this many widths. */
    private static final int FRONT_WIDTHS = 4;

    private static final int TAIL_WIDTHS = 8;
    /** A flank below this part of the height is taken to have met the baseline: a peak's bound. */
    private static final double NEGLIGIBLE = 0.003;
    /** It is followed down to this fraction, or to its noise: what a very large peak leaves under an absent neighbour. */
    private static final double FAINTEST = 0.0005;

    /** A rise by this part of the height is a foreign peak: the flank ends before it. */
    private static final double RISE = 0.05;

    private final double fwhmMin;

    ShapeLearner(double fwhmMin) {
        this.fwhmMin = fwhmMin;
    }

    /** A trace with the tops of all its peaks, as far as they were found. */
    record Sample(Signal signal, List<Optional<Apex>> tops) {}

    /** A Gaussian of a given width, if the run has no peak to learn from. */
    public static ChannelShape assumed(double fwhmMin, int places) {
        double step = fwhmMin / STEPS_PER_WIDTH;
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i <= 2 * STEPS_PER_WIDTH; i++) {
            heights.add(GaussianTable.at(i * step / fwhmMin * GaussianTable.FWHM));
        }
        List<Double> half = java.util.Collections.nCopies(places, fwhmMin / 2);
        return new ChannelShape(
                half, half, new Flank(heights, step, 1.5 * fwhmMin), new Flank(heights, step, 2 * fwhmMin), 0.05);
    }

    ChannelShape learn(List<Sample> samples) {
        int places = samples.isEmpty() ? 1 : samples.get(0).tops.size();
        ChannelShape assumed = assumed(fwhmMin, places);
        double[][] left = new double[places][];
        double[][] right = new double[places][];
        List<List<Teacher>> all = teachers(samples, places);
        for (int place = 0; place < places; place++) {
            List<Teacher> teachers = all.get(place);
            boolean first = place == 0;
            boolean last = place == places - 1;
            left[place] = halves(teachers, -1, first ? Double.POSITIVE_INFINITY : 0);
            right[place] = halves(teachers, 1, last ? Double.POSITIVE_INFINITY : 0);
        }
        List<Teacher> fronts = all.get(0);
        List<Teacher> tails = all.get(places - 1);
        return new ChannelShape(
                medians(left, assumed.halfLeftMin()),
                medians(right, assumed.halfRightMin()),
                flank(fronts, -1).orElse(assumed.front()),
                flank(tails, 1).orElse(assumed.tail()),
                scatter(left, right));
    }

    /** A strong peak above its baseline. */
    private record Teacher(Signal signal, Apex top, Baseline baseline, double height) {
        double relative(double time, double smoothing) {
            return (signal.smoothed(time, smoothing) - baseline.at(time)) / height;
        }

        double signalToNoise() {
            return height / signal.noise().sdAt(baseline.at(top.timeMin()));
        }
    }

    /** The strongest peaks at each place. */
    private List<List<Teacher>> teachers(List<Sample> samples, int places) {
        List<List<Optional<Teacher>>> each =
                samples.parallelStream().map(this::teachers).toList();
        List<List<Teacher>> strongest = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            int at = place;
            strongest.add(each.stream()
                    .flatMap(sample -> sample.get(at).stream())
                    .sorted(Comparator.comparingDouble(Teacher::signalToNoise).reversed())
                    .limit(TEACHERS)
                    .toList());
        }
        return strongest;
    }

    /** The peaks of a trace that are strong enough, above one baseline. */
    private List<Optional<Teacher>> teachers(Sample sample) {
        if (sample.tops.stream().noneMatch(top -> mayTeach(sample.signal, top))) {
            return sample.tops.stream().map(top -> Optional.<Teacher>empty()).toList();
        }
        List<Apex> found = sample.tops.stream().flatMap(Optional::stream).toList();
        double start = found.get(0).timeMin() - 1.7 * fwhmMin;
        double last = found.get(found.size() - 1).timeMin();
        double end = last + Math.min(6 * fwhmMin, Math.max(3 * fwhmMin, sample.signal.end() - last - 2 * fwhmMin));
        Baseline baseline = Baseline.fit(sample.signal, new Baseline.Group(start, end, 5 * fwhmMin));
        return sample.tops.stream()
                .map(top -> top.filter(one -> mayTeach(sample.signal, top))
                        .map(one ->
                                new Teacher(sample.signal, one, baseline, one.counts() - baseline.at(one.timeMin())))
                        .filter(strong -> strong.signalToNoise() >= TEACHING_SN))
                .toList();
    }

    private static boolean mayTeach(Signal signal, Optional<Apex> top) {
        double low = signal.lowCounts();
        return top.isPresent()
                && top.get().counts() - low >= TEACHING_SN * signal.noise().sdAt(low);
    }

    /** Distances from apex to half height on one side; sides that face a neighbour count only if half height is reached. */
    private double[] halves(List<Teacher> teachers, int side, double free) {
        double longest = free > 0 ? 3 * fwhmMin : 0.9 * fwhmMin;
        return teachers.stream()
                .map(teacher -> half(teacher, side, longest))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    private OptionalDouble half(Teacher teacher, int side, double longest) {
        return HalfHeight.distance(
                time -> teacher.relative(time, 0),
                teacher.top.timeMin(),
                side,
                new HalfHeight.Steps(fwhmMin / 20, longest));
    }

    private static List<Double> medians(double[][] halves, List<Double> assumed) {
        double[] all = Arrays.stream(halves).flatMapToDouble(Arrays::stream).toArray();
        List<Double> medians = new ArrayList<>();
        for (int place = 0; place < halves.length; place++) {
            double[] own = halves[place];
            medians.add(
                    own.length > 0
                            ? Statistics.median(own)
                            : all.length > 0 ? Statistics.median(all) : assumed.get(place));
        }
        return medians;
    }

    private static double scatter(double[][] left, double[][] right) {
        double widest = 0.02;
        for (double[][] side : List.of(left, right)) {
            for (double[] own : side) {
                widest = own.length > 3 ? Math.max(widest, Statistics.madSd(own) / Statistics.median(own)) : widest;
            }
        }
        return widest;
    }

    private Optional<Flank> flank(List<Teacher> teachers, int side) {
        if (teachers.isEmpty()) {
            return Optional.empty();
        }
        double step = fwhmMin / STEPS_PER_WIDTH;
        int longest = STEPS_PER_WIDTH * (side < 0 ? FRONT_WIDTHS : TAIL_WIDTHS);
        List<Double> heights = new ArrayList<>(List.of(1.0));
        double noise = noise(teachers, step / 2);
        int reach = 0;
        for (int falling = 1; falling <= longest; falling++) {
            double distance = side * falling * step;
            double[] seen = teachers.stream()
                    .mapToDouble(teacher -> teacher.relative(teacher.top.timeMin() + distance, step / 2))
                    .toArray();
            double height = Statistics.median(seen);
            double before = heights.get(heights.size() - 1);
            boolean rises = height > before + Math.max(RISE, 5 * noise);
            reach = reach == 0 && (rises || height < Math.max(NEGLIGIBLE, noise)) ? falling : reach;
            if (rises || height < Math.max(FAINTEST, noise)) {
                break;
            }
            heights.add(Math.min(height, before));
        }
        heights.add(0.0);
        double least = side < 0 ? 1.0 : 1.5;
        double reachMin = step * (reach == 0 ? heights.size() - 1 : reach);
        return Optional.of(new Flank(heights, step, Math.max(reachMin, least * fwhmMin)));
    }

    private static double noise(List<Teacher> teachers, double smoothing) {
        double[] each = teachers.stream()
                .mapToDouble(teacher -> teacher.signal.smoothingFactor(smoothing) / teacher.signalToNoise())
                .toArray();
        return 1.25 * Statistics.median(each) / Math.sqrt(each.length);
    }
}
