package io.enantio.peak.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.NoiseModel;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.drop.DropResult.Boundary.Kind;
import io.enantio.peak.drop.DropResult.Piece;
import io.enantio.peak.retention.ChannelShape;
import io.enantio.peak.retention.LocatedChannel.PeakTimes.PeakTime;
import io.enantio.peak.retention.ShapeLearner;
import io.enantio.peak.signal.Apex;
import io.enantio.peak.signal.Signal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gaussians without noise, 0.2 min wide at half height: what lies on either side of a cut is known from the normal distribution. */
class PerpendicularDropTest {
    private static final double WIDTH = 0.2;
    private static final double SIGMA = WIDTH / 2.354820045;
    private static final double HEIGHT = 1 / (SIGMA * Math.sqrt(2 * Math.PI));
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final ChannelShape SHAPE = ShapeLearner.assumed(WIDTH, 2);

    private static Signal signal(SyntheticChromatogram of) {
        return new Signal(of.trace(), new NoiseModel(25, 0, 0));
    }

    private static SyntheticChromatogram pair(double first, double second, double apart) {
        return new SyntheticChromatogram()
                .time(2, 12, 1.0 / 240)
                .peak(first, 6, SIGMA, 0)
                .peak(second, 6 + apart, SIGMA, 0)
                .baseline(500, 20);
    }

    private static PeakTime at(double time) {
        return new PeakTime(time, 0.01, Optional.empty());
    }

    /** Cut of a pair with its first peak at 6 min. */
    private record Cut(SyntheticChromatogram trace, double apart) {
        List<PeakTime> places() {
            return List.of(at(6), at(6 + apart));
        }

        DropResult result() {
            return new PerpendicularDrop(signal(trace), places(), SHAPE).integrate();
        }

        PeakMeasurements meter() {
            return new PeakMeasurements(signal(trace), SHAPE, result(), places());
        }
    }

    @Test
    void peaksApartHaveTheirAreasToTheEndsOfTheirFlanks() {
        DropResult found = new Cut(pair(3000, 1000, 2), 2).result();
        assertThat(found.boundaries().get(0).kind()).isEqualTo(Kind.APART);
        double[] areas = {3000, 1000};
        for (int i = 0; i < 2; i++) {
            Piece piece = found.pieces().get(i);
            double top = 6 + 2 * i;
            assertThat(piece.countsMin()).isCloseTo(areas[i], within(1e-3 * areas[i]));
            assertThat(piece.shapeSeCountsMin()).isZero();
            assertThat(piece.leak().gainCountsMin()).isZero();
            assertThat(piece.truncated()).isFalse();
            assertThat(piece.area().startMin()).isCloseTo(top - 1.5 * WIDTH, within(1e-9));
            assertThat(piece.area().endMin()).isCloseTo(top + 2 * WIDTH, within(1e-9));
        }
    }

    /** At a valley nothing is corrected; the error is the area that comes in less the area that goes out. */
    @ParameterizedTest(name = "{0} beside {1}")
    @CsvSource({"3000, 3000", "3000, 1000", "1000, 3000"})
    void atAValleyTheErrorIsWhatCrossesTheCut(double first, double second) {
        double apart = 0.36;
        DropResult found = new Cut(pair(first, second, apart), apart).result();
        assertThat(found.boundaries().get(0).kind()).isEqualTo(Kind.VALLEY);
        double cut = found.boundaries().get(0).timeMin() - 6;
        double toRight = first * NORMAL.cumulativeProbability(-cut / SIGMA);
        double toLeft = second * NORMAL.cumulativeProbability(-(apart - cut) / SIGMA);
        Piece left = found.pieces().get(0);
        Piece right = found.pieces().get(1);
        assertThat(left.countsMin()).isCloseTo(first - toRight + toLeft, within(1e-3 * first));
        assertThat(right.countsMin()).isCloseTo(second - toLeft + toRight, within(1e-3 * second));
        assertThat(left.leak().gainCountsMin()).isCloseTo(toLeft, within(0.03 * toLeft));
        assertThat(right.leak().gainCountsMin()).isCloseTo(toRight, within(0.03 * toRight));
        assertThat(left.shapeSeCountsMin())
                .isCloseTo(Math.abs(toLeft - toRight), within(0.03 * Math.max(toLeft, toRight)));
        assertThat(right.shapeSeCountsMin())
                .isCloseTo(Math.abs(toLeft - toRight), within(0.03 * Math.max(toLeft, toRight)));
        assertThat(left.area().endMin()).isEqualTo(right.area().startMin());
        assertThat(left.leak().unknownCountsMin()).isZero();
    }

