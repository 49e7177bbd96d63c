package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.srm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.TestObjects;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.chromatogram.TraceOrigin.Piece;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Transition;
import io.enantio.method.Transition.Choice;
import io.enantio.method.Transition.Segment;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transition that a file holds in several pieces: time segments, entries for each enantiomer, duplicates. */
class TracePiecesTest {
    private static final Injection INJECTION = TestObjects.injection(1, SampleType.STANDARD, "STD1");
    private static final double CYCLE_MIN = 0.02;

    @TempDir
    Path folder;

    /** Two peaks, at 10.4 and 11.6 min. */
    private static double counts(double timeMin) {
        return 100
                + 9000 * Math.exp(-Math.pow((timeMin - 10.4) / 0.15, 2) / 2)
                + 7000 * Math.exp(-Math.pow((timeMin - 11.6) / 0.15, 2) / 2);
    }

    private static ChromatogramText piece(String id, double fromMin, double toMin, DoubleUnaryOperator counts) {
        double[] times = IntStream.rangeClosed(0, (int) Math.round((toMin - fromMin) / CYCLE_MIN))
                .mapToDouble(i -> fromMin + i * CYCLE_MIN)
                .toArray();
        return srm(238.1, 125.0)
                .id(id)
                .points(
                        times,
                        IntStream.range(0, times.length)
                                .mapToDouble(i -> counts.applyAsDouble(times[i]))
                                .toArray());
    }

    private static Channel pair(Optional<Segment> segment) {
        Choice choice =
                new Choice(Optional.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty(), segment);
        return new Channel(
                "ketamine",
                Role.QUANTIFIER,
                new Transition(238.1, OptionalDouble.of(125.0), choice),
                new PeakWindow(List.of(10.4, 11.6), 1.0));
    }

    private AcquiredInjection read(MzmlText text, Channel channel) {
        text.write(folder, "raw/001.mzML");
        return (AcquiredInjection) source().read(INJECTION, List.of(channel));
    }

    private MzmlSource source() {
        return new MzmlSource(folder, TestObjects.method().acquisition());
    }

    private Chromatogram chromatogram(MzmlText text) {
        Channel channel = pair(Optional.empty());
        return (Chromatogram) read(text, channel).signal(channel);
    }

    private static List<String> elements(Chromatogram read) {
        return read.origin().orElseThrow().pieces().stream().map(Piece::element).toList();
    }

    @Test
    void segmentsThatShareTheirBoundaryPointAreOneChannel() {
        Chromatogram read = chromatogram(
                MzmlText.of(piece("a", 9, 11, TracePiecesTest::counts), piece("b", 11, 13, TracePiecesTest::counts)));
        assertThat(read.flags()).isEmpty();
        assertIsWhole(read.trace(), 9, 13);
    }

    /** As a scheduled acquisition with an entry for each enantiomer writes it; their times jitter against each other. */
    @Test
    void entriesForEachPeakWithOverlappingWindowsAreOneChannel() {
        Chromatogram read = chromatogram(MzmlText.of(
                piece("SRM SIC Q1=238.1 Q3=125.0 start=9.401 end=11.401", 9.401, 11.401, TracePiecesTest::counts),
                piece("SRM SIC Q1=238.1 Q3=125.0 start=10.612 end=12.612", 10.612, 12.612, TracePiecesTest::counts)));
        assertThat(read.flags()).isEmpty();
        assertIsWhole(read.trace(), 9.401, 12.612);
        List<Piece> pieces = read.origin().orElseThrow().pieces();
        assertThat(pieces.get(0).toMin().orElseThrow()).isBetween(10.9, 11.0);
        assertThat(pieces.get(1).fromMin().orElseThrow()).isBetween(11.0, 11.1);
        assertThat(read.origin().orElseThrow().choice())
                .isEqualTo("nearest of 2 within the m/z tolerance, 2 pieces put together");
    }

    /** Every time once, in steps of a cycle (at most two where the trace changes over), with the intensity of that time. */
    private static void assertIsWhole(Trace trace, double fromMin, double toMin) {
        assertThat(trace.timeMin(0)).isEqualTo(fromMin);
        assertThat(trace.timeMin(trace.size() - 1)).isCloseTo(toMin, within(1e-9));
        for (int i = 0; i < trace.size(); i++) {
            assertThat(trace.intensityCounts(i)).isEqualTo(counts(trace.timeMin(i)));
            assertThat(i == 0 ? 0 : trace.timeMin(i) - trace.timeMin(i - 1)).isLessThan(2 * CYCLE_MIN);
        }
    }

    @Test
    void eachPeakTakesThePieceThatCoversItBestAndADifferenceIsTold() {
        MzmlText text = MzmlText.of(
                piece("early", 9.4, 11.4, TracePiecesTest::counts),
                piece("late", 10.6, 12.6, time -> 2 * counts(time)));
        Channel channel = pair(Optional.empty());
        AcquiredInjection read = read(text, channel);
        Chromatogram found = (Chromatogram) read.signal(channel);
        Trace trace = found.trace();
        assertThat(trace.intensityCounts(trace.firstAtOrAfter(10.399))).isCloseTo(counts(10.4), within(1e-6));
        assertThat(trace.intensityCounts(trace.firstAtOrAfter(11.599))).isCloseTo(2 * counts(11.6), within(1e-6));
        assertThat(found.flags()).containsExactly(Flag.RAW_IRREGULAR);
        assertThat(read.rawFile().oddities())
                .containsExactly(
                        "channel ketamine: chromatogram[0] and chromatogram[1] show the same ions and differ where"
                                + " they overlap");
    }

