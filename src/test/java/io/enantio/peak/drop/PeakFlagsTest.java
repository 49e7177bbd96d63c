package io.enantio.peak.drop;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.SyntheticChromatogram;
import io.enantio.TestObjects;
import io.enantio.chromatogram.NoiseModel;
import io.enantio.chromatogram.Trace;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak.Figures;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.LocatedChannel.RetentionShift;
import io.enantio.peak.signal.Apex;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Trapezoid;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of the flags (docs/reference/flags.md): a figure on its limit raises nothing, just beyond it does. */
@RaisedByFault(flag = Flag.TOO_FEW_POINTS, fault = "few-points", integration = "perpendicular_drop")
@RaisedByFault(flag = Flag.VALLEY, fault = "valley", integration = "perpendicular_drop")
@RaisedByFault(flag = Flag.POINTS_LOW, fault = "points-low")
@RaisedByFault(flag = Flag.RS_LOW, fault = "rs-low")
@RaisedByFault(flag = Flag.RS_BELOW_FLOOR, fault = "rs-below-floor")
@RaisedByFault(flag = Flag.TAIL, fault = "tail")
class PeakFlagsTest {
    private static final Signal SIGNAL = new Signal(
            new SyntheticChromatogram().peak(1000, 6, 0.1, 0).noise(10, 0, 3).trace(), new NoiseModel(100, 0, 0.004));

    private record Found(
            double resolution, double tailing, double points, double valley, double awaySd, double relativeRetention) {
        Set<Flag> flags() {
            Apex top = new Apex(6 + awaySd * 0.0625, 0, 4000, 50);
            PeakTimes.PeakTime place = new PeakTimes.PeakTime(6, 0.0625, Optional.of(top));
            PeakTimes places =
                    new PeakTimes(new RetentionShift(0, 0.01, RetentionShift.Source.SEEN, Set.of()), List.of(place));
            Figures figures = new Figures(
                    OptionalDouble.of(400),
                    OptionalDouble.of(resolution),
                    OptionalDouble.of(tailing),
                    OptionalDouble.of(points),
                    OptionalDouble.of(0.2),
                    OptionalDouble.of(valley));
            DropResult.Piece piece = new DropResult.Piece(
                    new Trapezoid(SIGNAL, 5.5, 6.5),
                    1000,
                    0,
                    new DropResult.Leak(0, 0),
                    false,
                    DropResult.Disturbance.NONE);
            return new PeakFlags(TestObjects.method(), SIGNAL)
                    .of(new PeakFlags.Facts(
                            place,
                            places,
                            piece,
                            figures,
                            0,
                            OptionalDouble.of(relativeRetention),
                            IntegrationMethod.PERPENDICULAR_DROP));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2,1,20,0,0,1,",
        "1.5,1,20,0,0,1,",
        "1.4999,1,20,0,0,1,RS_LOW",
        "1.25,1,20,0,0,1,RS_LOW",
        "1.2499,1,20,0,0,1,RS_BELOW_FLOOR",
        "2,2.0,20,0,0,1,",
        "2,2.0001,20,0,0,1,TAIL",
        "2,0.8,20,0,0,1,",
        "2,0.7999,20,0,0,1,TAIL",
        "2,1,12,0,0,1,",
        "2,1,11.999,0,0,1,POINTS_LOW",
        "2,1,8,0,0,1,POINTS_LOW",
        "2,1,7.999,0,0,1,TOO_FEW_POINTS",
        "2,1,20,10,0,1,",
        "2,1,20,10.001,0,1,VALLEY",
        "2,1,20,0,3,1,",
        "2,1,20,0,3.001,1,RT_SHIFT",
        "2,1,20,0,-3.001,1,RT_SHIFT",
        "2,1,20,0,0,1.02,",
        "2,1,20,0,0,1.0201,RT_SHIFT",
        "2,1,20,0,0,0.98,",
        "2,1,20,0,0,0.9799,RT_SHIFT"
    })
    void limitItselfIsAllowed(
            double resolution,
            double tailing,
            double points,
            double valley,
            double awaySd,
            double relativeRetention,
            Flag expected) {
        Set<Flag> found = new Found(resolution, tailing, points, valley, awaySd, relativeRetention).flags();
        assertThat(found).containsExactlyElementsOf(expected == null ? Set.of() : Set.of(expected));
    }

    /** The figures of a clean peak; each case spoils one. */
    private record Case(
            double resolution, double points, double valleyPercent, double valleySe, IntegrationMethod how) {
        static Case cut() {
            return new Case(2, 20, 0, 0, IntegrationMethod.PERPENDICULAR_DROP);
        }

        Set<Flag> flags(Signal signal, boolean truncated, double widthMin) {
            PeakTimes.PeakTime place = new PeakTimes.PeakTime(6, 0.0625, Optional.empty());
            PeakTimes places = new PeakTimes(
                    new RetentionShift(0, 0.01, RetentionShift.Source.SEEN, Set.of(Flag.RT_DRIFT)), List.of(place));
            Figures figures = new Figures(
                    OptionalDouble.of(400),
                    OptionalDouble.of(resolution),
                    OptionalDouble.empty(),
                    OptionalDouble.of(points),
                    OptionalDouble.of(widthMin),
                    OptionalDouble.of(valleyPercent));
            DropResult.Piece piece = new DropResult.Piece(
                    new Trapezoid(signal, 5.5, 6.5),
                    1000,
                    0,
                    new DropResult.Leak(0, 0),
                    truncated,
                    DropResult.Disturbance.NONE);
            Set<Flag> flags = new PeakFlags(TestObjects.method(), signal)
                    .of(new PeakFlags.Facts(place, places, piece, figures, valleySe, OptionalDouble.empty(), how));
            // a flag of the injection's shift is one of each of its peaks
            assertThat(flags).contains(Flag.RT_DRIFT);
            flags.remove(Flag.RT_DRIFT);
            return flags;
        }

        Set<Flag> flags() {
            return flags(SIGNAL, false, 0.2);
        }
    }

