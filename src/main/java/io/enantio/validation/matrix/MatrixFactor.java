package io.enantio.validation.matrix;

import static io.enantio.validation.report.TableColumn.number;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.Spread;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * ME-E of the EMA guideline, no rule of M10: area in extracted blank matrix spiked afterwards / area in neat solution, of
 * the analyte over that of its internal standard, and its CV over lots.
 */
public final class MatrixFactor implements Experiment {
    private static final String ID = "ME-E";
    private static final String POST_SPIKED = "post_spiked";
    private static final String NEAT = "neat";

    /** A lot at a level. */
    record Row(Analyte analyte, String level, String lot, double factor, double standardFactor) {
        double normalised() {
            return factor / standardFactor;
        }
    }

    public static final TableForm<Row> TABLE = new TableForm<>(
            "me-e",
            "Matrix factor (EMA)",
            "a row per analyte, level and lot",
            List.of(
                    words("analyte", "name in the method", row -> row.analyte().name()),
                    words("level", "QC level", Row::level),
                    words("lot", "of the matrix", Row::lot),
                    number(
                            "matrix_factor",
                            "mean area in the lot / mean area in neat solution",
                            Print.FIGURE,
                            Row::factor),
                    number("internal_standard_factor", "the same of the standard", Print.FIGURE, Row::standardFactor),
                    number("normalised_factor", "the one / the other", Print.FIGURE, Row::normalised)));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        List<Row> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            for (String level : evidence.promise(ExperimentCode.ME_E).names(Names.LEVELS)) {
                List<Row> lots = lots(evidence, analyte, level);
                rows.addAll(lots);
                judge(evidence, Place.of(analyte, level), lots, findings);
            }
        }
        return new ExperimentReport(ID, "Matrix factor (EMA)", List.of(TABLE.of(rows)), findings.all());
    }

    private static void judge(ValidationEvidence evidence, Place place, List<Row> lots, Findings findings) {
        int promised = evidence.promise(ExperimentCode.ME_E).count(Count.LOTS);
        if (lots.size() < promised) {
            findings.missing(
                    place,
                    "lots",
                    lots.size() + " of " + promised + " promised lots have a factor (post_spiked and neat)");
        }
        OptionalDouble cv = lots.isEmpty()
                ? OptionalDouble.empty()
                : Spread.of(lots.stream().map(Row::normalised).toList()).cvPercent();
        if (cv.isPresent() && evidence.limits().has(LimitKey.ME_FACTOR_CV_PERCENT)) {
            findings.atMost(place, "normalised_factor_cv_percent", cv.getAsDouble(), LimitKey.ME_FACTOR_CV_PERCENT);
        } else if (cv.isPresent()) {
            findings.information(place, "normalised_factor_cv_percent", cv.getAsDouble(), "no rule of this ruleset");
        }
    }

    private static List<Row> lots(ValidationEvidence evidence, Analyte analyte, String level) {
        List<Sample> samples = evidence.serving(ExperimentCode.ME, analyte).stream()
                .filter(sample -> sample.level().equals(level))
                .filter(sample -> sample.obstacle(ExperimentCode.ME).isEmpty())
                .toList();
        List<Sample> neat = with(samples, NEAT);
        Map<String, List<Sample>> byLot = new TreeMap<>();
        with(samples, POST_SPIKED)
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
