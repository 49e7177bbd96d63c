package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the certified values of NIST StRD, data set Norris. */
class StraightLineTest {

    @Test
    void slopeAndStandardErrorAreThoseOfNist() throws IOException {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("validation/reference/nist-strd/norris.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals("point")) {
                x.add(Double.valueOf(cells[2]));
                y.add(Double.valueOf(cells[3]));
            }
        }
        assertThat(x).hasSize(36);
        StraightLine line = StraightLine.of(x, y).orElseThrow();
        assertThat(line.slope()).isCloseTo(1.00211681802045, withinPercentage(1e-10));
        assertThat(line.slopeSe()).isCloseTo(0.429796848199937e-3, withinPercentage(1e-9));
    }
}
