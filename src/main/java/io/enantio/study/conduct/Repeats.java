package io.enantio.study.conduct;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.value.Fraction;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.StudyLimits;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Specimens that were measured more than once: reported values that replaced a first one, and incurred samples
 * reanalysed, whose first value is kept (rules B-09, ISR).
 *
 * @param incurred pairs of two quantified results
 */
public record Repeats(List<Reanalysis> reanalysed, List<IncurredPair> incurred, Fraction wanted) {
    /**
     * An incurred sample reanalysed: 100·(repeat - initial)/mean of both; inside ⇔ 200·|r-i| ≤ limit·(r+i), in decimal (rule
     * ISR). The initial value is kept in either case.
     */
    public record IncurredPair(
            ReportedConcentration initial,
            Measurement repeat,
            double differencePercent,
            double limitPercent,
            Standing standing) {
        /** Against the limit. */
        public enum Standing {
            INSIDE,
            OUTSIDE
        }

        static IncurredPair of(ReportedConcentration initial, Measurement repeat, double limitPercent) {
            double i = initial.measurement().amount().concentrationNgPerMl().orElseThrow();
            double r = repeat.amount().concentrationNgPerMl().orElseThrow();
            return new IncurredPair(
                    initial,
                    repeat,
                    Accuracy.differencePercent(i, r),
                    limitPercent,
                    Accuracy.isDifferenceWithin(i, r, limitPercent) ? Standing.INSIDE : Standing.OUTSIDE);
        }
    }

    /** A reported value with the results that it replaced, oldest run first as the records give them. */
    public record Reanalysis(ReportedConcentration reported, List<Measurement> replaced) {}

    public Repeats {
        reanalysed = List.copyOf(reanalysed);
        incurred = List.copyOf(incurred);
    }

    public static Repeats of(StudyRecords records, StudyLimits limits) {
        List<Reanalysis> reanalysed = new ArrayList<>();
        List<IncurredPair> incurred = new ArrayList<>();
        double limit = limits.number(StudyLimit.ISR_DIFFERENCE_PERCENT);
        for (ReportedConcentration reported : records.reported()) {
            List<Measurement> others = records.notReported().stream()
                    .filter(other -> other.specimen()
                                    .specimen()
                                    .equals(reported.specimen().specimen())
                            && other.analyte().equals(reported.analyte()))
                    .map(UnreportedResult::measurement)
                    .toList();
            if (reported.isReanalysed()) {
                reanalysed.add(new Reanalysis(reported, others));
            } else if (reported.measurement().status() == ResultStatus.QUANTIFIED) {
                others.stream()
                        .filter(other -> other.status() == ResultStatus.QUANTIFIED)
                        .forEach(other -> incurred.add(IncurredPair.of(reported, other, limit)));
            }
        }
        return new Repeats(reanalysed, incurred, limits.fraction(StudyLimit.ISR_PASS_FRACTION));
    }

    /** Pairs inside the limit. */
    public int inside() {
        return (int) incurred.stream()
                .filter(pair -> pair.standing() == IncurredPair.Standing.INSIDE)
                .count();
    }

    /** Whether enough pairs are inside; absent without pairs. */
    public Optional<Boolean> isReproduced() {
        return incurred.isEmpty() ? Optional.empty() : Optional.of(wanted.isReachedBy(inside(), incurred.size()));
    }
}
