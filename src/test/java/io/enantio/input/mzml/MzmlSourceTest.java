package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.COUNTS;
import static io.enantio.input.mzml.ChromatogramText.TIMES;
import static io.enantio.input.mzml.ChromatogramText.sim;
import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.tic;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.TestObjects;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.Method;
import io.enantio.method.MzTolerance;
import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.TimeUnit;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RaisedByFault(flag = Flag.RAW_UNREADABLE, fault = "truncated-file")
@RaisedByFault(flag = Flag.RAW_IRREGULAR, fault = "equal-times")
class MzmlSourceTest {
    private static final Injection INJECTION = TestObjects.injection(1, SampleType.STANDARD, "STD1");
    private static final double[] LATER =
            Arrays.stream(TIMES).map(time -> time + 5).toArray();
    private static final double[] OTHER =
            Arrays.stream(COUNTS).map(count -> 3 * count).toArray();

    @TempDir
    Path folder;

    private static Channel channel(Transition transition) {
        return new Channel("ketamine", Role.QUANTIFIER, transition, new PeakWindow(List.of(1.4), 0.5));
    }

    private static Channel ketamine() {
        return channel(Transition.srm(238.1, 125.0));
    }

    private static Channel ketamine(Transition.Choice choice) {
        return channel(new Transition(238.1, OptionalDouble.of(125.0), choice));
    }

    private MzmlSource source(Optional<TimeUnit> unitIfMissing) {
        return new MzmlSource(
                folder,
                new Method.Acquisition(
                        new MzTolerance(0.35, MzTolerance.Unit.DALTON),
                        unitIfMissing,
                        OptionalDouble.empty(),
                        IntegrationChoice.PERPENDICULAR_DROP));
    }

    private RawInjection read(MzmlText text, Channel channel) {
        text.write(folder, "raw/001.mzML");
        return source(Optional.empty()).read(INJECTION, List.of(channel));
    }

    private Trace trace(MzmlText text, Channel channel) {
        return ((Chromatogram) read(text, channel).signal(channel)).trace();
    }

    private String absent(MzmlText text, Channel channel) {
        return ((NoChromatogram) read(text, channel).signal(channel)).reason();
    }

    private List<Problem> problems(MzmlText text, Channel channel) {
        text.write(folder, "raw/001.mzML");
        MzmlSource source = source(Optional.empty());
        source.read(INJECTION, List.of(channel));
        return source.problems();
    }

    @Test
    void theChromatogramNearestInMzIsTaken() {
        MzmlText text = MzmlText.of(
                tic(),
                srm(238.3, 125.0).points(TIMES, OTHER),
                srm(238.1, 125.0),
                srm(238.1, 125.2).points(TIMES, OTHER));
        assertThat(trace(text, ketamine()).intensitiesCounts()).containsExactly(COUNTS);
    }

    @Test
    void anMzOutsideTheToleranceIsAbsentAndTheNearestAreListed() {
        MzmlText text = MzmlText.of(tic(), srm(238.1, 179.1), srm(238.5, 125.0).polarity(Polarity.POSITIVE));
        assertThat(absent(text, ketamine()))
                .isEqualTo(
                        "no SRM chromatogram fits ketamine (238.1 > 125.0); nearest are chromatogram[2] 238.5 > 125.0"
                                + " positive, chromatogram[1] 238.1 > 179.1");
        assertThat(absent(MzmlText.of(tic()), ketamine()))
                .isEqualTo("no SRM chromatogram fits ketamine (238.1 > 125.0); the file has none, only 1 TIC");
    }

    @Test
    void segmentsOfOneTransitionAreJoinedInTheOrderOfTime() {
        MzmlText text = MzmlText.of(srm(238.1, 125.0).points(LATER, OTHER), srm(238.1, 125.0));
        Trace trace = trace(text, ketamine());
        assertThat(trace.size()).isEqualTo(20);
        assertThat(trace.timeMin(0)).isEqualTo(1.0);
        assertThat(trace.intensityCounts(19)).isEqualTo(OTHER[9]);
    }

    @Test
    void twoChromatogramsThatFitEquallyAreAProblemOfTheRun() {
        MzmlText text =
                MzmlText.of(srm(238.1, 125.0).id("a"), srm(238.1, 125.0).id("b").points(TIMES, OTHER));
        assertThat(problems(text, ketamine()))
                .extracting(Problem::toString)
                .containsExactly("raw/001.mzML, channel ketamine: several chromatograms fit ketamine (238.1 > 125.0)"
                        + " equally, and nothing decides: chromatogram[0] \"a\" 1.00-1.90 min, chromatogram[1] \"b\""
                        + " 1.00-1.90 min. Choose one in the method with segment (1 to 2 in the order of the file, or"
                        + " {at_min: TIME}) or id_contains.");
        assertThat(read(text, ketamine()).signal(ketamine())).isInstanceOf(NoChromatogram.class);
    }

    @Test
    void polarityEnergyAndIdDistinguishChromatograms() {
        MzmlText text = MzmlText.of(
                srm(238.1, 125.0).id("a1").polarity(Polarity.POSITIVE).collisionEnergy(20),
                srm(238.1, 125.0)
                        .id("b2")
                        .polarity(Polarity.NEGATIVE)
                        .collisionEnergy(30)
                        .points(TIMES, OTHER));
        Transition.Choice negative = new Transition.Choice(
                Optional.of(Polarity.NEGATIVE), OptionalDouble.empty(), Optional.empty(), Optional.empty());
        Transition.Choice energy =
                new Transition.Choice(Optional.empty(), OptionalDouble.of(30), Optional.empty(), Optional.empty());
        Transition.Choice id =
                new Transition.Choice(Optional.empty(), OptionalDouble.empty(), Optional.of("b"), Optional.empty());
        for (Transition.Choice choice : List.of(negative, energy, id)) {
            assertThat(trace(text, ketamine(choice)).intensitiesCounts()).containsExactly(OTHER);
        }
        assertThat(problems(text, ketamine())).hasSize(1);
    }

