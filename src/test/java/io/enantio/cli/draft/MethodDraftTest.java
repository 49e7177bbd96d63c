package io.enantio.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SharedRuns;
import io.enantio.chromatogram.Trace;
import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.input.assay.MethodFile;
import io.enantio.input.mzml.ChromatogramText;
import io.enantio.input.mzml.StoredTrace;
import io.enantio.input.mzml.StoredTrace.Selected;
import io.enantio.input.mzml.TraceExtent;
import io.enantio.method.Compound;
import io.enantio.method.Method;
import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodDraftTest {
    private static final double[] TIMES =
            IntStream.range(0, 300).mapToDouble(i -> i * 0.02).toArray();

    @TempDir
    Path home;

    @Test
    void aDraftOfASimulatedFileLoadsWithItsChannelsAndTheTimesOfTheirPeaks() {
        Method drafted = load(draft(raw("001.mzML")).out());
        assertThat(drafted.compounds())
                .extracting(Compound::name)
                .containsExactly(
                        "channel-238.1-125",
                        "channel-238.1-179.1",
                        "channel-224.1-125",
                        "channel-224.1-179.1",
                        "channel-242.1-129",
                        "channel-228.1-129");
        Compound ketamine = drafted.compounds().get(0);
        List<Double> times = ketamine.channels().quantifier().window().retentionTimesMin();
        assertThat(times).hasSize(2);
        assertThat(times.get(0)).isCloseTo(10.4, within(0.15));
        assertThat(times.get(1)).isCloseTo(11.6, within(0.15));
        assertThat(drafted.internalStandards()).isEmpty();
        assertThat(ketamine.internalStandard().name()).isEmpty();
    }

    @Test
    void everyDecisionIsAComment() {
        assertThat(draft(raw("001.mzML")).out())
                .contains("  # DECIDE: 3 to 8 Da above channel-238.1-125, possibly its deuterated internal standard")
                .contains("  # DECIDE: same precursor as channel-238.1-179.1, possibly its qualifier")
                .contains("  # DECIDE: no peak in any of the files", "  # - compound: channel-222.1-177")
                .matches("[^\r]*");
    }

    @Test
    void theCommentAfterTheLimitsLoadsWhenItIsUncommented() {
        String draft = draft(raw("001.mzML")).out();
        int end = draft.indexOf("# internal_standards:");
        String filled = draft.substring(0, end) + draft.substring(end).replaceAll("(?m)^# ", "");
        Method method = load(filled);
        assertThat(method.internalStandards()).hasSize(1);
        assertThat(method.calibration().levels()).hasSize(6);
    }

    @Test
    void noDraftIsPrintedIfAFileCannotBeRead() {
        String good = raw("001.mzML");
        String absent = home.resolve("absent.mzML").toString();
        Outcome outcome = draft(good, absent, home.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines().toList()).hasSize(2);
    }

    @Test
    void filesWithoutChannelsGiveNoDraft() throws IOException {
        Path scans = home.resolve("scans.mzML");
        Files.writeString(
                scans, "<mzML xmlns=\"http://psi.hupo.org/ms/mzml\" version=\"1.1.0\"><run id=\"r\"></run></mzML>");
        Outcome none = draft(scans.toString());
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err())
                .isEqualTo(scans
                        + ": there is no SRM or SIM channel to draft a method from. Export the channels that the instrument"
                        + " recorded, not only their sum or the signal of another detector; enantio inspect shows what a file"
                        + " contains.\n");
    }

    /** Full scans contain the ions, a sum or an ultraviolet trace does not: the remedy is another. */
    @Test
    void ofFullScansTheIonsAreToBeWritten() throws IOException {
        Path scans = home.resolve("full.mzML");
        Files.writeString(scans, """
                <mzML xmlns="http://psi.hupo.org/ms/mzml" version="1.1.0"><run id="r"><spectrumList count="1">
                <spectrum index="0" id="s" defaultArrayLength="1">
                <cvParam cvRef="MS" accession="MS:1000579" name="MS1 spectrum" value=""/>
                <cvParam cvRef="MS" accession="MS:1000511" name="ms level" value="1"/>
                <scanList count="1"><scan><cvParam cvRef="MS" accession="MS:1000016" name="scan start time" value="1"
                unitCvRef="UO" unitAccession="UO:0000031" unitName="minute"/></scan></scanList><binaryDataArrayList count="2">
                ARRAY<cvParam cvRef="MS" accession="MS:1000514" name="m/z array" value=""/><binary>ONE</binary></binaryDataArray>
                ARRAY<cvParam cvRef="MS" accession="MS:1000515" name="intensity array" value=""/><binary>ONE</binary></binaryDataArray>
                </binaryDataArrayList></spectrum></spectrumList></run></mzML>
                """.replace("ARRAY", """
                <binaryDataArray encodedLength="12"><cvParam cvRef="MS" accession="MS:1000523" name="64-bit float" value=""/>
                <cvParam cvRef="MS" accession="MS:1000576" name="no compression" value=""/>""")
                .replace("ONE", ChromatogramText.base64(ChromatogramText.bytes(new double[] {238.1}))));
        Outcome none = draft(scans.toString());
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err())
                .contains("Write the m/z of ions in full scans or product ion spectra into a method yourself");
    }

    @Test
    void filesWithoutPeaksGiveNoDraft() {
        String blank = raw("006.mzML");
        Outcome zero = draft(blank);
        assertThat(zero.status()).isEqualTo(2);
        assertThat(zero.err()).startsWith(blank + ": no SRM or SIM channel has a peak. Use the file of a standard");
    }

    @Test
    void channelsWithEqualMzAreDistinguishedByPolarityAndEnergy() {
        Selected low = selected(Polarity.POSITIVE, 20);
        Method method = load(text(List.of(
                stored("SRM", "a", low, 1),
                stored("SRM", "b", selected(Polarity.POSITIVE, 40), 1),
                stored("SRM", "c", selected(Polarity.NEGATIVE, 20), 1))));
        assertThat(method.compounds())
                .extracting(compound -> compound.channels().quantifier().transition())
                .extracting(Transition::choice)
                .extracting(choice -> choice.polarity().orElseThrow() + " "
                        + choice.collisionEnergyEv().orElseThrow())
                .containsExactly("POSITIVE 20.0", "POSITIVE 40.0", "NEGATIVE 20.0");
    }

    @Test
    void segmentsAreOneChannelButTwoSimultaneousChromatogramsNeedADecision() {
        Selected ions = selected(Polarity.POSITIVE, 20);
        String segments = text(List.of(stored("SRM", "a", ions, 0), stored("SRM", "b", ions, 10)));
        assertThat(segments).doesNotContain("the same ions at the same time");
        assertThat(load(segments).compounds().get(0).analytes()).hasSize(2);
        String both = text(List.of(stored("SRM", "a", ions, 0), stored("SRM", "b", ions, 0.01)));
        assertThat(both)
                .contains("# DECIDE: the same ions at the same time in chromatogram[0] \"a\" and")
                .contains("each peak takes the one that covers it best; segment: 1 (or 2, ...) takes another");
        assertThat(load(both).compounds()).hasSize(1);
    }

    @Test
    void aSimChannelHasNoProductAndATicIsNotAChannel() {
        Selected ion = new Selected(
                OptionalDouble.of(300.10000610351562),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty());
        Selected none =
                new Selected(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty());
        Method method = load(text(List.of(stored("SIM", "s", ion, 1), stored("TIC", "TIC", none, 1))));
        assertThat(method.compounds())
                .extracting(compound -> compound.channels().quantifier().transition())
                .containsExactly(new Transition(300.1, OptionalDouble.empty(), Transition.Choice.NONE));
    }

    private static Selected selected(Polarity polarity, double energyEv) {
        return new Selected(
                OptionalDouble.of(300.1), OptionalDouble.of(165), Optional.of(polarity), OptionalDouble.of(energyEv));
    }

    /** A trace of six minutes with one peak, three minutes after its start. */
    private static StoredTrace stored(String type, String id, Selected selected, double startMin) {
        double[] times = IntStream.range(0, TIMES.length)
                .mapToDouble(i -> startMin + TIMES[i])
                .toArray();
        double[] counts = IntStream.range(0, TIMES.length)
                .mapToDouble(i -> 100 + i % 3 + 9000 * Math.exp(-Math.pow((TIMES[i] - 3) / 0.1, 2)))
                .toArray();
        Trace trace = Trace.of(times, counts);
        return new StoredTrace(
                "chromatogram[0]",
                id,
                type,
                selected,
                Optional.of("minute"),
                trace,
                TraceExtent.of(trace),
                Optional.empty(),
                "");
    }

    private static String text(List<StoredTrace> traces) {
        Map<Transition, DraftChannel> channels = new LinkedHashMap<>();
        DraftChannel.collect("a.mzML", traces, channels);
        return new MethodDraft(List.of("a.mzML"), List.copyOf(channels.values()), MethodDraft.TimeUnits.MISSING).text();
    }

    private Method load(String text) {
        try {
            return MethodFile.read(Files.writeString(home.resolve("draft.yaml"), text))
                    .method();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String raw(String name) {
        return SharedRuns.simulated("--subjects", "0")
                .resolve("raw")
                .resolve(name)
                .toString();
    }

    private static Outcome draft(String... files) {
        String[] arguments = new String[files.length + 2];
        arguments[0] = "method";
        arguments[1] = "draft";
        System.arraycopy(files, 0, arguments, 2, files.length);
        return InProcess.enantio(arguments);
    }
}
