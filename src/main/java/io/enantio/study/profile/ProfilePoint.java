package io.enantio.study.profile;

import io.enantio.method.value.Fraction;
import io.enantio.statistics.SampleStatistics;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyValue;
import io.enantio.study.record.StudyValue.Basis;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All subjects' concentrations of one analyte at one planned time (rules H-3, H-4).
 *
 * @param statistics of all values that there are, those below the LLOQ by rule
 */
public record ProfilePoint(StudyAnalyte analyte, PlannedTime time, Counts counts, SampleStatistics statistics) {

    /**
     * How many.
     *
     * @param belowLloq imputed, and part of the statistics
     * @param aboveUloq without a number
     * @param withoutResult without a number
     * @param largestShareBelow above this share of values below the LLOQ no mean is shown
     */
    public record Counts(int belowLloq, int aboveUloq, int withoutResult, Fraction largestShareBelow) {}

    public static ProfilePoint of(
            StudyAnalyte analyte, PlannedTime time, List<StudyValue> values, Fraction largestShareBelow) {
        List<Double> numbers = values.stream()
                .map(StudyValue::valueNgPerMl)
                .flatMapToDouble(OptionalDouble::stream)
                .boxed()
                .toList();
        int below = (int) values.stream()
                .filter(value -> value.basis() == Basis.HALF_LLOQ || value.basis() == Basis.ZERO_BEFORE_DOSE)
                .count();
        Counts counts = new Counts(below, of(values, Basis.ABOVE_ULOQ), of(values, Basis.NO_RESULT), largestShareBelow);
        return new ProfilePoint(analyte, time, counts, SampleStatistics.of(numbers));
    }

    private static int of(List<StudyValue> values, Basis basis) {
        return (int) values.stream().filter(value -> value.basis() == basis).count();
    }

    /** Whether too many values are below the LLOQ to show a mean. */
    public boolean isWithheld() {
        Fraction share = counts.largestShareBelow();
        return (long) share.denominator() * counts.belowLloq() > (long) share.numerator() * statistics.n();
    }

    /** A figure of the statistics, unless means are withheld. */
    public OptionalDouble shown(OptionalDouble figure) {
        return isWithheld() ? OptionalDouble.empty() : figure;
    }
}
