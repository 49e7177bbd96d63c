package io.enantio.validation.matrix;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.statistics.SampleStatistics;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * ME-E, the matrix factor of the EMA guideline, which M10 does not require: area in extracted blank matrix spiked
 * afterwards / area in neat solution, of the analyte divided by that of its internal standard, and its CV over the
 * lots.
 */
public final class MatrixFactor implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
                    "ME_E",
                    "Matrix factor of the EMA guideline (ME-E).",
                    "those of `ME`: `condition` `post_spiked` with its `lot`, or `neat`",
                    Key.levels("LOW", "HIGH"),
                    Key.count(Count.LOTS, "Lots spiked after extraction.", 6))
            .servedBy("ME");

    /** A lot at a level. */
    record Row(Analyte analyte, String level, String lot, double factor, double standardFactor) {
        double normalised() {
            return factor / standardFactor;
        }
    }

    private static final TableForm<Row> TABLE = new TableForm<>(
            "me-e",
            "Matrix factor (EMA)",
            "a row per analyte, level and lot",
            List.of(
                    analyte(Row::analyte),
                    words("level", "QC level", Row::level),
                    words("lot", "of the matrix", Row::lot),
                    number(
                            "matrix_factor",
                            "mean area in the lot / mean area in neat solution",
                            Format.FIGURE,
                            Row::factor),
                    number(
                            "internal_standard_factor",
                            "the same of the internal standard",
                            Format.FIGURE,
                            Row::standardFactor),
                    number(
                            "normalised_factor",
                            "matrix factor / internal standard factor",
                            Format.FIGURE,
                            Row::normalised)));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "ME-E",
                "Matrix factor (EMA)",
                "Does the matrix factor, normalised by the internal standard, vary between lots?",
                List.of(LimitKey.ME_FACTOR_CV_PERCENT),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> findings.plan().names(Names.LEVELS).stream()
                .flatMap(level -> rows(evidence, analyte, level, findings).stream())
                .toList())));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, String level, Findings findings) {
        List<Sample> samples = evidence.serving(MatrixEffect.CODE, analyte).stream()
                .filter(sample -> sample.level().equals(level))
                .filter(sample -> sample.obstacle(MatrixEffect.CODE).isEmpty())
                .toList();
        List<Sample> neat = with(samples, "neat");
        Map<String, List<Sample>> byLot = new TreeMap<>();
        with(samples, "post_spiked")
                .forEach(sample -> byLot.computeIfAbsent(sample.remark("lot"), lot -> new ArrayList<>())
                        .add(sample));
        List<Row> rows = new ArrayList<>();
        byLot.forEach((lot, members) -> {
            OptionalDouble factor = ratio(members, neat, Sample::area);
            OptionalDouble standard = ratio(members, neat, Sample::standardArea);
            if (factor.isPresent() && standard.isPresent()) {
                rows.add(new Row(analyte, level, lot, factor.getAsDouble(), standard.getAsDouble()));
            }
        });
        Place place = Place.of(analyte, level);
        findings.planned(
                place,
                "lots",
                new Tally(rows.size(), findings.plan().count(Count.LOTS)),
                "lots have a factor (post_spiked and neat)");
        SampleStatistics.of(rows.stream().map(Row::normalised).toList())
                .cvPercent()
                .ifPresent(cv ->
                        findings.atMost(place, "normalised_factor_cv_percent", cv, LimitKey.ME_FACTOR_CV_PERCENT));
        return rows;
    }

    private static List<Sample> with(List<Sample> samples, String condition) {
        return samples.stream()
                .filter(sample -> sample.remark("condition").equals(condition))
                .toList();
    }

    private static OptionalDouble ratio(
            List<Sample> members, List<Sample> neat, Function<Sample, OptionalDouble> area) {
        OptionalDouble above = mean(members, area);
        OptionalDouble below = mean(neat, area);
        return above.isPresent() && below.isPresent() && below.getAsDouble() > 0
                ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble mean(List<Sample> samples, Function<Sample, OptionalDouble> area) {
        return samples.stream()
                .flatMapToDouble(sample -> area.apply(sample).stream())
                .average();
    }
}
