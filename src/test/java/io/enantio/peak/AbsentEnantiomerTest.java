package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.run.SampleType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One enantiomer alone, or nearly so, beside nothing: areas near 0 with an honest error, never a refusal. */
class AbsentEnantiomerTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.3);
    private static final PlantedRun.Noise NOISE = new PlantedRun.Noise(100, 20);

    @ParameterizedTest(name = "Rs {0}")
    @ValueSource(doubles = {1.2, 1.3, 1.4, 1.5, 1.65, 1.8})
    void absentEnantiomerHasAnAreaNearZero(double resolution) {
        PlantedRun run = new PlantedRun(PlantedMethods.pair(SHAPE, resolution), SHAPE, NOISE).standards();
        double[] areas = {50_000, 100_000, 250_000, 500_000};
        for (int i = 0; i < 24; i++) {
            double area = areas[i % 4] ;
            run.addShifted(SampleType.SINGLE_ENANTIOMER, 0.004 * (i % 5), i % 2 == 0 ? area : 0, i % 2 == 0 ? 0 : area);
        }
        List<InjectionPeaks> found = run.integrate();
        for (int i = 0; i < 24; i++) {
            Integration absent = found.get(8 + i).in(run.analyte()).peaks().get(i % 2 == 0 ? 1 : 0);
            System.out.println("Rs " + resolution + " " + areas[i % 4] + " absent " + (i % 2 == 0 ? "second " : "first ")
                    + (absent instanceof Peak p ? String.format("%.2f%% z %.1f se %.2f/%.2f", 100 * p.area().countsMin() / areas[i % 4], p.area().countsMin() / p.area().seCountsMin(), 100*p.area().noiseSeCountsMin()/ areas[i % 4], 100*p.area().shapeSeCountsMin()/ areas[i % 4]) + p.flags() : absent));
        }
    }

    @ParameterizedTest(name = "Rs {0}")
    @ValueSource(doubles = {1.5, 1.65, 1.8, 2.0})
    void twentyToOne(double resolution) {
        for (double asym : new double[] {1.2, 1.3, 1.5}) {
            EmgShape shape = new EmgShape(0.2, asym);
        PlantedRun run = new PlantedRun(PlantedMethods.pair(shape, resolution), shape, NOISE).standards();
        for (int i = 0; i < 6; i++) {
            run.addShifted(SampleType.STUDY, 0.004 * (i % 5), i % 2 == 0 ? 50_000 : 2500, i % 2 == 0 ? 2500 : 50_000);
        }
        List<InjectionPeaks> found = run.integrate();
        for (int i = 0; i < 6; i++) {
            Integration absent = found.get(8 + i).in(run.analyte()).peaks().get(i % 2 == 0 ? 1 : 0);
            System.out.println("20:1 As " + asym + " Rs " + resolution + (i % 2 == 0 ? " second " : " first ")
                    + (absent instanceof Peak p ? String.format("%.2f%% se %.2f/%.2f", 100 * p.area().countsMin() / 2500, 100*p.area().noiseSeCountsMin()/ 2500, 100*p.area().shapeSeCountsMin()/ 2500) + p.flags() : absent));
        }
        }
    }
}
