package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.calibration.ReferenceTable;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.peak.joint.JointFitRun;
import io.enantio.peak.joint.JointFitRun.Expectation;
import io.enantio.peak.joint.JointFitRun.Input;
import io.enantio.peak.signal.Statistics;
import io.enantio.run.SampleType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Areas of the runs of validation/reference/areas: against the truth, and against a second program's. */
class SimulatedAreasTest {
    private static final double FIRST_MIN = 5;
    private static final double EARLIER_MIN = 0.03;
    private static final double FWHM_MIN = 0.2006;
    private static final double WINDOW_MIN = 0.17;

    /** A peak of areas.csv. */
    private record Known(int injection, String type, int peak, double area, double bound, String drop) {
        boolean isSample() {
            return type.equals("study");
        }
    }

    /** RMSE of each group of equal areas, in units of the smallest standard error that any unbiased estimate can have. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"rs10, 1.0, 4", "rs18, 1.8, 6"})
    void theJointFitMeetsTheTruthAtTheCramerRaoBound(String run, double resolution, int groups) throws IOException {
        List<JointFitRun.Fitted> fitted =
                JointFitRun.fit(expected(resolution, 0), Optional.of(expected(resolution, EARLIER_MIN)), inputs(run));
        Map<String, List<Double>> errors = new TreeMap<>();
        int covered = 0;
        int all = 0;
        for (Known known : known(run)) {
            Peak.Area area = fitted.get(known.injection() - 1)
                    .analyte()
                    .peaks()
                    .get(known.peak() - 1)
                    .area();
            if (known.isSample()) {
                double error = area.countsMin() - known.area();
                errors.computeIfAbsent(
                                known.peak() + " " + known.area() + " " + other(run, known), k -> new ArrayList<>())
                        .add(error / known.bound());
                covered += Math.abs(error) <= 1.96 * area.seCountsMin() ? 1 : 0;
                all++;
            }
        }
        assertThat(errors).hasSize(groups);
        errors.forEach(
                (group, values) -> assertThat(rootMeanSquare(values)).as(group).isBetween(0.4, 1.7));
        assertThat(rootMeanSquare(errors.values().stream().flatMap(List::stream).toList()))
                .isBetween(0.85, 1.3);
        assertThat((double) covered / all).isBetween(0.88, 1.0);
    }

    /** The criterion of validation/software/real-data.md, and a narrower one, as the traces hold no surprises. */
    @Test
    void perpendicularDropAgreesWithASecondProgram() throws IOException {
        List<ChannelPeaks> peaks = JointFitRun.drop(expected(1.8, 0), expected(1.8, EARLIER_MIN), inputs("rs18"));
        List<Double> ratios = new ArrayList<>();
        for (Known known : known("rs18")) {
            Integration found = peaks.get(known.injection() - 1).peaks().get(known.peak() - 1);
            assertThat(found).as(known.toString()).isInstanceOf(Peak.class);
            ratios.add(((Peak) found).area().countsMin() / Double.parseDouble(known.drop()));
        }
        double[] all = ratios.stream().mapToDouble(Double::doubleValue).toArray();
        assertThat(all).hasSize(52);
        assertThat(Statistics.median(all)).isBetween(0.99, 1.01);
        assertThat(ratios.stream().filter(ratio -> Math.abs(ratio - 1) <= 0.05).count())
                .isGreaterThanOrEqualTo(47);
        assertThat(ratios).allSatisfy(ratio -> assertThat(ratio).isBetween(0.85, 1.15));
    }

    private static Expectation expected(double resolution, double earlierMin) {
        double first = FIRST_MIN - earlierMin;
        return new Expectation(List.of(first, first + resolution * 2 * FWHM_MIN / 1.18), WINDOW_MIN);
    }

    private static List<Input> inputs(String run) throws IOException {
        List<String[]> rows = ReferenceTable.read("areas/" + run + ".csv").rows();
        int injections = (rows.get(0).length - 1) / 2;
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < injections; i++) {
            inputs.add(new Input(
                    i < 8 ? SampleType.STANDARD : SampleType.STUDY,
                    Optional.of(trace(rows, 2 * i + 1)),
                    Optional.of(trace(rows, 2 * i + 2))));
        }
        return inputs;
    }

    private static Trace trace(List<String[]> rows, int column) {
        return Trace.of(
                rows.stream().mapToDouble(row -> Double.parseDouble(row[0])).toArray(),
                rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row[column]))
                        .toArray());
    }

    private static List<Known> known(String run) throws IOException {
        return ReferenceTable.read("areas/areas.csv").rows(run).stream()
                .map(row -> new Known(
                        Integer.parseInt(row[1]),
                        row[2],
                        Integer.parseInt(row[3]),
                        Double.parseDouble(row[4]),
                        Double.parseDouble(row[5]),
                        row[6]))
                .toList();
    }

    private static String other(String run, Known one) throws IOException {
        return known(run).stream()
                .filter(any -> any.injection() == one.injection() && any.peak() != one.peak())
                .map(any -> Double.toString(any.area()))
                .findFirst()
                .orElseThrow();
    }

    private static double rootMeanSquare(List<Double> values) {
        return Math.sqrt(values.stream().mapToDouble(x -> x * x).average().orElseThrow());
    }
}