    /**
     * Beside nothing there is no valley: the cut is where equal peaks would cross, and the flank of the peak is given back to
     * it. It is not known better than 0.002 of the height over a width.
     */
    @Test
    void withoutAValleyTheFlankIsGivenBack() {
        double apart = 0.28;
        double unknown = 0.002 * 3000 * HEIGHT * WIDTH;
        DropResult tail = new Cut(pair(3000, 0, apart), apart).result();
        assertThat(tail.boundaries().get(0).kind()).isEqualTo(Kind.NONE);
        assertThat(tail.boundaries().get(0).timeMin()).isCloseTo(6 + apart / 2, within(1e-6));
        double beyond = 3000 * NORMAL.cumulativeProbability(-apart / 2 / SIGMA);
        assertThat(tail.pieces().get(0).countsMin()).isCloseTo(3000, within(5.0));
        assertThat(tail.pieces().get(1).countsMin()).isCloseTo(0, within(5.0));
        assertThat(tail.pieces().get(1).leak().gainCountsMin()).isCloseTo(beyond, within(5.0));
        assertThat(tail.pieces().get(1).leak().unknownCountsMin()).isCloseTo(unknown, within(0.01 * unknown));
        assertThat(tail.pieces().get(1).shapeSeCountsMin()).isCloseTo(Math.hypot(beyond, unknown), within(5.0));
        assertThat(tail.pieces().get(0).shapeSeCountsMin()).isCloseTo(beyond, within(5.0));
        assertThat(tail.pieces().get(0).leak().gainCountsMin()).isCloseTo(0, within(5.0));

        DropResult front = new Cut(pair(0, 3000, apart), apart).result();
        assertThat(front.pieces().get(1).countsMin()).isCloseTo(3000, within(5.0));
        assertThat(front.pieces().get(0).countsMin()).isCloseTo(0, within(5.0));
        assertThat(front.pieces().get(0).leak().gainCountsMin()).isCloseTo(beyond, within(5.0));
        assertThat(front.pieces().get(0).leak().unknownCountsMin()).isCloseTo(unknown, within(0.01 * unknown));
    }

    @Test
    void aTraceThatEndsWithinTheBoundsIsTruncated() {
        for (double end : new double[] {8.39, 8.45}) {
            SyntheticChromatogram trace = new SyntheticChromatogram()
                    .time(2, end, 1.0 / 60)
                    .peak(3000, 6, SIGMA, 0)
                    .peak(3000, 8, SIGMA, 0)
                    .baseline(500, 0);
            List<Piece> pieces = new Cut(trace, 2).result().pieces();
            assertThat(pieces.get(0).truncated()).isFalse();
            assertThat(pieces.get(1).truncated()).isFalse();
        }
        for (double[] bounds : new double[][] {{2, 8.33}, {5.77, 12}}) {
            SyntheticChromatogram trace = new SyntheticChromatogram()
                    .time(bounds[0], bounds[1], 1.0 / 60)
                    .peak(3000, 6, SIGMA, 0)
                    .peak(3000, 8, SIGMA, 0)
                    .baseline(500, 0);
            List<Piece> pieces = new Cut(trace, 2).result().pieces();
            assertThat(pieces.get(0).truncated()).isEqualTo(bounds[0] > 2);
            assertThat(pieces.get(1).truncated()).isEqualTo(bounds[1] < 12);
        }
        // the front of the first would begin at 5.7 min; two intervals are granted
        SyntheticChromatogram granted = new SyntheticChromatogram()
                .time(5.72, 12, 1.0 / 60)
                .peak(3000, 6, SIGMA, 0)
                .peak(3000, 8, SIGMA, 0)
                .baseline(500, 0);
        assertThat(new Cut(granted, 2).result().pieces().get(0).truncated()).isFalse();
    }

