package io.enantio;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.CarryOver;
import io.enantio.calibration.Quantifier;
import io.enantio.calibration.Quantitation;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.method.Analyte;
import io.enantio.peak.InjectionPeaks;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates of an analyte, each made once: an estimate is a function of the curve, of what is carried over into the injection, and of the
 * injection's own peaks. Where all three are what they were before anybody decided, it is the one of then. Most of the time of a judgement
 * goes into the ends of intervals.
 */
record EarlierEstimates(CurveFit curve, CarryOver carryOver, List<InjectionPeaks> peaks, List<ResultRow> rows) {

    /** Of a result without decisions; nothing for an analyte that it does not quantify. */
    static EarlierEstimates of(RunResult undecided, Analyte analyte) {
        CurveFit curve = undecided.calibrations().stream()
                .map(RunResult.Calibration::fit)
                .filter(fit -> fit.analyte().equals(analyte))
                .findFirst()
                .orElseThrow();
        return new EarlierEstimates(
                curve,
                CarryOver.of(analyte, undecided.injections()),
                undecided.injections(),
                undecided.rowsOf(analyte));
    }

    /** Estimates by this curve, of every injection in order. */
    List<Quantitation> by(CurveFit other, CarryOver now, List<InjectionPeaks> injections) {
        Quantifier quantifier = new Quantifier(now);
        boolean isSameCurve = other.equals(curve);
        return IntStream.range(0, injections.size())
                .parallel()
                .mapToObj(i -> isSameCurve && isSame(i, now, injections.get(i))
                        ? rows.get(i).quantitation().orElseThrow()
                        : quantifier.quantify(other, injections.get(i)))
                .toList();
    }

    private boolean isSame(int i, CarryOver now, InjectionPeaks injection) {
        int number = injection.injection().number();
        return peaks.get(i) == injection && carryOver.into(number).equals(now.into(number));
    }
}