    @Test
    void aPieceThatDiffersAndCoversNoPeakBetterIsLeftOut() {
        Chromatogram read = chromatogram(MzmlText.of(
                piece("narrow", 10.3, 10.5, time -> 5 * counts(time)), piece("wide", 9, 13, TracePiecesTest::counts)));
        assertThat(elements(read)).containsExactly("chromatogram[1]");
        assertIsWhole(read.trace(), 9, 13);
    }

    @Test
    void copiesOfOneChromatogramAreOneChannel() {
        Chromatogram read = chromatogram(
                MzmlText.of(piece("a", 9, 13, TracePiecesTest::counts), piece("a2", 9, 13, TracePiecesTest::counts)));
        assertThat(elements(read)).containsExactly("chromatogram[0]");
        assertIsWhole(read.trace(), 9, 13);
    }

    /** Three energies within one cycle: each covers both peaks, and their windows jitter. */
    @Test
    void piecesOfOtherEnergiesThatCoverThePeaksEquallyAreAProblemThatEachNamedKeySolves() {
        MzmlText text = MzmlText.of(
                piece("SRM a", 9.4000, 12.60, TracePiecesTest::counts).collisionEnergy(15),
                piece("SRM b", 9.4027, 12.61, time -> 3 * counts(time)).collisionEnergy(25),
                piece("SRM c", 9.4013, 12.60, time -> 2 * counts(time)).collisionEnergy(7));
        text.write(folder, "raw/001.mzML");
        MzmlSource source = source();
        source.read(INJECTION, List.of(pair(Optional.empty())));
        assertThat(source.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "raw/001.mzML, channel ketamine: several chromatograms fit ketamine (238.1 > 125.0) equally,"
                                + " and nothing decides: chromatogram[0] \"SRM a\" 9.40-12.60 min, chromatogram[1] \"SRM b\" 9.40-12.60"
                                + " min, chromatogram[2] \"SRM c\" 9.40-12.60 min. Choose one in the method with segment (1 to 3 in"
                                + " the order of the file, or {at_min: TIME}) or collision_energy_ev or id_contains.");
        Channel second = pair(Optional.of(new Segment.Order(2)));
        assertThat(elements((Chromatogram) read(text, second).signal(second))).containsExactly("chromatogram[1]");
        Channel energy = new Channel(
                "ketamine",
                Role.QUANTIFIER,
                new Transition(
                        238.1,
                        OptionalDouble.of(125.0),
                        new Choice(Optional.empty(), OptionalDouble.of(7), Optional.empty(), Optional.empty())),
                new PeakWindow(List.of(10.4, 11.6), 1.0));
        assertThat(elements((Chromatogram) read(text, energy).signal(energy))).containsExactly("chromatogram[2]");
    }

    @Test
    void theMethodChoosesByOrderOrByTime() {
        MzmlText text = MzmlText.of(
                piece("early", 9.4, 11.4, TracePiecesTest::counts), piece("late", 10.6, 12.6, TracePiecesTest::counts));
        assertChosen(text, new Segment.Order(1), "chromatogram[0]");
        assertChosen(text, new Segment.Order(2), "chromatogram[1]");
        assertChosen(text, new Segment.At(10.4), "chromatogram[0]");
        assertChosen(text, new Segment.At(11.6), "chromatogram[1]");
        Channel third = pair(Optional.of(new Segment.Order(3)));
        assertThat(read(text, third).signal(third))
                .isEqualTo(new NoChromatogram(
                        third,
                        "the method takes segment 3, the file has 2: chromatogram[0] \"early\" 9.40-11.40 min,"
                                + " chromatogram[1] \"late\" 10.60-12.60 min"));
        Channel never = pair(Optional.of(new Segment.At(3)));
        assertThat(((NoChromatogram) read(text, never).signal(never)).reason())
                .startsWith("the method takes the segment at 3.0 min, the file has ");
    }

    private void assertChosen(MzmlText text, Segment segment, String element) {
        Channel channel = pair(Optional.of(segment));
        assertThat(elements((Chromatogram) read(text, channel).signal(channel))).containsExactly(element);
    }

    @Test
    void aMonitoredChannelWithoutPeaksJoinsWhatAgrees() {
        Channel monitored =
                new Channel("other", Role.MONITORED, Transition.srm(238.1, 125.0), new PeakWindow(List.of(), 1.0));
        MzmlText agree = MzmlText.of(
                piece("a", 9, 11.4, TracePiecesTest::counts), piece("b", 10.6, 13, TracePiecesTest::counts));
        assertIsWhole(((Chromatogram) read(agree, monitored).signal(monitored)).trace(), 9, 13);
        MzmlText differ = MzmlText.of(
                piece("a", 9, 11.4, TracePiecesTest::counts), piece("b", 10.6, 13, time -> 2 * counts(time)));
        assertThat(read(differ, monitored).signal(monitored)).isInstanceOf(NoChromatogram.class);
    }
}