    /** A foreign peak 0.3 min behind the pair, where the tail would be followed for 0.4 min, and one in front. */
    @Test
    void aForeignPeakEndsTheGroupAtTheValleyBeforeIt() {
        SyntheticChromatogram foreign =
                pair(3000, 3000, 0.4).peak(3000, 6.7, SIGMA, 0).peak(3000, 5.72, SIGMA, 0);
        List<Piece> pieces = new Cut(foreign, 0.4).result().pieces();
        assertThat(pieces.get(1).area().endMin()).isCloseTo(6.55, within(0.015));
        assertThat(pieces.get(0).area().startMin()).isCloseTo(5.86, within(0.015));
        // a rise of less than a twentieth of the height is no peak
        List<Piece> small = new Cut(pair(3000, 3000, 0.4).peak(90, 6.75, SIGMA, 0), 0.4)
                .result()
                .pieces();
        assertThat(small.get(1).area().endMin()).isCloseTo(6.8, within(1e-9));
    }

    @Test
    void covarianceIsSymmetricAndOfTheAreas() {
        DropResult found = new Cut(pair(3000, 1000, 0.36), 0.36).result();
        double[][] covariance = found.covariance();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double expected = found.pieces()
                        .get(i)
                        .area()
                        .covariance(found.pieces().get(j).area(), found.baseline());
                assertThat(covariance[i][j]).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
            }
        }
        assertThat(covariance[0][1]).isNotEqualTo(covariance[0][0]);
        assertThat(found.noiseSe(0)).isCloseTo(Math.sqrt(covariance[0][0]), within(1e-12));
    }

    @Test
    void figuresOfSeparateGaussiansAreThoseOfTheTextbook() {
        PeakMeasurements meter = new Cut(pair(3000, 1000, 2), 2).meter();
        for (int i = 0; i < 2; i++) {
            double height = HEIGHT * (i == 0 ? 3000 : 1000);
            assertThat(meter.height(i)).isCloseTo(height, within(0.015 * height));
            assertThat(meter.signalToNoise(i)).isCloseTo(height / 5, within(0.015 * height / 5));
            assertThat(meter.width(i)).isCloseTo(WIDTH, within(0.01 * WIDTH));
            assertThat(meter.tailing(i).orElseThrow()).isCloseTo(1, within(0.01));
            assertThat(meter.pointsPerPeak(i)).isCloseTo(1.7 * meter.width(i) * 240, within(1e-6));
        }
        assertThat(meter.resolution(0)).isCloseTo(1.18 * 2 / (2 * WIDTH), within(0.1));
        assertThat(PeakMeasurements.resolution(1.5, 0.5)).isCloseTo(1.18 * 3, within(1e-12));
        assertThat(meter.valleyPercent(0)).isEmpty();
    }

    /** The apex is taken if there is one; its height is that above the baseline. */
    @Test
    void heightIsThatOfTheApexIfThereIsOne() {
        Signal signal = signal(pair(3000, 1000, 2));
        List<PeakTime> places = List.of(new PeakTime(6, 0.01, Optional.of(new Apex(6, 0.001, 9580, 50))), at(8));
        DropResult drop = new PerpendicularDrop(signal, places, SHAPE).integrate();
        PeakMeasurements meter = new PeakMeasurements(signal, SHAPE, drop, places);
        // 500 counts at 2 min, 20 counts/min
        assertThat(meter.height(0)).isCloseTo(9000, within(1.0));
        assertThat(meter.signalToNoise(0)).isCloseTo(1800, within(0.2));
    }

    @Test
    void aValleyIsGivenInPercentOfTheSmallerTop() {
        double apart = 0.36;
        Cut pair = new Cut(pair(3000, 1500, apart), apart);
        double cut = pair.result().boundaries().get(0).timeMin() - 6;
        double valley = 3000 * HEIGHT * Math.exp(-cut * cut / 2 / SIGMA / SIGMA)
                + 1500 * HEIGHT * Math.exp(-(apart - cut) * (apart - cut) / 2 / SIGMA / SIGMA);
        double smaller = 1500 * HEIGHT;
        PeakMeasurements meter = pair.meter();
        assertThat(meter.valleyPercent(0).orElseThrow())
                .isCloseTo(100 * valley / smaller, within(0.03 * 100 * valley / smaller));
        double sd = pair.result().boundaries().get(0).valleySd();
        assertThat(meter.valleyPercentSe(0)).isCloseTo(100 * sd / smaller, within(0.03 * 100 * sd / smaller));
    }

    /** A neighbour covers one side: the free half, 0.1 min, is scaled by the whole width over that half in this run. */
    @Test
    void aCoveredSideIsTakenFromTheFreeOne() {
        double apart = 0.24;
        Signal signal = signal(pair(3000, 3000, apart));
        List<PeakTime> places = List.of(at(6), at(6 + apart));
        ChannelShape skewed = new ChannelShape(
                List.of(0.08, 0.08), List.of(0.12, 0.12), SHAPE.front(), SHAPE.tail(), SHAPE.widthScatter());
        DropResult drop = new PerpendicularDrop(signal, places, skewed).integrate();
        PeakMeasurements meter = new PeakMeasurements(signal, skewed, drop, places);
        assertThat(meter.width(0)).isCloseTo(0.1 * 0.2 / 0.08, within(0.005));
        assertThat(meter.width(1)).isCloseTo(0.1 * 0.2 / 0.12, within(0.005));
        assertThat(meter.resolution(0)).isCloseTo(1.18 * apart / (0.25 + 0.2 / 1.2), within(0.02));
    }

    /** Between two neighbours that cover both of its sides a peak has the width of the run. */
    @Test
    void aPeakCoveredOnBothSidesHasTheWidthOfTheRun() {
        Signal signal = signal(pair(3000, 3000, 0.22).peak(3000, 6.44, SIGMA, 0));
        List<PeakTime> places = List.of(at(6), at(6.22), at(6.44));
        ChannelShape wide = new ChannelShape(
                List.of(0.15, 0.15, 0.15), List.of(0.16, 0.16, 0.16), SHAPE.front(), SHAPE.tail(), 0.05);
        DropResult drop = new PerpendicularDrop(signal, places, wide).integrate();
        assertThat(new PeakMeasurements(signal, wide, drop, places).width(1)).isEqualTo(0.31);
    }

    /** Far below the noise the run's width is all that is known; far above it a peak's own. */
    @Test
    void aWeakPeakHasTheWidthOfTheRun() {
        ChannelShape wide = ShapeLearner.assumed(0.3, 2);
        List<PeakTime> places = List.of(at(6), at(8.5));
        for (double area : new double[] {1e6, 1}) {
            Signal signal = signal(pair(area, area, 2.5));
            DropResult drop = new PerpendicularDrop(signal, places, wide).integrate();
            double width = new PeakMeasurements(signal, wide, drop, places).width(0);
            assertThat(width).isCloseTo(area > 1 ? 0.2 : 0.3, within(0.005));
        }
        // scatter of widths 0.05 and 1 / (S/N) of 0.05 weigh alike
        double area = 20 * 5 / HEIGHT;
        Signal signal = signal(pair(area, area, 2.5));
        DropResult drop = new PerpendicularDrop(signal, places, wide).integrate();
        assertThat(new PeakMeasurements(signal, wide, drop, places).width(0)).isCloseTo(0.25, within(0.005));
    }

    /** An exponential tail: the half width behind at 5 % of the height is longer than the front by the factor of the USP. */
    @Test
    void tailingIsTheWholeWidthOverTwiceTheFront() {
        SyntheticChromatogram tailing = new SyntheticChromatogram()
                .time(2, 14, 1.0 / 240)
                .peak(3000, 6, 0.06, 0.09)
                .baseline(500, 0);
        double top = 6;
        for (double t = 5.9; t < 6.3; t += 0.0005) {
            top = tailing.signalAt(t) > tailing.signalAt(top) ? t : top;
        }
        double height = tailing.signalAt(top) - 500;
        double front = top;
        while (tailing.signalAt(front) - 500 > 0.05 * height) {
            front -= 0.0005;
        }
        double back = top;
        while (tailing.signalAt(back) - 500 > 0.05 * height) {
            back += 0.0005;
        }
        Signal signal = signal(tailing);
        List<PeakTime> places = List.of(at(top));
        ChannelShape one = ShapeLearner.assumed(WIDTH, 1);
        DropResult drop = new PerpendicularDrop(signal, places, one).integrate();
        OptionalDouble found = new PeakMeasurements(signal, one, drop, places).tailing(0);
        assertThat(found.orElseThrow()).isCloseTo((back - front) / (2 * (top - front)), within(0.03));
    }

    @Test
    void pointsAreCountedAtTheSamplingAroundTheTop() {
        double[] times = new double[200];
        for (int i = 1; i < 200; i++) {
            times[i] = times[i - 1] + (i < 100 ? 0.01 : 0.05);
        }
        Signal signal = new Signal(Trace.of(times, new double[200]), new NoiseModel(25, 0, 0));
        assertThat(PeakMeasurements.pointsPerPeak(signal, 0.5, 0.2)).isCloseTo(34, within(1e-9));
        assertThat(PeakMeasurements.pointsPerPeak(signal, 3, 0.2)).isCloseTo(6.8, within(1e-9));
        assertThat(PeakMeasurements.pointsPerPeak(signal, 3, 0.001)).isZero();
    }

    /** Sampled 240 times a minute and smoothed twice by 0.024 min, the noise of 5 counts is lowered to 1.33. */
    @Test
    void theNoiseOfAValleyIsThatOfTwicedSmoothing() {
        double once = Math.sqrt(1 / 240.0 / (2 * Math.sqrt(Math.PI) * 0.12 * WIDTH));
        double twiced = 5 * once * Math.sqrt(4 - 8 / Math.sqrt(6) + 1 / Math.sqrt(2));
        assertThat(new Cut(pair(3000, 1000, 0.36), 0.36)
                        .result()
                        .boundaries()
                        .get(0)
                        .valleySd())
                .isCloseTo(twiced, within(2e-3));
        DropResult.Boundary apart =
                new Cut(pair(3000, 1000, 2), 2).result().boundaries().get(0);
        assertThat(apart.valleySd()).isCloseTo(twiced, within(2e-3));
        assertThat(apart.timeMin()).isCloseTo(7, within(1e-9));
        assertThat(apart.valleyCounts()).isZero();
    }

    /** The lowest place of the sum of two Gaussians, found in steps of 0.0001 min. */
    @ParameterizedTest(name = "{0} beside {1}, {2} min apart")
    @CsvSource({"3000, 1500, 0.36", "3000, 2000, 0.36", "1500, 3000, 0.36", "3000, 1000, 0.41", "3000, 2500, 0.33"})
    void theCutLiesInTheValley(double first, double second, double apart) {
        double lowest = 0;
        for (double t = 0; t < apart; t += 1e-4) {
            lowest = t > 0.05 && t < apart - 0.05 && sum(first, second, apart, t) < sum(first, second, apart, lowest)
                    ? t
                    : lowest;
        }
        double cut = new Cut(pair(first, second, apart), apart)
                .result()
                .boundaries()
                .get(0)
                .timeMin();
        assertThat(cut - 6).isCloseTo(lowest, within(1.2e-3));
    }

    private static double sum(double first, double second, double apart, double t) {
        return first * Math.exp(-t * t / 2 / SIGMA / SIGMA)
                + second * Math.exp(-(apart - t) * (apart - t) / 2 / SIGMA / SIGMA);
    }

    /** A tenth beside a large peak, 0.2 min away, has no valley: its height is its own once the large peak's flank is off. */
    @Test
    void theLowerOfTwoLosesTheFlankOfTheOtherBeforeItLeaks() {
        double crosses = NORMAL.cumulativeProbability(-0.1 / SIGMA);
        for (boolean largeFirst : new boolean[] {true, false}) {
            DropResult found = new Cut(largeFirst ? pair(3000, 300, 0.2) : pair(300, 3000, 0.2), 0.2).result();
            assertThat(found.boundaries().get(0).kind()).isEqualTo(Kind.NONE);
            Piece large = found.pieces().get(largeFirst ? 0 : 1);
            Piece small = found.pieces().get(largeFirst ? 1 : 0);
            assertThat(large.leak().gainCountsMin()).isCloseTo(300 * crosses, within(0.1 * 300 * crosses));
            assertThat(small.leak().gainCountsMin()).isCloseTo(3000 * crosses, within(0.03 * 3000 * crosses));
            assertThat(large.countsMin()).isCloseTo(3000, within(30.0));
            assertThat(small.countsMin()).isCloseTo(300, within(30.0));
        }
    }

    /** A trace with its time reversed about 8 min: a tailing peak at 6 min becomes a fronting one at 10 min. */
    private static Signal reversed(Signal signal) {
        int n = signal.size();
        double[] times = new double[n];
        double[] counts = new double[n];
        for (int i = 0; i < n; i++) {
            times[i] = 16 - signal.time(n - 1 - i);
            counts[i] = signal.counts(n - 1 - i);
        }
        return new Signal(Trace.of(times, counts), new NoiseModel(25, 0, 0));
    }

    /** Distances from the top at which a shape with a time constant of 0.2 min falls to a twentieth: in front and behind. */
    private record Tailing(SyntheticChromatogram trace, double top, double front, double back) {
        static Tailing of(SyntheticChromatogram trace, SyntheticChromatogram alone) {
            double top = 6;
            for (double t = 5.8; t < 6.5; t += 0.0005) {
                top = alone.signalAt(t) > alone.signalAt(top) ? t : top;
            }
            double limit = 0.05 * alone.signalAt(top);
            double front = 0;
            while (alone.signalAt(top - front) > limit) {
                front += 0.0005;
            }
            double back = 0;
            while (alone.signalAt(top + back) > limit) {
                back += 0.0005;
            }
            return new Tailing(trace, top, front, back);
        }

        private static SyntheticChromatogram slow() {
            return new SyntheticChromatogram().time(2, 14, 1.0 / 240).peak(9000, 5.9, 0.06, 0.2);
        }
    }

    /** The run's tails end after 0.4 min, this one falls to a twentieth after 0.6 min: it must be noticed. */
    @Test
    void aTailMuchLongerThanTheRunsIsFollowed() {
        Tailing slow = Tailing.of(Tailing.slow(), Tailing.slow());
        assertThat(slow.back()).isBetween(0.5, 1.0);
        ChannelShape one = ShapeLearner.assumed(WIDTH, 1);
        Signal signal = signal(slow.trace());
        List<PeakTime> places = List.of(at(slow.top()));
        DropResult drop = new PerpendicularDrop(signal, places, one).integrate();
        assertThat(new PeakMeasurements(signal, one, drop, places).tailing(0).orElseThrow())
                .isCloseTo((slow.front() + slow.back()) / 2 / slow.front(), within(0.15));

        Signal fronting = reversed(signal);
        List<PeakTime> early = List.of(at(16 - slow.top()));
        DropResult cut = new PerpendicularDrop(fronting, early, one).integrate();
        assertThat(new PeakMeasurements(fronting, one, cut, early).tailing(0).orElseThrow())
                .isCloseTo((slow.front() + slow.back()) / 2 / slow.back(), within(0.03));
    }

    /** A side that faces a neighbour is followed to the bound between them and no further. */
    @Test
    void aTailTowardsANeighbourIsFollowedToItsBound() {
        SyntheticChromatogram two = Tailing.slow().peak(9000, 7.9, 0.06, 0.2);
        Tailing slow = Tailing.of(two, Tailing.slow());
        Signal signal = signal(two);
        List<PeakTime> places = List.of(at(slow.top()), at(slow.top() + 2));
        DropResult drop = new PerpendicularDrop(signal, places, SHAPE).integrate();
        assertThat(new PeakMeasurements(signal, SHAPE, drop, places).tailing(0)).isEmpty();
        assertThat(new PeakMeasurements(signal, SHAPE, drop, places).tailing(1)).isPresent();
    }

    /** The valley is above a twentieth: the second front is taken from the first peak, unless that is twice as high. */
    @Test
    void aCoveredFrontIsThatOfTheFirstPeak() {
        double apart = 0.36;
        assertThat(new Cut(pair(3000, 3000, apart), apart).meter().tailing(1).orElseThrow())
                .isCloseTo(1, within(0.03));
        assertThat(new Cut(pair(3000, 3000, apart), apart).meter().tailing(0)).isEmpty();
        assertThat(new Cut(pair(3000, 1600, apart), apart).meter().tailing(1)).isPresent();
        assertThat(new Cut(pair(3000, 1400, apart), apart).meter().tailing(1)).isEmpty();
        ChannelShape wider = new ChannelShape(
                List.of(0.1, 0.12), List.of(0.1, 0.12), SHAPE.front(), SHAPE.tail(), SHAPE.widthScatter());
        Signal signal = signal(pair(3000, 3000, apart));
        List<PeakTime> places = List.of(at(6), at(6 + apart));
        DropResult drop = new PerpendicularDrop(signal, places, wider).integrate();
        assertThat(new PeakMeasurements(signal, wider, drop, places).tailing(1).orElseThrow())
                .isCloseTo((1.2 + 1) / 2.4, within(0.03));
    }

    /** A twentieth of the height must be five standard deviations: a signal to noise of 100, of the peak or of the first one. */
    @Test
    void tailingNeedsASignalToNoiseOfAHundred() {
        double ofHundred = 500 / HEIGHT;
        for (double part : new double[] {0.95, 1.05}) {
            PeakMeasurements alone = new Cut(pair(part * ofHundred, 3000, 2), 2).meter();
            assertThat(alone.tailing(0).isPresent()).isEqualTo(part > 1);
            assertThat(alone.tailing(1)).isPresent();
            double apart = 0.36;
            PeakMeasurements second = new Cut(pair(part * ofHundred, 2 * ofHundred, apart), apart).meter();
            assertThat(second.tailing(1).isPresent()).isEqualTo(part > 1);
        }
    }

    /** Around the top 20 intervals of 0.01 and 3 of 0.05 min, together 0.35 min, lie about a base of 0.34 min. */
    @Test
    void pointsAreCountedOnBothSidesOfTheTop() {
        double[] times = new double[200];
        for (int i = 1; i < 200; i++) {
            times[i] = times[i - 1] + (i < 100 ? 0.01 : 0.05);
        }
        Signal signal = new Signal(Trace.of(times, new double[200]), new NoiseModel(25, 0, 0));
        assertThat(PeakMeasurements.pointsPerPeak(signal, 0.955, 0.2)).isCloseTo(0.34 * 23 / 0.35, within(1e-9));
    }
}
