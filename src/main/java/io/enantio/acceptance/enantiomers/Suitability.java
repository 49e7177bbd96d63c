package io.enantio.acceptance.enantiomers;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.AssayFacts;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Rounding;
import io.enantio.peak.area.Peak;
import io.enantio.peak.area.Peak.Figures;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/** SST-1: suitability injections meet the limits that the method states for them. One finding per figure. */
public final class Suitability extends Rule {

    public Suitability() {
        super("SST-1", Consequence.WARNS, "system suitability injections meet the method's limits (per figure)");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        AssayFacts.Suitability wanted = evidence.method().facts().suitability();
        List<Observation> injections = evidence.acquired(SampleType.SUITABILITY);
        List<Peak> peaks =
                injections.stream().flatMap(row -> row.detected().stream()).toList();
        int without = injections.size() - peaks.size();
        List<Check> checks = checks(wanted, evidence.compound().hasNeighbours());
        List<Finding> findings = new ArrayList<>();
        checks.forEach(check -> findings.add(check.judge(peaks, without)));
        wanted.areaCvPercent()
                .ifPresent(limit -> findings.add(areaCv(evidence.method().rounding(), peaks, limit)));
        return findings.isEmpty()
                ? List.of(Finding.notApplicable(Criterion.NONE, "the method states no suitability limits"))
                : findings;
    }

    private static List<Check> checks(AssayFacts.Suitability wanted, boolean hasNeighbours) {
        List<Check> checks = new ArrayList<>();
        if (hasNeighbours) {
            wanted.resolutionMinimum()
                    .ifPresent(minimum -> checks.add(new Check(
                            "resolution",
                            Criterion.ofMethod("resolution_minimum=" + FigureText.exact(minimum)),
                            Figures::resolution,
                            found -> found >= minimum)));
        }
        wanted.tailingRange()
                .ifPresent(range -> checks.add(new Check(
                        "tailing",
                        Criterion.ofMethod("tailing_range=" + FigureText.exact(range.low()) + "-"
                                + FigureText.exact(range.high())),
                        Figures::tailingFactor,
                        range::holds)));
        wanted.snrMinimum()
                .ifPresent(minimum -> checks.add(new Check(
                        "signal to noise",
                        Criterion.ofMethod("snr_minimum=" + FigureText.exact(minimum)),
                        Figures::signalToNoise,
                        found -> found >= minimum)));
        return checks;
    }

    /** A figure of a peak against its limit. */
    private record Check(
            String subject, Criterion criterion, Function<Figures, OptionalDouble> figure, DoublePredicate isGood) {
        /** An injection without the peak fails: a suitability sample contains every analyte. */
        Finding judge(List<Peak> peaks, int without) {
            double[] values = peaks.stream()
                    .flatMapToDouble(peak -> figure.apply(peak.figures()).stream())
                    .toArray();
            int total = values.length + without;
            if (total == 0) {
                return Finding.notAssessable(criterion, "no suitability injection shows it")
                        .about(subject);
            }
            int good = (int) Arrays.stream(values).filter(isGood).count();
            return Finding.passIf(subject, good == total, criterion, "")
                    .counting(good, total)
                    .flagging(Flag.SUITABILITY_FAILED);
        }
    }

    /** CV = 100 s / |mean|, s with n - 1; fewer than two give none (rule B-04). */
    private static Finding areaCv(Rounding rounding, List<Peak> peaks, double limit) {
        Criterion criterion = Criterion.ofMethod("area_cv_percent=" + FigureText.exact(limit));
        if (peaks.size() < 2) {
            return Finding.notAssessable(criterion, "fewer than two suitability injections")
                    .about("area cv");
        }
        double mean = peaks.stream()
                .mapToDouble(peak -> peak.area().countsMin())
                .average()
                .orElseThrow();
        double squares = peaks.stream()
                .mapToDouble(peak -> peak.area().countsMin() - mean)
                .map(difference -> difference * difference)
                .sum();
        double cv = 100 * Math.sqrt(squares / (peaks.size() - 1)) / Math.abs(mean);
        return Finding.passIf("area cv", cv <= limit, criterion, FigureText.besides(rounding, cv, limit) + " %")
                .flagging(Flag.SUITABILITY_FAILED);
    }
}
