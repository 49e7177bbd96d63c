package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.QcSample;
import io.enantio.acceptance.evidence.QcSample.Standing;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Rounding;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * DIL-2: diluted samples are supported by dilution QCs of the same factor, or of a lower and a higher one. One finding per factor; a failure
 * concerns its samples only.
 */
public final class DilutionQcs extends Rule {

    public DilutionQcs() {
        super(
                "DIL-2",
                Consequence.REMOVES_RESULTS,
                "diluted samples are supported by passing dilution QCs of the same factor, or of a lower and a higher one (per factor)",
                LimitKey.QC_ACCURACY_PERCENT,
                LimitKey.QC_PASS_FRACTION,
                LimitKey.QC_LEVEL_PASS_FRACTION);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion = Criterion.of(
                evidence.limits(),
                LimitKey.QC_ACCURACY_PERCENT,
                LimitKey.QC_PASS_FRACTION,
                LimitKey.QC_LEVEL_PASS_FRACTION);
        List<Double> factors = Stream.concat(
                        evidence.acquired(SampleType.STUDY).stream(),
                        evidence.qcSamples().stream().map(QcSample::observation))
                .filter(row -> row.injection().isDiluted())
                .map(row -> row.injection().dilutionFactor())
                .distinct()
                .sorted()
                .toList();
        return factors.isEmpty()
                ? List.of(Finding.notApplicable(criterion, "nothing was diluted"))
                : factors.stream()
                        .map(factor -> judge(evidence, factor, criterion))
                        .toList();
    }

    private static Finding judge(AnalyteEvidence evidence, double factor, Criterion criterion) {
        List<Observation> samples = evidence.acquired(SampleType.STUDY).stream()
                .filter(row -> row.injection().dilutionFactor() == factor)
                .toList();
        NavigableMap<Double, QcTally> support = support(factor, serving(evidence, samples));
        String subject = FigureText.exact(factor);
        List<Integer> rows = samples.stream().map(Observation::number).toList();
        if (support.isEmpty()) {
            return Finding.of(
                            subject,
                            Outcome.NOT_ASSESSABLE,
                            criterion,
                            "no dilution QC of this factor, nor of a lower and a higher one")
                    .flagging(Flag.DILUTION_QC_MISSING, rows);
        }
        int passed = support.values().stream().mapToInt(QcTally::passed).sum();
        int total = support.values().stream().mapToInt(QcTally::total).sum();
        boolean holds = support.values().stream().allMatch(tally -> tally.holds(evidence.limits()));
        return Finding.passIf(
                        subject, holds, criterion, detail(evidence.method().rounding(), factor, support))
                .counting(passed, total)
                .flagging(Flag.DILUTION_QC_FAILED, rows);
    }

    /** The dilution QCs that exceed these samples, or the ULOQ, by factor. */
    private static NavigableMap<Double, QcTally> serving(AnalyteEvidence evidence, List<Observation> samples) {
        double highest = samples.stream()
                .flatMap(row -> row.estimate().stream())
                .mapToDouble(Estimate::ngPerMl)
                .max()
                .orElse(0);
        return evidence.qcSamples().stream()
                .filter(sample -> sample.standing() == Standing.DILUTED)
                .filter(sample -> sample.nominalNgPerMl() > highest || isAboveUloq(evidence, sample))
                .collect(Collectors.groupingBy(
                        sample -> sample.observation().injection().dilutionFactor(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), QcTally::new)));
    }

    /** Those of the factor itself; without any, those of the next lower and the next higher one together (ICH M10, 3.3.2). */
    private static NavigableMap<Double, QcTally> support(double factor, NavigableMap<Double, QcTally> serving) {
        Double below = serving.floorKey(factor);
        Double above = serving.ceilingKey(factor);
        return below == null || above == null
                ? new TreeMap<>()
                : new TreeMap<>(serving.subMap(below, true, above, true));
    }

    private static String detail(Rounding rounding, double factor, NavigableMap<Double, QcTally> support) {
        List<String> parts = new ArrayList<>();
        if (!support.containsKey(factor)) {
            parts.add("by dilution QCs of "
                    + support.keySet().stream().map(FigureText::exact).collect(Collectors.joining(" and ")));
        }
        support.values().stream()
                .map(tally -> tally.failures(rounding))
                .filter(failures -> !failures.isEmpty())
                .forEach(parts::add);
        return String.join("; ", parts);
    }

    private static boolean isAboveUloq(AnalyteEvidence evidence, QcSample sample) {
        return evidence.methodRange()
                .filter(range -> sample.nominalNgPerMl() > range.high())
                .isPresent();
    }
}
