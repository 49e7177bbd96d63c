package io.enantio.peak.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.retention.DriftModel.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class DriftModelTest {
    private static DriftModel model(int injections, IntToDoubleFunction shift) {
        List<Point> points = new ArrayList<>();
        for (int number = 1; number <= injections; number++) {
            points.add(new Point(number, shift.applyAsDouble(number)));
        }
        return new DriftModel(points, 0.002);
    }

    @Test
    void lineIsFollowed() {
        DriftModel drift = model(30, number -> 0.01 * number);
        assertThat(drift.expect(15).orElseThrow().shiftMin()).isCloseTo(0.15, within(1e-9));
        assertThat(drift.expect(33).orElseThrow().shiftMin()).isCloseTo(0.33, within(1e-9));
        assertThat(drift.expect(15).orElseThrow().sdMin()).isBetween(0.002, 0.003);
    }

    @Test
    void injectionIsPredictedFromTheOthersOnly() {
        DriftModel drift = model(20, number -> number == 10 ? 1 : 0.0);
        assertThat(drift.expect(10).orElseThrow().shiftMin()).isCloseTo(0, within(1e-9));
        assertThat(drift.expect(11).orElseThrow().shiftMin()).isCloseTo(0, within(1e-6));
    }

    @Test
    void lastingJumpBeginsASegment() {
        DriftModel drift = model(30, number -> number <= 15 ? 0 : 0.6);
        assertThat(drift.expect(15).orElseThrow().shiftMin()).isCloseTo(0, within(1e-9));
        assertThat(drift.expect(16).orElseThrow().shiftMin()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void withoutObservationsThereIsNoPrediction() {
        assertThat(model(0, number -> 0).expect(3)).isEmpty();
        assertThat(model(1, number -> 0.2).expect(1)).isEmpty();
        assertThat(model(1, number -> 0.2).expect(2).orElseThrow().shiftMin()).isEqualTo(0.2);
    }

    /** Injections 1-5 and 31-35 are known: 20 has none within ten, 8 only those before it, though all are of one segment. */
    @Test
    void nearInjectionsPredictWhereThereAreThreeOfThem() {
        List<Point> points = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            points.add(new Point(number, 0.1));
            points.add(new Point(number + 30, 0.1004));
        }
        points.sort(java.util.Comparator.comparingInt(Point::number));
        DriftModel drift = new DriftModel(points, 0.002);
        assertThat(drift.expect(8).orElseThrow().shiftMin()).isCloseTo(0.1, within(1e-12));
        assertThat(drift.expect(28).orElseThrow().shiftMin()).isCloseTo(0.1004, within(1e-12));
        assertThat(drift.expect(20).orElseThrow().shiftMin()).isBetween(0.1001, 0.1003);
        assertThat(drift.expect(100).orElseThrow().shiftMin()).isGreaterThan(0.1004);
    }
}
