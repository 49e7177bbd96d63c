package io.enantio.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.chromatogram.Trace;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextPlotTest {
    @Test
    void aPeakIsAtItsTimeAndReachesTheTop() {
        double[] times = IntStream.range(0, 60).mapToDouble(i -> i).toArray();
        double[] counts = new double[60];
        counts[30] = 100;
        counts[31] = 50;
        List<String> lines = TextPlot.of(Trace.of(times, counts), "min").lines().toList();
        assertThat(lines).hasSize(8);
        assertThat(lines.get(0)).isEqualTo("    |" + " ".repeat(30) + "#");
        assertThat(lines.get(5)).isEqualTo("    |" + " ".repeat(30) + "##");
        assertThat(lines.get(7)).isEqualTo("     0.00" + " ".repeat(47) + "59.00 min");
    }

    @Test
    void noPointIsLostHoweverManyThereAre() {
        double[] times = IntStream.range(0, 30000).mapToDouble(i -> i / 1000.0).toArray();
        double[] counts = new double[30000];
        counts[17777] = 1;
        assertThat(TextPlot.of(Trace.of(times, counts), "min").lines().findFirst())
                .hasValue("    |" + " ".repeat(35) + "#");
    }

    @Test
    void tracesWithoutHeightOrPointsAreDrawn() {
        double[] flat = DoubleStream.generate(() -> 7).limit(3).toArray();
        assertThat(TextPlot.of(Trace.of(new double[] {1, 2, 3}, flat), "min")).doesNotContain("#", ".:");
        assertThat(TextPlot.of(Trace.of(new double[] {1}, new double[] {-3}), "?"))
                .contains("1.00 ?");
        assertThat(TextPlot.of(Trace.of(new double[0], new double[0]), "min")).isEqualTo("    (no points)\n");
    }
}
