package io.enantio.validation.precision;

import static io.enantio.validation.report.TableColumn.number;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.DemingLine;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Pair;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.Spread;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** XV-1: the same samples by two methods or at two places. No pass limit: the difference and the line are printed. */
public final class CrossValidation implements Experiment {
    private static final String ID = "XV-1";
    /** 1.96 SD hold 95 % of a normal distribution (Bland and Altman 1986). */
    private static final double NORMAL_95 = 1.96;

    /** A sample in both. */
    record SampleRow(Analyte analyte, String sampleId, Pair pair) {}

    /** A QC level in both. */
    record LevelRow(Analyte analyte, String level, double nominal, Pair means) {}

    public static final TableForm<SampleRow> SAMPLES = new TableForm<>(
            "xv-1-samples",
            "Study samples in both sets",
            "a row per analyte and sample",
            List.of(
                    words("analyte", "name in the method", row -> row.analyte().name()),
                    words("sample_id", "as given", SampleRow::sampleId),
                    number(
                            "first_ng_per_ml",
                            "in the first set",
                            Print.CONCENTRATION,
                            row -> row.pair().first()),
                    number(
                            "second_ng_per_ml",
                            "in the second",
                            Print.CONCENTRATION,
                            row -> row.pair().second()),
                    number(
                            "difference_percent",
                            "of the mean of both",
                            Print.PERCENT,
                            row -> row.pair().differencePercent())));

    public static final TableForm<LevelRow> LEVELS = new TableForm<>(
            "xv-1-levels",
            "QC levels in both sets",
            "a row per analyte and level",
            List.of(
                    words("analyte", "name in the method", row -> row.analyte().name()),
                    words("level", "QC level", LevelRow::level),
                    number("nominal_ng_per_ml", "of the level", Print.CONCENTRATION, LevelRow::nominal),
                    number(
                            "first_mean_ng_per_ml",
                            "in the first set",
                            Print.CONCENTRATION,
                            row -> row.means().first()),
                    number(
                            "second_mean_ng_per_ml",
                            "in the second",
                            Print.CONCENTRATION,
                            row -> row.means().second()),
                    number(
                            "difference_percent",
                            "of the mean of both",
                            Print.PERCENT,
                            row -> row.means().differencePercent())));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        List<SampleRow> samples = new ArrayList<>();
        List<LevelRow> levels = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<SampleRow> own = pairs(evidence, analyte);
            samples.addAll(own);
            levels.addAll(levels(evidence, analyte, findings));
            summarise(evidence, analyte, own, findings);
        }
        return new ExperimentReport(
                ID, "Cross-validation", List.of(SAMPLES.of(samples), LEVELS.of(levels)), findings.all());
    }

    private static void summarise(
            ValidationEvidence evidence, Analyte analyte, List<SampleRow> rows, Findings findings) {
        Place place = Place.of(analyte, "");
        int promised = evidence.promise(ExperimentCode.XV).count(Count.SAMPLES);
        if (rows.size() < promised) {
            findings.missing(place, "samples", rows.size() + " of " + promised + " promised samples in both sets");
        }
        findings.atLeast(place, "samples", rows.size(), LimitKey.XV_SAMPLES_MINIMUM);
        List<Pair> pairs = rows.stream().map(SampleRow::pair).toList();
        if (pairs.size() >= 2) {
            Spread differences =
                    Spread.of(pairs.stream().map(Pair::differencePercent).toList());
            double half = NORMAL_95 * differences.sd().orElseThrow();
            findings.information(place, "mean_difference_percent", differences.mean(), "Bland and Altman");
            findings.information(place, "agreement_low_percent", differences.mean() - half, "mean - 1.96 SD");
            findings.information(place, "agreement_high_percent", differences.mean() + half, "mean + 1.96 SD");
        }
        Optional<DemingLine> line = DemingLine.through(pairs);
        line.ifPresent(found -> {
            findings.information(place, "deming_slope", found.slope(), "second set against the first");
            findings.information(place, "deming_intercept_ng_per_ml", found.intercept(), "");
        });
    }

    private static List<SampleRow> pairs(ValidationEvidence evidence, Analyte analyte) {
        List<String> sets = evidence.promise(ExperimentCode.XV).names(Names.SETS);
        Map<String, Sample> first = bySample(evidence, analyte, sets.get(0));
        Map<String, Sample> second = bySample(evidence, analyte, sets.get(1));
        return first.entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(second.get(entry.getKey()))
                        .map(other -> new SampleRow(
                                analyte,
                                entry.getKey(),
                                new Pair(entry.getValue().ngPerMl(), other.ngPerMl())))
                        .stream())
                .toList();
    }

    private static Map<String, Sample> bySample(ValidationEvidence evidence, Analyte analyte, String set) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        evidence.serving(ExperimentCode.XV, analyte).stream()
                .filter(sample -> sample.type() == SampleType.STUDY
                        && sample.remark("set").equals(set))
                .filter(sample -> sample.unreportable(ExperimentCode.XV).isEmpty())
                .forEach(sample -> samples.putIfAbsent(sample.sampleId(), sample));
        return samples;
    }

    private static List<LevelRow> levels(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        Promise promise = evidence.promise(ExperimentCode.XV);
        List<LevelRow> rows = new ArrayList<>();
        for (String level : promise.names(Names.LEVELS)) {
            List<List<Sample>> bySet = promise.names(Names.SETS).stream()
                    .map(set -> qcs(evidence, analyte, level, set))
                    .toList();
            bySet.stream()
                    .filter(samples -> samples.size() < promise.count(Count.REPLICATES))
                    .forEach(samples -> findings.missing(
                            Place.of(analyte, level),
                            "replicates",
                            samples.size() + " of " + promise.count(Count.REPLICATES) + " promised QCs in a set"));
            if (bySet.stream().noneMatch(List::isEmpty)) {
                double nominal = bySet.get(0).get(0).nominalNgPerMl().orElseThrow();
                rows.add(new LevelRow(analyte, level, nominal, new Pair(mean(bySet.get(0)), mean(bySet.get(1)))));
            }
        }
        return rows;
    }

    private static List<Sample> qcs(ValidationEvidence evidence, Analyte analyte, String level, String set) {
        return evidence.serving(ExperimentCode.XV, analyte).stream()
                .filter(sample -> sample.level().equals(level))
                .filter(sample -> sample.remark("set").equals(set))
                .filter(sample -> sample.nominalNgPerMl().isPresent())
                .filter(sample -> sample.emptiness(ExperimentCode.XV).isEmpty())
                .toList();
    }

    private static double mean(List<Sample> samples) {
        return Spread.of(samples.stream().map(Sample::ngPerMl).toList()).mean();
    }
}