    @Test
    void anUnstatedPolarityExcludesNoChromatogram() {
        Transition.Choice positive = new Transition.Choice(
                Optional.of(Polarity.POSITIVE), OptionalDouble.empty(), Optional.empty(), Optional.empty());
        assertThat(trace(MzmlText.of(srm(238.1, 125.0)), ketamine(positive)).size())
                .isEqualTo(10);
        MzmlText stated = MzmlText.of(
                srm(238.1, 125.0).id("a"),
                srm(238.1, 125.0).id("b").polarity(Polarity.POSITIVE).points(TIMES, OTHER));
        assertThat(trace(stated, ketamine(positive)).intensitiesCounts()).containsExactly(OTHER);
    }

    @Test
    void ofTwoThatOverlapTheOneThatReachesTheRetentionWindowIsTaken() {
        double[] early = Arrays.stream(TIMES).map(time -> time - 0.5).toArray();
        MzmlText text = MzmlText.of(
                srm(238.1, 125.0).id("a").points(early, OTHER),
                srm(238.1, 125.0).id("b"));
        assertThat(trace(text, ketamine()).intensitiesCounts()).containsExactly(COUNTS);
    }

    @Test
    void aChannelWithoutProductIsSim() {
        Channel channel = channel(new Transition(238.1, OptionalDouble.empty(), Transition.Choice.NONE));
        MzmlText text = MzmlText.of(srm(238.1, 125.0).points(TIMES, OTHER), sim(238.1));
        assertThat(trace(text, channel).intensitiesCounts()).containsExactly(COUNTS);
        assertThat(absent(MzmlText.of(srm(238.1, 125.0)), channel)).startsWith("no SIM chromatogram fits");
    }

    @Test
    void secondsBecomeMinutes() {
        double[] seconds = {6, 12, 30};
        MzmlText text = MzmlText.of(
                srm(238.1, 125.0).points(seconds, new double[] {1, 2, 3}).unit(ChromatogramText.SECOND));
        assertThat(trace(text, ketamine()).timesMin()).containsExactly(0.1, 0.2, 0.5);
    }

    @Test
    void aMissingUnitIsRefusedUnlessTheMethodStatesIt() {
        MzmlText text = MzmlText.of(srm(238.1, 125.0).unit(""));
        assertThat(absent(text, ketamine()))
                .isEqualTo("chromatogram[0] does not state its unit of time; set time_unit_if_missing in the method");
        Chromatogram assumed = (Chromatogram) source(Optional.of(TimeUnit.SECOND))
                .read(INJECTION, List.of(ketamine()))
                .signal(ketamine());
        assertThat(assumed.trace().timeMin(0)).isEqualTo(1.0 / 60);
        assertThat(assumed.flags()).contains(Flag.TIME_UNIT_ASSUMED);
    }

    @Test
    void equalTimesAreAveragedAndFlagged() {
        double[] times = {1.0, 1.1, 1.1, 1.1, 1.2};
        MzmlText text = MzmlText.of(srm(238.1, 125.0).points(times, new double[] {1, 3, 6, 9, 4}));
        assertThat(trace(text, ketamine()).timesMin()).containsExactly(1.0, 1.1, 1.2);
        assertThat(trace(text, ketamine()).intensitiesCounts()).containsExactly(1, 6, 4);
        assertThat(((Chromatogram) read(text, ketamine()).signal(ketamine())).flags())
                .containsExactly(Flag.RAW_IRREGULAR);
    }

    @Test
    void aChannelThatIsNotRequestedMayBeDamaged() {
        MzmlText text = MzmlText.of(srm(238.1, 125.0), srm(300.2, 165.1).points(TIMES, OTHER))
                .replace(ChromatogramText.base64(ChromatogramText.bytes(OTHER)), "not base64");
        assertThat(trace(text, ketamine()).intensitiesCounts()).containsExactly(COUNTS);
    }

    @Test
    void aListedFileThatIsMissingIsAProblemOfTheRun() {
        MzmlSource source = source(Optional.empty());
        assertThat(source.read(INJECTION, List.of(ketamine())).flags()).containsExactly(Flag.RAW_UNREADABLE);
        assertThat(source.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "raw/001.mzML: there is no such file. Put it there, or leave the injection's file empty"
                                + " if it was not acquired.");
    }

    @Test
    void segmentsOfWhichOneStatesNoUnitAreNotJoined() {
        double[] wide = {0.5, 300};
        MzmlText text = MzmlText.of(
                srm(238.1, 125.0).id("a").points(LATER, OTHER),
                srm(238.1, 125.0).id("b").points(wide, new double[] {1, 2}).unit(""));
        text.write(folder, "raw/001.mzML");
        Chromatogram read = (Chromatogram) source(Optional.of(TimeUnit.SECOND))
                .read(INJECTION, List.of(ketamine()))
                .signal(ketamine());
        assertThat(read.trace().intensitiesCounts()).containsExactly(1, 2);
    }
}
