package io.enantio.peak.drop;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.SyntheticChromatogram;
import io.enantio.TestObjects;
import io.enantio.chromatogram.NoiseModel;
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
            DropResult.Piece piece =
                    new DropResult.Piece(new Trapezoid(SIGNAL, 5.5, 6.5), 1000, 0, new DropResult.Leak(0, 0), false);
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
}
