package io.enantio.peak.retention;

import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.LocatedChannel.RetentionShift;
import io.enantio.peak.retention.ShapeLearner.Sample;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Peak times and shape of one channel over a run; each refines the other once. */
final class ChannelLocator {
    private final ChannelRun run;
    private final Limits limits;

    ChannelLocator(ChannelRun run, Limits limits) {
        this.run = run;
        this.limits = limits;
    }

    /** A channel that is located by its own pattern, and the shifts that it gives to others. */
    record Reference(LocatedChannel channel, List<RetentionShift> shifts) {}

    /**
     * Locates by the pattern of the channel's own peaks.
     *
     * @param assumedWidthMin used if no trace gives a width
     */
    Reference byPattern(double assumedWidthMin) {
        List<Integer> teachers = holdingAll();
        double width = WidthScan.of(run, teachers, 0).orElse(assumedWidthMin);
        ChannelShape shape = ShapeLearner.assumed(width, run.expectedMin().size());
        List<RetentionShift> shifts = List.of();
        List<Optional<PeakTimes>> places = List.of();
        for (int round = 0; round < 2; round++) {
            double fwhm = shape.fwhmMin();
            shifts = new ShiftLocator(run, fwhm, limits).locate(0);
            for (int again = 0; again < 2; again++) {
                OffsetLearner learner = new OffsetLearner(run, shifts, fwhm);
                places = learner.place(learner.learnSpacings(teachers));
                shifts = learner.sharpen(places);
            }
            shape = shape(places, teachers, fwhm);
        }
        List<RetentionShift> all = filled(shifts, shape.fwhmMin());
        return new Reference(by(all, shape.fwhmMin(), teachers), all);
    }

    /** Locates relative to shifts found elsewhere. */
    LocatedChannel byShifts(List<RetentionShift> shifts, double assumedWidthMin) {
        List<Integer> teachers = OffsetLearner.teachers(run);
        double around = teachers.stream()
                .mapToDouble(i -> shifts.get(i).shiftMin())
                .average()
                .orElse(0);
        OptionalDouble scanned = WidthScan.of(run, teachers, around);
        double width = scanned.orElse(assumedWidthMin);
        OffsetLearner learner = new OffsetLearner(run, shifts, width);
        ChannelShape shape = shape(learner.place(learner.learn(teachers)), teachers, width);
        LocatedChannel located = by(shifts, shape.fwhmMin(), teachers);
        return new ShiftedPeakSearch(located, limits.range(LimitKey.RELATIVE_RETENTION_RANGE)).seen();
    }

    private LocatedChannel by(List<RetentionShift> shifts, double fwhm, List<Integer> teachers) {
        OffsetLearner learner = new OffsetLearner(run, shifts, fwhm);
        List<Optional<PeakTimes>> places = learner.place(learner.learn(teachers));
        return new LocatedChannel(run, places, shape(places, teachers, fwhm));
    }

    private ChannelShape shape(List<Optional<PeakTimes>> places, List<Integer> teachers, double fwhm) {
        List<Sample> samples = new ArrayList<>();
        for (int i : teachers) {
            if (run.signals().get(i).isPresent() && places.get(i).isPresent()) {
                samples.add(new Sample(
                        run.signals().get(i).get(),
                        places.get(i).get().peaks().stream()
                                .map(PeakTimes.PeakTime::top)
                                .toList()));
            }
        }
        return samples.isEmpty()
                ? ShapeLearner.assumed(fwhm, run.expectedMin().size())
                : new ShapeLearner(fwhm).learn(samples);
    }

    /** An internal standard is in every injection but blanks; a compound without one is in standards and QCs. */
    private List<Integer> holdingAll() {
        return switch (run.channel().role()) {
            case INTERNAL_STANDARD ->
                IntStream.range(0, run.signals().size())
                        .filter(i ->
                                !run.type(i).hasNoInternalStandard() && run.type(i) != SampleType.SINGLE_ENANTIOMER)
                        .boxed()
                        .toList();
            case QUANTIFIER, QUALIFIER, MONITORED -> OffsetLearner.teachers(run);
        };
    }

    /** Shifts of injections in which the pattern was not seen come from the drift of the run. */
    private List<RetentionShift> filled(List<RetentionShift> shifts, double fwhmMin) {
        List<DriftModel.Point> points = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            if (shifts.get(i).how() == RetentionShift.Source.SEEN) {
                points.add(new DriftModel.Point(run.number(i), shifts.get(i).shiftMin()));
            }
        }
        points.sort(Comparator.comparingInt(DriftModel.Point::number));
        DriftModel drift = new DriftModel(points, ShiftLocator.FLOOR_WIDTHS * fwhmMin);
        List<RetentionShift> filled = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            filled.add(
                    shifts.get(i).how() == RetentionShift.Source.SEEN
                            ? shifts.get(i)
                            : expected(drift, i, shifts.get(i)));
        }
        return filled;
    }

    private RetentionShift expected(DriftModel drift, int i, RetentionShift otherwise) {
        return drift.expect(run.number(i))
                .map(found ->
                        new RetentionShift(found.shiftMin(), found.sdMin(), RetentionShift.Source.DRIFT, Set.of()))
                .orElse(otherwise);
    }
}