    @Test
    void aFitNeedsFewerPointsAndLessResolutionThanACut() {
        IntegrationMethod cut = IntegrationMethod.PERPENDICULAR_DROP;
        IntegrationMethod fit = IntegrationMethod.JOINT_FIT;
        assertThat(new Case(2, 7.9, 0, 0, cut).flags()).containsExactly(Flag.TOO_FEW_POINTS);
        assertThat(new Case(2, 7.9, 0, 0, fit).flags()).containsExactly(Flag.POINTS_LOW);
        assertThat(new Case(2, 5, 0, 0, fit).flags()).containsExactly(Flag.POINTS_LOW);
        assertThat(new Case(2, 4.9, 0, 0, fit).flags()).containsExactly(Flag.TOO_FEW_POINTS);
        assertThat(new Case(1.2, 20, 0, 0, cut).flags()).containsExactly(Flag.RS_BELOW_FLOOR);
        assertThat(new Case(1.2, 20, 0, 0, fit).flags()).containsExactly(Flag.RS_LOW);
        assertThat(new Case(2, 20, 40, 0, fit).flags()).isEmpty();
    }

    /** A valley of 16 % passes its limit of 10 % by three standard errors of 2 %; of 1.9 % it does not. */
    @Test
    void aValleyMustPassItsLimitByThreeStandardErrors() {
        assertThat(new Case(2, 20, 16, 2, IntegrationMethod.PERPENDICULAR_DROP).flags())
                .isEmpty();
        assertThat(new Case(2, 20, 16, 1.9, IntegrationMethod.PERPENDICULAR_DROP).flags())
                .containsExactly(Flag.VALLEY);
    }

    @Test
    void aPieceThatTheTraceEndsInIsTruncated() {
        assertThat(Case.cut().flags(SIGNAL, true, 0.2)).containsExactly(Flag.WINDOW_TRUNCATED);
    }

    /** Points of a 60th of a minute are missing within a width of 0.2 min of the top: two are allowed, three are flagged. */
    @ParameterizedTest
    @CsvSource({"5.9, 5.92, 2", "5.9, 5.94, 3", "6.1, 6.12, 2", "6.1, 6.14, 3", "5.5, 5.7, 0", "6.3, 6.5, 0"})
    void threeLostPointsWithinAWidthAreTooMany(double from, double to, int lost) {
        Trace whole = new SyntheticChromatogram()
                .time(0, 12, 1.0 / 60)
                .peak(1000, 6, 0.1, 0)
                .baseline(100, 0)
                .trace();
        int[] kept = IntStream.range(0, whole.size())
                .filter(i -> whole.timeMin(i) < from - 1e-9 || whole.timeMin(i) > to)
                .toArray();
        double[] times = IntStream.of(kept).mapToDouble(whole::timeMin).toArray();
        double[] counts = IntStream.of(kept).mapToDouble(whole::intensityCounts).toArray();
        Signal signal = new Signal(Trace.of(times, counts), new NoiseModel(100, 0, 0.004));
        assertThat(Case.cut().flags(signal, false, 0.2).contains(Flag.MASKED_POINTS))
                .isEqualTo(lost > 2);
    }

    /** Of an area of 1000 the accuracy limit is 150, a third of it 50. A fit carries its own baseline and peaks. */
    @ParameterizedTest
    @CsvSource({
        "50, 0,", "50.1, 0, BASELINE_SHIFT", "150, 0, BASELINE_SHIFT", "150.1, 0, BASELINE_SHIFT_LARGE",
        "0, 50,", "0, 50.1, INTERFERENCE_SUSPECTED", "0, 150, INTERFERENCE_SUSPECTED", "0, 150.1, INTERFERENCE_LARGE"
    })
    void whatFalsifiesAnAreaIsComparedWithTheAccuracyLimit(double shift, double stranger, Flag expected) {
        DropResult.Piece piece = new DropResult.Piece(
                new Trapezoid(SIGNAL, 5.5, 6.5),
                1000,
                0,
                new DropResult.Leak(0, 0),
                false,
                new DropResult.Disturbance(shift, stranger));
        for (IntegrationMethod how :
                new IntegrationMethod[] {IntegrationMethod.PERPENDICULAR_DROP, IntegrationMethod.JOINT_FIT}) {
            PeakTimes.PeakTime place = new PeakTimes.PeakTime(6, 0.0625, Optional.empty());
            PeakTimes places =
                    new PeakTimes(new RetentionShift(0, 0.01, RetentionShift.Source.SEEN, Set.of()), List.of(place));
            OptionalDouble fine = OptionalDouble.of(20);
            Figures figures = new Figures(
                    fine,
                    OptionalDouble.of(2),
                    OptionalDouble.empty(),
                    fine,
                    OptionalDouble.of(0.2),
                    OptionalDouble.empty());
            assertThat(new PeakFlags(TestObjects.method(), SIGNAL)
                            .of(new PeakFlags.Facts(place, places, piece, figures, 0, OptionalDouble.empty(), how)))
                    .isEqualTo(expected == null || how == IntegrationMethod.JOINT_FIT ? Set.of() : Set.of(expected));
        }
    }
}
