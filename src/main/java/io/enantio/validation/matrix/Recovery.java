package io.enantio.validation.matrix;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.optional;
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
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * REC-1: area of samples spiked before extraction / area of extracted blanks spiked afterwards. Recovery has no limit; it should
 * not depend on the level.
 */
public final class Recovery implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "REC",
            "Recovery (REC-1).",
            "`qc`, `condition` `pre_spiked` or `post_spiked`",
            Key.levels("LOW", "MID", "HIGH"),
            Key.count(Count.REPLICATES, "Replicates of each level and condition.", 3));

    /** Areas of analyte and internal standard in one kind of sample, counts x minute. */
    private record Areas(SampleStatistics analyte, SampleStatistics standard) {
        static Areas of(List<Sample> samples, String condition) {
            List<Sample> own = samples.stream()
                    .filter(sample -> sample.remark("condition").equals(condition))
                    .filter(sample -> sample.area().isPresent())
                    .toList();
            return new Areas(statistics(own, Sample::area), statistics(own, Sample::standardArea));
        }

        private static SampleStatistics statistics(List<Sample> samples, Function<Sample, OptionalDouble> area) {
            return SampleStatistics.of(samples.stream()
                    .flatMapToDouble(sample -> area.apply(sample).stream())
                    .boxed()
                    .toList());
        }
    }

    /** Both kinds at a level. */
    private record Row(Analyte analyte, String level, Areas extracted, Areas spiked) {
        private OptionalDouble percent(Function<Areas, SampleStatistics> of) {
            OptionalDouble above = of.apply(extracted).mean();
            OptionalDouble below = of.apply(spiked).mean();
            return above.isPresent() && below.isPresent() && below.getAsDouble() > 0
                    ? OptionalDouble.of(100 * above.getAsDouble() / below.getAsDouble())
                    : OptionalDouble.empty();
        }
    }

    private static final TableForm<Row> TABLE = new TableForm<>(
            "rec-1",
            "Recovery",
            "a row per analyte and level",
            List.of(
                    analyte(Row::analyte),
                    words("level", "QC level", Row::level),
                    count(
                            "extracted_n",
                            "samples spiked before extraction",
                            row -> row.extracted().analyte().n()),
                    optional(
                            "extracted_area_counts_min",
                            "their mean",
                            Format.AREA,
                            row -> row.extracted().analyte().mean()),
                    optional(
                            "extracted_cv_percent",
                            "of their areas",
                            Format.PERCENT,
                            row -> row.extracted().analyte().cvPercent()),
                    count(
                            "spiked_n",
                            "extracted blanks spiked afterwards",
                            row -> row.spiked().analyte().n()),
                    optional(
                            "spiked_area_counts_min",
                            "their mean",
                            Format.AREA,
                            row -> row.spiked().analyte().mean()),
                    optional(
                            "spiked_cv_percent",
                            "of their areas",
                            Format.PERCENT,
                            row -> row.spiked().analyte().cvPercent()),
                    optional(
                            "recovery_percent",
                            "100 extracted / spiked",
                            Format.PERCENT,
                            row -> row.percent(Areas::analyte)),
                    optional(
                            "internal_standard_recovery_percent",
                            "the same of the internal standard",
                            Format.PERCENT,
                            row -> row.percent(Areas::standard))));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "REC-1",
                "Recovery",
                "Which share of analyte and internal standard does the extraction recover, at each level?",
                List.of(LimitKey.REC_REPLICATES_MINIMUM, LimitKey.REC_LEVELS_MINIMUM),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<Row> levels = findings.plan().names(Names.LEVELS).stream()
                .map(level -> row(evidence, analyte, level, findings))
                .toList();
        findings.levels(analyte, LimitKey.REC_LEVELS_MINIMUM);
        DoubleSummaryStatistics percents = levels.stream()
                .flatMapToDouble(row -> row.percent(Areas::analyte).stream())
                .summaryStatistics();
        if (percents.getCount() > 0) {
            findings.information(
                    Place.of(analyte, ""),
                    "recovery_span_percent",
                    percents.getMax() - percents.getMin(),
                    "largest - smallest over the levels");
        }
        return levels;
    }

    private static Row row(ValidationEvidence evidence, Analyte analyte, String level, Findings findings) {
        List<Sample> samples = evidence.serving(CODE, analyte).stream()
                .filter(sample -> sample.level().equals(level))
                .filter(sample -> sample.obstacle(CODE).isEmpty())
                .toList();
        Row row = new Row(analyte, level, Areas.of(samples, "pre_spiked"), Areas.of(samples, "post_spiked"));
        int planned = findings.plan().count(Count.REPLICATES);
        checkCount(Place.of(analyte, level + " pre_spiked"), row.extracted(), planned, findings);
        checkCount(Place.of(analyte, level + " post_spiked"), row.spiked(), planned, findings);
        row.percent(Areas::analyte)
                .ifPresent(percent -> findings.information(Place.of(analyte, level), "recovery_percent", percent, ""));
        return row;
    }

    private static void checkCount(Place place, Areas areas, int planned, Findings findings) {
        int found = areas.analyte().n();
        if (findings.planned(place, "replicates", new Tally(found, planned), "areas") == Outcome.PASS) {
            findings.minimum(place, "replicates", found, LimitKey.REC_REPLICATES_MINIMUM);
        }
    }
}
