package io.enantio.peak.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.NoiseModel;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.drop.DropResult.Boundary;
import io.enantio.peak.drop.DropResult.Boundary.Kind;
import io.enantio.peak.drop.DropResult.Leak;
import io.enantio.peak.drop.DropResult.Piece;
import io.enantio.peak.signal.Baseline;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Trapezoid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When two peaks without a valley hide each other: both must exceed 3 standard errors and half of what leaks into them. */
class DropResultTest {
    private static final Signal SIGNAL = new Signal(
            Trace.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new double[] {5, 5, 5, 5, 5, 5, 5, 5}),
            new NoiseModel(1, 0, 0));

    /** Areas and leaks of two peaks; each area's noise is 3, what is unknown of a leak 4: together 5. */
    private record Pair(double first, double second, double gain, Kind kind, double valleyCounts) {
        DropResult result() {
            return new DropResult(
                    Baseline.fit(SIGNAL, new Baseline.Group(4, 5, 3)),
                    List.of(piece(first, gain), piece(second, gain)),
                    List.of(new Boundary(kind, 4.5, valleyCounts, 2)),
                    new double[][] {{9, 0}, {0, 9}});
        }

        private static Piece piece(double area, double gain) {
            return new Piece(
                    new Trapezoid(SIGNAL, 2, 4), area, 0, new Leak(gain, 4), false, DropResult.Disturbance.NONE);
        }

        boolean hides() {
            DropResult result = result();
            assertThat(result.isUnresolved(0)).isEqualTo(result.isUnresolved(1));
            return result.isUnresolved(0);
        }
    }

    @Test
    void bothMustExceedThreeStandardErrors() {
        assertThat(new Pair(15.1, 15.1, 0, Kind.NONE, 11).hides()).isTrue();
        assertThat(new Pair(15, 15.1, 0, Kind.NONE, 11).hides()).isFalse();
        assertThat(new Pair(15.1, 15, 0, Kind.NONE, 11).hides()).isFalse();
    }

    @Test
    void bothMustExceedHalfOfTheirLeak() {
        assertThat(new Pair(50.1, 50.1, 100, Kind.NONE, 11).hides()).isTrue();
        assertThat(new Pair(50, 50.1, 100, Kind.NONE, 11).hides()).isFalse();
        assertThat(new Pair(50.1, 50, 100, Kind.NONE, 11).hides()).isFalse();
    }

    @Test
    void aValleyOrADistanceOrTheBaselineBetweenThemResolvesThem() {
        assertThat(new Pair(99, 99, 0, Kind.VALLEY, 11).hides()).isFalse();
        assertThat(new Pair(99, 99, 0, Kind.APART, 11).hides()).isFalse();
        // five standard deviations of 2
        assertThat(new Pair(99, 99, 0, Kind.NONE, 10.1).hides()).isTrue();
        assertThat(new Pair(99, 99, 0, Kind.NONE, 10).hides()).isFalse();
    }

    @Test
    void noiseOfAnAreaIsTheRootOfItsVariance() {
        DropResult result = new DropResult(
                new Pair(1, 1, 0, Kind.APART, 0).result().baseline(), List.of(), List.of(), new double[][] {
                    {16, 1}, {1, 25}
                });
        assertThat(result.noiseSe(0)).isCloseTo(4, within(1e-12));
        assertThat(result.noiseSe(1)).isCloseTo(5, within(1e-12));
    }

    /** Of three peaks only those on both sides of the blurred cut are hidden. */
    @Test
    void aThirdPeakIsNotHiddenByTheOthers() {
        Piece piece = Pair.piece(99, 0);
        Boundary blurred = new Boundary(Kind.NONE, 4.5, 11, 2);
        Boundary valley = new Boundary(Kind.VALLEY, 5.5, 11, 2);
        double[][] covariance = {{9, 0, 0}, {0, 9, 0}, {0, 0, 9}};
        Baseline baseline = new Pair(1, 1, 0, Kind.APART, 0).result().baseline();
        DropResult front = new DropResult(baseline, List.of(piece, piece, piece), List.of(blurred, valley), covariance);
        assertThat(List.of(front.isUnresolved(0), front.isUnresolved(1), front.isUnresolved(2)))
                .containsExactly(true, true, false);
        DropResult back = new DropResult(baseline, List.of(piece, piece, piece), List.of(valley, blurred), covariance);
        assertThat(List.of(back.isUnresolved(0), back.isUnresolved(1), back.isUnresolved(2)))
                .containsExactly(false, true, true);
    }
}
