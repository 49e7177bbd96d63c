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
import io.enantio.run.SampleType;
import java.util.List;
import java.util.stream.Stream;

/** DIL-2: diluted samples are supported by dilution QCs of the same factor. One finding per factor; a failure concerns its samples only. */
public final class DilutionQcs extends Rule {

    public DilutionQcs() {
        super(
                "DIL-2",
                Consequence.REMOVES_RESULTS,
                "diluted samples are supported by passing dilution QCs of the same factor (per factor)",
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
        double highest = samples.stream()
                .flatMap(row -> row.estimate().stream())
                .mapToDouble(Estimate::ngPerMl)
                .max()
                .orElse(0);
        QcTally tally = new QcTally(evidence.qcSamples().stream()
                .filter(sample -> sample.standing() == Standing.DILUTED)
                .filter(sample -> sample.observation().injection().dilutionFactor() == factor)
                .filter(sample -> sample.nominalNgPerMl() >= highest || isAboveUloq(evidence, sample))
                .toList());
        String subject = FigureText.exact(factor);
        List<Integer> rows = samples.stream().map(Observation::number).toList();
        if (tally.total() == 0) {
            return Finding.of(subject, Outcome.NOT_ASSESSABLE, criterion, "no dilution QC of this factor")
                    .flagging(Flag.DILUTION_QC_MISSING, rows);
        }
        return Finding.passIf(subject, tally.holds(evidence.limits()), criterion, tally.failures())
                .counting(tally.passed(), tally.total())
                .flagging(Flag.DILUTION_QC_FAILED, rows);
    }

    private static boolean isAboveUloq(AnalyteEvidence evidence, QcSample sample) {
        return evidence.methodRange()
                .filter(range -> sample.nominalNgPerMl() > range.high())
                .isPresent();
    }
}
