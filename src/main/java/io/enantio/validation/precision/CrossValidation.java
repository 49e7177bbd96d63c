package io.enantio.validation.precision;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.statistics.Agreement;
import io.enantio.statistics.Agreement.BlandAltman;
import io.enantio.statistics.DemingLine;
import io.enantio.statistics.DemingLine.Interval;
import io.enantio.statistics.SampleStatistics;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** XV-1: the same samples by two methods or at two places. It has no limit: difference, line and concordance are reported with their intervals. */
public final class CrossValidation implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "XV",
            "Cross-validation of two methods or places (XV-1).",
            "`qc` and `study`, `set` states to which of the two they belong",
            Key.names(Names.SETS, "Names of the two, the one to compare with first.", "place-1", "place-2")
                    .exactly(2),
            Key.levels("LOW", "MID", "HIGH"),
            Key.count(Count.REPLICATES, "Replicates of each level and set.", 3),
            Key.count(Count.SAMPLES, "Study samples measured in both.", 30));

    private static final int DIGITS = 4;

    /** Results of a sample in both sets, ng/mL. */
    private record SampleRow(Analyte analyte, String sampleId, double first, double second) {
        private double differencePercent() {
            return Accuracy.differencePercent(first, second);
        }
    }

    /** Means of a QC level in both sets, ng/mL. */
    private record LevelRow(Analyte analyte, String level, double nominal, double first, double second) {
        private double differencePercent() {
            return Accuracy.differencePercent(first, second);
        }
    }

    private static final TableForm<SampleRow> SAMPLES = new TableForm<>(
            "xv-1-samples",
            "Study samples in both sets",
            "a row per analyte and sample",
            List.of(
                    analyte(SampleRow::analyte),
                    words("sample_id", "as given", SampleRow::sampleId),
                    number("first_ng_per_ml", "in the first set", Format.CONCENTRATION, SampleRow::first),
                    number("second_ng_per_ml", "in the second set", Format.CONCENTRATION, SampleRow::second),
                    number("difference_percent", "of the mean of both", Format.PERCENT, SampleRow::differencePercent)));

    private static final TableForm<LevelRow> LEVELS = new TableForm<>(
            "xv-1-levels",
            "QC levels in both sets",
            "a row per analyte and level",
            List.of(
                    analyte(LevelRow::analyte),
                    words("level", "QC level", LevelRow::level),
                    number("nominal_ng_per_ml", "of the level", Format.CONCENTRATION, LevelRow::nominal),
                    number("first_mean_ng_per_ml", "in the first set", Format.CONCENTRATION, LevelRow::first),
                    number("second_mean_ng_per_ml", "in the second set", Format.CONCENTRATION, LevelRow::second),
                    number("difference_percent", "of the mean of both", Format.PERCENT, LevelRow::differencePercent)));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "XV-1",
                "Cross-validation",
                "By how much do two methods or places differ on the same samples?",
                List.of(LimitKey.XV_SAMPLES_MINIMUM, LimitKey.XV_LEVELS_MINIMUM, LimitKey.XV_REPLICATES_MINIMUM),
                List.of(SAMPLES.empty(), LEVELS.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        List<SampleRow> samples = new ArrayList<>();
        List<LevelRow> levels = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<SampleRow> own = samples(evidence, analyte);
            samples.addAll(own);
            levels.addAll(levels(evidence, analyte, findings));
            summarise(analyte, own, findings);
        }
        return List.of(SAMPLES.of(samples), LEVELS.of(levels));
    }

    private static void summarise(Analyte analyte, List<SampleRow> rows, Findings findings) {
        Place place = Place.of(analyte, "");
        Tally tally = new Tally(rows.size(), findings.plan().count(Count.SAMPLES));
        findings.planned(place, "samples", tally, "samples in both sets");
        findings.minimum(place, "samples", rows.size(), LimitKey.XV_SAMPLES_MINIMUM);
        List<Double> first = rows.stream().map(SampleRow::first).toList();
        List<Double> second = rows.stream().map(SampleRow::second).toList();
        BlandAltman.of(rows.stream().map(SampleRow::differencePercent).toList()).ifPresent(limits -> {
            interval(place, "mean_difference_percent", limits.mean(), "Bland and Altman", findings);
            interval(place, "agreement_low_percent", limits.lower(), "mean - 1.96 SD", findings);
            interval(place, "agreement_high_percent", limits.upper(), "mean + 1.96 SD", findings);
        });
        if (rows.stream().allMatch(row -> row.first() > 0 && row.second() > 0)) {
            DemingLine.weightedWithIntervals(first, second).ifPresent(line -> {
                interval(place, "weighted_deming_slope", line.slope(), "second set against the first", findings);
                interval(place, "weighted_deming_intercept_ng_per_ml", line.intercept(), "", findings);
            });
        }
        Agreement.concordance(first, second).ifPresent(found -> interval(place, "concordance", found, "Lin", findings));
    }

    private static void interval(Place place, String figure, Interval value, String what, Findings findings) {
        findings.information(
                place,
                figure,
                value.value(),
                (what.isEmpty() ? "" : what + "; ") + "95 % interval "
                        + FigureText.significant(findings.rounding(), value.low95(), DIGITS) + " to "
                        + FigureText.significant(findings.rounding(), value.high95(), DIGITS));
    }

    private static List<SampleRow> samples(ValidationEvidence evidence, Analyte analyte) {
        List<String> sets = evidence.planned(CODE).names(Names.SETS);
        Map<String, Sample> first = bySample(evidence, analyte, sets.get(0));
        Map<String, Sample> second = bySample(evidence, analyte, sets.get(1));
        List<SampleRow> rows = new ArrayList<>();
        first.forEach((id, sample) -> Optional.ofNullable(second.get(id))
                .ifPresent(other -> rows.add(new SampleRow(analyte, id, sample.ngPerMl(), other.ngPerMl()))));
        return rows;
    }

    private static Map<String, Sample> bySample(ValidationEvidence evidence, Analyte analyte, String set) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        evidence.servingInAnyMethod(CODE, analyte).stream()
                .filter(sample -> sample.type() == SampleType.STUDY
                        && sample.remark("set").equals(set))
                .filter(sample -> sample.unreportable(CODE).isEmpty())
                .forEach(sample -> samples.putIfAbsent(sample.sampleId(), sample));
        return samples;
    }

    private static List<LevelRow> levels(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        PlannedExperiment plan = findings.plan();
        List<LevelRow> rows = new ArrayList<>();
        for (String level : plan.names(Names.LEVELS)) {
            List<List<Sample>> bySet = new ArrayList<>();
            for (String set : plan.names(Names.SETS)) {
                List<Sample> samples = qcs(evidence, analyte, level, set);
                Place place = Place.of(analyte, level + " " + set);
                Tally tally = new Tally(samples.size(), plan.count(Count.REPLICATES));
                findings.planned(place, "replicates", tally, "QCs in this set");
                findings.minimum(place, "replicates", samples.size(), LimitKey.XV_REPLICATES_MINIMUM);
                bySet.add(samples);
            }
            if (bySet.stream().noneMatch(List::isEmpty)) {
                double nominal = bySet.get(0).get(0).nominalNgPerMl().orElseThrow();
                rows.add(new LevelRow(analyte, level, nominal, mean(bySet.get(0)), mean(bySet.get(1))));
            }
        }
        findings.levels(analyte, LimitKey.XV_LEVELS_MINIMUM);
        return rows;
    }

    private static List<Sample> qcs(ValidationEvidence evidence, Analyte analyte, String level, String set) {
        return evidence.servingInAnyMethod(CODE, analyte).stream()
                .filter(sample -> sample.level().equals(level))
                .filter(sample -> sample.remark("set").equals(set))
                .filter(sample -> sample.nominalNgPerMl().isPresent())
                .filter(sample -> sample.emptiness(CODE).isEmpty())
                .toList();
    }

    private static double mean(List<Sample> samples) {
        return SampleStatistics.of(samples.stream().map(Sample::ngPerMl).toList())
                .mean()
                .getAsDouble();
    }
}
