package io.enantio.peak.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.joint.FittedChannel;
import io.enantio.peak.joint.JointFitRun;
import io.enantio.peak.joint.JointFitRun.Expectation;
import io.enantio.peak.joint.JointFitRun.Input;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FittedCurveTest {
    private static final int SPIKE = 60;
    private static final Expectation EXPECTED = new Expectation(List.of(9.2, 9.6), 0.2);

    private final List<Input> run = run();
    private final List<FittedChannel> fitted = JointFitRun.fit(EXPECTED, Optional.of(EXPECTED), run).stream()
            .map(JointFitRun.Fitted::analyte)
            .toList();
    private final FittedCurve curve = fitted.get(0).curve().orElseThrow();
    private final Trace trace = run.get(0).analyte().orElseThrow();

    private static List<Input> run() {
        List<Input> run = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Trace standard = pair(4000, i).trace();
            Trace analyte = pair(2000 + 500 * i, 100 + i).trace();
            run.add(new Input(
                    SampleType.STANDARD, Optional.of(i == 0 ? spiked(analyte) : analyte), Optional.of(standard)));
        }
        return run;
    }

    private static SyntheticChromatogram pair(double area, long seed) {
        return new SyntheticChromatogram()
                .peak(area, 9.15, 0.05, 0.05)
                .peak(area / 2, 9.55, 0.05, 0.05)
                .time(8, 11, 1.0 / 60)
                .baseline(500, 40)
                .noise(40, 5, seed);
    }

    private static Trace spiked(Trace clean) {
        double[] times =
                IntStream.range(0, clean.size()).mapToDouble(clean::timeMin).toArray();
        double[] counts = IntStream.range(0, clean.size())
                .mapToDouble(clean::intensityCounts)
                .toArray();
        counts[SPIKE] += 3000;
        return Trace.of(times, counts);
    }

    @Test
    void eachPeakHasTheAreaThatIsReported() {
        List<Double> times =
                IntStream.range(0, 12_000).mapToObj(i -> 7 + i * 0.0005).toList();
        for (int j = 0; j < 2; j++) {
            double area = curve.peakAt(j, times).stream().mapToDouble(x -> x).sum() * 0.0005;
            double reported = fitted.get(0).peaks().get(j).area().countsMin();
            assertThat(area).isCloseTo(reported, within(1e-4 * reported));
        }
    }

    @Test
    void baselineIsTheOneThatWasSimulated() {
        assertThat(curve.baselineAt(9.0)).isCloseTo(500 + 40 * (9.0 - 8.0), within(40.0));
    }

    @Test
    void residualsAreNoiseOfUnitSize() {
        double mean = residuals().stream().mapToDouble(r -> r * r).average().orElseThrow();
        assertThat(mean).isBetween(0.6, 1.5);
    }

    @Test
    void aSpikeThatTheFitLeftOutHasNoResidual() {
        double time = trace.timeMin(SPIKE);
        assertThat(time).isBetween(curve.fromMin(), curve.toMin());
        assertThat(curve.residual(time, trace.intensityCounts(SPIKE), 0)).isEmpty();
        assertThat(curve.residual(trace.timeMin(SPIKE + 1), 1, 0)).isPresent();
        assertThat(curve.residual(curve.toMin() + 0.1, 1, 0)).isEmpty();
    }

    private List<Double> residuals() {
        List<Double> residuals = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            double time = trace.timeMin(i);
            double fit = curve.baselineAt(time)
                    + IntStream.range(0, curve.peaks())
                            .mapToDouble(j -> curve.peakAt(j, List.of(time)).get(0))
                            .sum();
            curve.residual(time, trace.intensityCounts(i), fit).ifPresent(residuals::add);
        }
        return residuals;
    }

    /** Points at 1, 2 ... 30 min, the window from 5 to 25: the bounds belong to it, a point left out and a low one have none. */
    @Test
    void onlyUsedPointsOfTheWindowHaveAResidual() {
        FittedCurve flat = parts().curve();
        assertThat(flat.residual(5, 230, 200)).hasValue(3);
        assertThat(flat.residual(25, 180, 200)).hasValue(-2);
        assertThat(flat.residual(4.9, 230, 200)).isEmpty();
        assertThat(flat.residual(25.1, 230, 200)).isEmpty();
        assertThat(flat.residual(10, 230, 200)).isEmpty();
        assertThat(flat.residual(11, 50, 200)).hasValue(-15);
        assertThat(flat.residual(11, 49.9, 200)).isEmpty();
    }

    @Test
    void aCurveIsItsPeaksOnItsBaseline() {
        FittedCurve drawn = parts().curve();
        assertThat(drawn.fromMin()).isEqualTo(5);
        assertThat(drawn.toMin()).isEqualTo(25);
        assertThat(drawn.peaks()).isEqualTo(2);
        assertThat(drawn.knownPeaks()).isEqualTo(1);
        assertThat(drawn.baselineAt(15)).isEqualTo(200);
        assertThat(drawn.baselineAt(25)).isEqualTo(208);
        assertThat(drawn.peakAt(1, List.of(12.0, 13.0))).containsExactly(2.0, 0.0);
        assertThat(drawn).isEqualTo(parts().curve()).hasSameHashCodeAs(parts().curve());
        FittedCurve other = parts().knowing(new int[] {1}).curve();
        assertThat(other).isNotEqualTo(drawn);
        assertThat(other.knownPeaks()).isEqualTo(1);
        assertThat(other.peakAt(0, List.of(12.0))).containsExactly(2.0);
        assertThat(parts().knowing(new int[] {0, 1}).curve().knownPeaks()).isEqualTo(2);
    }

    private record Box(double atMin) implements CurveParts.UnitPeak {
        @Override
        public double perMinute(double timeMin) {
            return Math.abs(timeMin - atMin) < 0.5 ? 1 : 0;
        }
    }

    private static CurveParts parts() {
        return new CurveParts(
                new FitPoints.Window(5, 25),
                List.of(200.0, 7.0),
                time -> time < 20 ? 0 : 1,
                List.of(new CurveParts.Component(1, new Box(9)), new CurveParts.Component(2, new Box(12))),
                1,
                new FitNoise(100, 0, 0),
                Set.of(10.0),
                50);
    }
}
