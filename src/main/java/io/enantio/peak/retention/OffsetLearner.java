package io.enantio.peak.retention;

import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.LocatedChannel.RetentionShift;
import io.enantio.peak.signal.Apex;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Statistics;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Learns the offset of the peaks of a channel from their reference (the internal standard): the offset of each
 * place as the median over standards and QCs, and its scatter. Nothing is assumed to be 0 but the start.
 */
final class OffsetLearner {
    private static final Set<SampleType> TEACHING =
            EnumSet.of(SampleType.STANDARD, SampleType.QC, SampleType.SUITABILITY);
    /** Fewer do not give a scatter. */
    private static final int FEWEST = 5;
    /** A place is looked for this many widths around the method's own offset. */
    private static final double FIRST_REACH = 1.5;

    private static final double APEX_REACH = 0.75;
    /** Scatter of a peak time, in widths, assumed if the run has too few values. */
    private static final double UNKNOWN_WIDTHS = 0.15;

    private static final double SEEN = 6;
    private static final double TEACHING_BEND = 6;

    private final ChannelRun run;
    private final List<RetentionShift> shifts;
    private final double fwhmMin;

    OffsetLearner(ChannelRun run, List<RetentionShift> shifts, double fwhmMin) {
        this.run = run;
        this.shifts = shifts;
        this.fwhmMin = fwhmMin;
    }

    /**
     * Offset of a peak from the method's time plus the shift.
     *
     * @param sdMin scatter of the run
     */
    record Offset(double offsetMin, double sdMin) {}

    /** Injections that contain every peak by design; if a run has none, all of them. */
    static List<Integer> teachers(ChannelRun run) {
        List<Integer> byDesign = IntStream.range(0, run.signals().size())
                .filter(i -> TEACHING.contains(run.type(i)))
                .boxed()
                .toList();
        return byDesign.isEmpty()
                ? IntStream.range(0, run.signals().size()).boxed().toList()
                : byDesign;
    }

    /** An offset for each peak; all peaks together may be off the method's times. */
    List<Offset> learn(List<Integer> teachers) {
        return offsets(teachers, commonOffset(teachers));
    }

    /** An offset for each peak of a channel that itself defines the shift. */
    List<Offset> learnSpacings(List<Integer> teachers) {
        return offsets(teachers, 0);
    }

    private List<Offset> offsets(List<Integer> teachers, double common) {
        List<Offset> offsets = new ArrayList<>();
        for (int place = 0; place < run.expectedMin().size(); place++) {
            offsets.add(offset(teachers, place, common));
        }
        return offsets;
    }

    private double commonOffset(List<Integer> teachers) {
        TemplateSearch template = new TemplateSearch(run.expectedMin(), fwhmMin);
        double reach = Math.min(run.channel().window().halfWidthMin(), FIRST_REACH * fwhmMin);
        double[] found = teachers.parallelStream()
                .flatMap(i -> run.signals().get(i).stream()
                        .flatMap(signal -> template.search(signal, shifts.get(i).shiftMin(), reach).stream()
                                .filter(candidate -> candidate.significance() >= SEEN)
                                .limit(1))
                        .map(candidate -> candidate.shiftMin() - shifts.get(i).shiftMin()))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return found.length == 0 ? 0 : Statistics.median(found);
    }

    private Offset offset(List<Integer> teachers, int place, double common) {
        Apex.Search search = new Apex.Search(fwhmMin, reach(APEX_REACH * fwhmMin, place));
        double[] found = teachers.parallelStream()
                .flatMap(i -> run.signals().get(i).stream()
                        .flatMap(signal -> Apex.near(signal, expected(i, place) + common, search).stream())
                        .filter(top -> top.bend() >= TEACHING_BEND)
                        .map(top -> top.timeMin() - expected(i, place)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        double floor = ShiftLocator.FLOOR_WIDTHS * fwhmMin;
        return found.length < FEWEST
                ? new Offset(found.length == 0 ? common : Statistics.median(found), UNKNOWN_WIDTHS * fwhmMin)
                : new Offset(Statistics.median(found), Math.max(Statistics.madSd(found), floor));
    }

    private double expected(int i, int place) {
        return run.expectedMin().get(place) + shifts.get(i).shiftMin();
    }

    /** A reach that stays on the peak's own side of its neighbours. */
    private double reach(double wanted, int place) {
        double reach = wanted;
        List<Double> times = run.expectedMin();
        if (place > 0) {
            reach = Math.min(reach, 0.45 * (times.get(place) - times.get(place - 1)));
        }
        if (place + 1 < times.size()) {
            reach = Math.min(reach, 0.45 * (times.get(place + 1) - times.get(place)));
        }
        return reach;
    }

    /** Peak times of every injection under the learned offsets. */
    List<Optional<PeakTimes>> place(List<Offset> offsets) {
        return IntStream.range(0, shifts.size())
                .parallel()
                .mapToObj(i -> run.signals().get(i).map(signal -> places(signal, i, offsets)))
                .toList();
    }

    private PeakTimes places(Signal signal, int i, List<Offset> offsets) {
        List<PeakTimes.PeakTime> places = new ArrayList<>();
        for (int place = 0; place < offsets.size(); place++) {
            double expected = expected(i, place) + offsets.get(place).offsetMin();
            double sd = Math.hypot(offsets.get(place).sdMin(), shifts.get(i).sdMin());
            double wanted = Math.min(Math.max(0.4 * fwhmMin, 4 * sd), APEX_REACH * fwhmMin);
            Apex.Search search = new Apex.Search(fwhmMin, reach(wanted, place));
            places.add(new PeakTimes.PeakTime(expected, sd, Apex.near(signal, expected, search)));
        }
        return new PeakTimes(shifts.get(i), places);
    }

    /** Shifts sharpened by the tops themselves, for the channel that defines them. */
    List<RetentionShift> sharpen(List<Optional<PeakTimes>> places) {
        List<RetentionShift> sharp = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            RetentionShift coarse = shifts.get(i);
            Optional<PeakTimes> found = places.get(i).filter(any -> coarse.how() == RetentionShift.Source.SEEN);
            sharp.add(found.map(any -> sharper(coarse, any)).orElse(coarse));
        }
        return sharp;
    }

    private RetentionShift sharper(RetentionShift coarse, PeakTimes places) {
        double weights = 0;
        double sum = 0;
        for (PeakTimes.PeakTime place : places.peaks()) {
            if (place.top().isPresent()) {
                Apex top = place.top().get();
                double sd = Math.hypot(top.sdMin(), ShiftLocator.FLOOR_WIDTHS * fwhmMin);
                weights += 1 / (sd * sd);
                sum += (top.timeMin() - place.expectedMin()) / (sd * sd);
            }
        }
        return weights == 0
                ? coarse
                : new RetentionShift(
                        coarse.shiftMin() + sum / weights, Math.sqrt(1 / weights), coarse.how(), coarse.flags());
    }
}
