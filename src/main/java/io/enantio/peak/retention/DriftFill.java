package io.enantio.peak.retention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Gives injections in which the pattern was not seen the shift that the run's drift makes likely. */
final class DriftFill {
    private final ChannelRun run;
    private final double fwhmMin;

    DriftFill(ChannelRun run, double fwhmMin) {
        this.run = run;
        this.fwhmMin = fwhmMin;
    }

    List<Shift> fill(List<Shift> shifts) {
        List<DriftModel.Point> points = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            if (shifts.get(i).how() == Shift.Source.SEEN) {
                points.add(new DriftModel.Point(run.number(i), shifts.get(i).shiftMin()));
            }
        }
        points.sort(Comparator.comparingInt(DriftModel.Point::number));
        DriftModel drift = new DriftModel(points, ShiftLocator.FLOOR_WIDTHS * fwhmMin);
        List<Shift> filled = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            filled.add(shifts.get(i).how() == Shift.Source.SEEN ? shifts.get(i) : expected(drift, i, shifts.get(i)));
        }
        return filled;
    }

    private Shift expected(DriftModel drift, int i, Shift otherwise) {
        return drift.expect(run.number(i))
                .map(found -> new Shift(found.shiftMin(), found.sdMin(), Shift.Source.DRIFT, Set.of()))
                .orElse(otherwise);
    }
}
