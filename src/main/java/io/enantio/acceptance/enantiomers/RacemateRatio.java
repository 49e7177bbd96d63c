package io.enantio.acceptance.enantiomers;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.result.Enantiomers;
import io.enantio.calibration.CalibratedAnalyte;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.method.Analyte;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CHI-3: racemic standards give equal responses of R and S: the median R/S ratio of the used standards. */
public final class RacemateRatio extends Rule {

    public RacemateRatio() {
        super(
                "CHI-3",
                Consequence.WARNS,
                "racemic standards have an R/S response ratio of 1",
                LimitKey.RACEMATE_RATIO_RANGE);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.RACEMATE_RATIO_RANGE);
        Optional<Enantiomers> pair = Enantiomers.of(evidence.compound());
        if (pair.isEmpty()) {
            return List.of(Finding.notApplicable(criterion, "not a pair of R and S"));
        }
        double[] ratios = ratios(evidence, pair.get());
        if (ratios.length == 0) {
            return List.of(Finding.notAssessable(criterion, "no racemic standard is used for both"));
        }
        Range range = evidence.limits().range(LimitKey.RACEMATE_RATIO_RANGE);
        double median = median(ratios);
        double nearest = median < range.low() ? range.low() : range.high();
        String detail = "median R/S " + FigureText.besides(evidence.method().rounding(), median, nearest) + " of "
                + ratios.length + " standards";
        return List.of(
                Finding.passIf("", range.holds(median), criterion, detail).flagging(Flag.RACEMATE_RATIO));
    }

    private static double[] ratios(AnalyteEvidence evidence, Enantiomers pair) {
        Map<Integer, StandardPoint> ofS = new TreeMap<>();
        used(evidence, pair.s()).forEach(point -> ofS.put(point.injection(), point));
        return used(evidence, pair.r())
                .flatMapToDouble(
                        r -> Optional.ofNullable(ofS.get(r.injection()))
                                .filter(s -> s.nominalNgPerMl() == r.nominalNgPerMl())
                                .stream()
                                .mapToDouble(s -> ratio(r) / ratio(s)))
                .sorted()
                .toArray();
    }

    private static Stream<StandardPoint> used(AnalyteEvidence evidence, Analyte analyte) {
        return evidence.whole().analytes().stream()
                .map(CalibratedAnalyte::fit)
                .filter(fit -> fit.analyte().equals(analyte))
                .map(CurveFit::standards)
                .flatMap(List::stream)
                .filter(point -> point.use() == Use.USED && point.response() instanceof Response.Ratio);
    }

    private static double ratio(StandardPoint point) {
        return ((Response.Ratio) point.response()).value();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
