package io.enantio.method;

import io.enantio.method.value.Range;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Model, weighting and levels, fixed before any run (rule A-20). */
public record CalibrationPlan(CurveModel model, Weighting weighting, List<Level> levels) {
    public CalibrationPlan {
        levels = List.copyOf(levels);
    }

    /**
     * The range of an analyte: from its LLOQ, the lowest level, to its ULOQ, the highest.
     *
     * @param analyte one of the method's analytes
     * @return ng/mL; absent if no level contains it
     */
    public Optional<Range> range(Analyte analyte) {
        DoubleSummaryStatistics nominal = levels.stream()
                .map(level -> level.nominalNgPerMl(analyte))
                .flatMapToDouble(OptionalDouble::stream)
                .summaryStatistics();
        return nominal.getCount() == 0 ? Optional.empty() : Optional.of(new Range(nominal.getMin(), nominal.getMax()));
    }
}
