package io.enantio.chromatogram;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Transition;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Axes of which the true unit is known. */
class TimeAxisTest {
    @ParameterizedTest
    @CsvSource({
        // a segment or a whole run, one point a second, divided by 60 once too often
        "540, 780, 1, 3600, minutes labelled as seconds",
        "0, 900, 1, 3600, minutes labelled as seconds",
        "540, 780, 0.2, 3600, minutes labelled as seconds",
        // not divided at all
        "540, 780, 1, 1, seconds labelled as minutes",
        "0, 900, 7, 1, seconds labelled as minutes",
        "30, 900, 7, 1, seconds labelled as minutes",
        // right, whole or in part
        "540, 780, 1, 60, ''",
        "0, 5400, 2, 60, ''",
        // wrong, but not by 60
        "0, 200, 1, 60, ''",
        "900, 1200, 1, 60, ''"
    })
    void anAxisThatIsOffBy60IsAskedAbout(
            double fromSeconds, double toSeconds, double cycleSeconds, double divisor, String suspicion) {
        int points = (int) ((toSeconds - fromSeconds) / cycleSeconds);
        double[] times = IntStream.range(0, points)
                .mapToDouble(i -> (fromSeconds + i * cycleSeconds) / divisor)
                .toArray();
        ChannelSignal signal = new Chromatogram(
                new Channel(
                        "ketamine",
                        Role.QUANTIFIER,
                        Transition.srm(238.1, 125),
                        new PeakWindow(List.of(10.4, 11.6), 1)),
                Trace.of(times, new double[points]),
                Set.of());
        assertThat(TimeAxis.doubt(List.of(signal)).orElse(""))
                .matches(
                        suspicion.isEmpty() ? "" : "its time axis .* 10.4 to 11.6 min: off by 60, " + suspicion + ".*");
    }
}
