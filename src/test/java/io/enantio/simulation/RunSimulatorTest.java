package io.enantio.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.enantio.TestObjects;
import io.enantio.chromatogram.Trace;
import io.enantio.method.value.Range;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.Schedule;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.plan.SimulationPlan.MethodReference;
import io.enantio.simulation.plan.SimulationPlan.Samples;
import io.enantio.simulation.plan.SimulationPlan.Signal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunSimulatorTest {
    @TempDir
    Path folder;

    @Test
    void withoutNoiseTheAreasOfTheTracesAreTheTrueOnes() throws IOException {
        WrittenRun run = simulated("run", small().with(signal(1.8, OptionalDouble.of(1.2), 0)));
        for (int injection : new int[] {1, 11, 18, 25}) {
            double analytes = areaOf(run.raw(injection).trace("238.1 Q3=125"));
            double standards = areaOf(run.raw(injection).trace("242.1"));
            assertThat(analytes).isCloseTo(pair(run, injection, "area_counts_min"), within(1e-4 * analytes + 1e-9));
            assertThat(standards)
                    .isCloseTo(
                            pair(run, injection, "internal_standard_area_counts_min"), within(1e-4 * standards + 1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1.1, 11", "1.8, 1.3, 12", "2.2, 1.4, 13", "3.0, 2.0, 14"})
    void resolutionOfTheWrittenTraceIsAsRequested(double resolution, double as10, long seed) throws IOException {
        WrittenRun run = simulated("run", onePair(seed).with(signal(resolution, OptionalDouble.of(as10), 0)));
        assertThat(MeasuredPair.resolution(run.raw(1).trace("238.1"))).isCloseTo(resolution, within(0.02 * resolution));
        assertThat(run.truth(1, "R-ketamine", "resolution")).isCloseTo(resolution, within(0.01 * resolution));
    }

    @ParameterizedTest
    @CsvSource({"1.1, 11", "1.3, 12", "1.6, 13", "2.0, 14", "3.0, 15"})
    void tailingOfTheWrittenTraceIsAsRequested(double as10, long seed) throws IOException {
        WrittenRun run = simulated("run", onePair(seed).with(signal(3.5, OptionalDouble.of(as10), 0)));
        Trace trace = run.raw(1).trace("238.1");
        int apex = MeasuredPair.secondApex(trace);
        double tailing = MeasuredPair.edgeMin(trace, apex, 0.1, 1) / MeasuredPair.edgeMin(trace, apex, 0.1, -1);
        // The apex lies between two points, up to half a second from the highest.
        assertThat(tailing).isCloseTo(as10, within(0.12 * as10));
    }

    @Test
    void theFirstRetentionTimesAreThoseOfTheMethod() throws IOException {
        WrittenRun run = simulated("run", small());
        assertThat(run.truth(1, "S-ketamine", "retention_time_min")).isCloseTo(10.40, within(0.01));
        assertThat(run.truth(1, "R-norketamine", "retention_time_min")).isCloseTo(8.40, within(0.01));
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedDoesNot() throws IOException {
        SimulationPlan otherSeed = SimulationPlan.of(SimulatedAssay.method(), new MethodReference.Linked("m.yaml"), 43)
                .with(small().samples());
        Map<String, String> first = simulated("first", small()).contents();
        assertThat(simulated("again", small()).contents()).isEqualTo(first);
        assertThat(simulated("other", otherSeed).contents()).isNotEqualTo(first);
    }

    @Test
    void truthHasARowForEachInjectionAndAnalyte() throws IOException {
        WrittenRun run = simulated("run", small());
        assertThat(run.truth()).hasSize(4 * run.injections().size());
        assertThat(Files.readString(run.folder().resolve("truth.csv")))
                .startsWith("injection,sample_id,analyte,true_concentration_ng_per_ml,area_counts_min,"
                        + "internal_standard_area_counts_min,retention_time_min,resolution,fault\n");
        run.injections()
                .forEach(line ->
                        assertThat(run.folder().resolve(line.get("file"))).isRegularFile());
    }

    @Test
    void aRequestedRatioHoldsInEverySample() throws IOException {
        WrittenRun run = simulated("run", small().with(new Samples(2, Schedule.DAY_1, OptionalDouble.of(3))));
        List<CSVRecord> samples = run.injections().stream()
                .filter(line -> line.get("sample_type").equals("study")
                        && !line.get("sample_id").endsWith("T00"))
                .toList();
        assertThat(samples).hasSize(8);
        for (CSVRecord sample : samples) {
            int injection = Integer.parseInt(sample.get("injection"));
            double r = run.truth(injection, "R-ketamine", "true_concentration_ng_per_ml");
            double s = run.truth(injection, "S-ketamine", "true_concentration_ng_per_ml");
            assertThat(r / s).isCloseTo(3, within(1e-9));
        }
    }

    @Test
    void standardsAndQcsBracketTheStudySamples() throws IOException {
        List<String> types = simulated("run", small()).injections().stream()
                .map(line -> line.get("sample_type"))
                .toList();
        assertThat(types.indexOf("qc")).isLessThan(types.indexOf("study"));
        assertThat(types.lastIndexOf("qc")).isGreaterThan(types.lastIndexOf("study"));
        assertThat(types.indexOf("carryover_blank")).isEqualTo(types.indexOf("standard") + 8);
    }

    @Tag("evidence")
    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultIsListedInTruth(Fault fault) throws IOException {
        WrittenRun run = simulated("run", small().with(List.of(fault)));
        List<String> struck = run.truth().stream()
                .map(line -> line.get("fault"))
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
        assertThat(struck).containsExactly(fault.word());
        assertThat(Fault.ofWord(fault.word())).contains(fault);
    }

    @Tag("evidence")
    @Test
    void allFaultsTogetherAffectInjectionsOfTheirOwn() throws IOException {
        SimulationPlan plan = small().with(new Samples(15, Schedule.DAY_1, OptionalDouble.empty()));
        WrittenRun run = simulated("run", plan.with(List.of(Fault.values())));
        String truth = Files.readString(run.folder().resolve("truth.csv"));
        assertThat(Fault.values()).allMatch(fault -> truth.contains(fault.word()));
    }

    @Test
    void aFaultChangesNothingButItsInjectionAndWhatCarriesOver() throws IOException {
        Map<String, String> clean = simulated("clean", small()).contents();
        Map<String, String> faulty =
                simulated("faulty", small().with(List.of(Fault.IS_DROPOUT))).contents();
        assertThat(faulty.keySet()).isEqualTo(clean.keySet());
        long changed = clean.keySet().stream()
                .filter(name -> name.startsWith("raw") && !Objects.equals(clean.get(name), faulty.get(name)))
                .count();
        assertThat(changed).isBetween(1L, 3L);
    }

    @Test
    void moreFaultsThanSamplesAreRefusedWithARemedy() {
        SimulationPlan plan = small().with(new Samples(0, Schedule.DAY_1, OptionalDouble.empty()));
        assertThatThrownBy(() -> new RunSimulator(plan.with(List.of(Fault.SPIKE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fault spike needs a study sample of its own: simulate more subjects than 0");
    }

    @Test
    void aFolderThatIsNotEmptyIsNotTouched() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> new RunSimulator(small()).writeTo(folder))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("run.yaml")).doesNotExist();
    }

    private static SimulationPlan small() {
        return SimulationPlan.of(SimulatedAssay.method(), new MethodReference.Linked("m.yaml"), 42)
                .with(new Samples(4, Schedule.DAY_1, OptionalDouble.empty()));
    }

    private static SimulationPlan onePair(long seed) {
        return SimulationPlan.of(TestObjects.method(), new MethodReference.Linked("m.yaml"), seed)
                .with(new Samples(1, Schedule.DAY_1, OptionalDouble.empty()));
    }

    private static Signal signal(double resolution, OptionalDouble as10, double noise) {
        return new Signal(resolution, as10, noise, Optional.of(new Range(3, 40)));
    }

    private WrittenRun simulated(String name, SimulationPlan plan) throws IOException {
        return WrittenRun.of(plan, folder.resolve(name));
    }

    private static double areaOf(Trace trace) {
        double area = 0;
        for (int i = 1; i < trace.size(); i++) {
            area += (trace.timeMin(i) - trace.timeMin(i - 1))
                    * (trace.intensityCounts(i) + trace.intensityCounts(i - 1))
                    / 2;
        }
        return area;
    }

    private static double pair(WrittenRun run, int injection, String column) {
        return run.truth(injection, "S-ketamine", column) + run.truth(injection, "R-ketamine", column);
    }
}
