package io.enantio.input.mzml;

import static io.enantio.input.mzml.SpectrumText.FULL_SCAN;
import static io.enantio.input.mzml.SpectrumText.NEGATIVE;
import static io.enantio.input.mzml.SpectrumText.POSITIVE;
import static io.enantio.input.mzml.SpectrumText.PRODUCT_SCAN;
import static io.enantio.input.mzml.SpectrumText.SIM;
import static io.enantio.input.mzml.SpectrumText.SRM;
import static io.enantio.input.mzml.SpectrumText.precursor;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.Acquisition;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Transition;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that a file holds as spectra. */
class MzmlSpectraTest {
    private static final Injection INJECTION = TestObjects.injection(1, SampleType.STANDARD, "STD1");
    private static final Channel SRM_CHANNEL = channel(Transition.srm(238.1, 125.0));
    private static final Channel SIM_CHANNEL =
            channel(new Transition(238.1, OptionalDouble.empty(), Transition.Choice.NONE));

    @TempDir
    Path folder;

    private final StringBuilder spectra = new StringBuilder();

    private static Channel channel(Transition transition) {
        return new Channel("ketamine", Role.QUANTIFIER, transition, new PeakWindow(List.of(0.2), 0.5));
    }

    private void scan(double second, String terms, String precursor, double[] mz, double... counts) {
        spectra.append(SpectrumText.of(second, terms, precursor, mz, counts));
    }

    private MzmlSource write() {
        MzmlText.of().spectra(SpectrumText.list(spectra.toString())).write(folder, "raw/001.mzML");
        return new MzmlSource(folder, TestObjects.method().acquisition());
    }

    private static Acquisition acquisition(ChannelSignal signal) {
        return ((Chromatogram) signal).origin().orElseThrow().acquisition();
    }

    private Trace trace(Channel channel, Acquisition acquisition) {
        AcquiredInjection read = (AcquiredInjection) write().read(INJECTION, List.of(channel));
        assertThat(acquisition(read.signal(channel))).isEqualTo(acquisition);
        return ((Chromatogram) read.signal(channel)).trace();
    }

    @Test
    void srmStoredAsSpectraIsReadAsAChannel() {
        for (int i = 1; i <= 3; i++) {
            scan(6 * i, SRM, precursor(238.1), new double[] {125.0, 179.1}, 10 * i, 1);
            scan(6 * i + 1, SRM, precursor(242.1), new double[] {129.0}, 99);
        }
        Trace trace = trace(SRM_CHANNEL, Acquisition.SRM_SPECTRA);
        assertThat(trace.timesMin()).containsExactly(0.1, 0.2, 0.3);
        assertThat(trace.intensitiesCounts()).containsExactly(10, 20, 30);
    }

    @Test
    void simStoredAsSpectraIsPreferredToFullScans() {
        scan(6, SIM, "", new double[] {238.1, 242.1}, 5, 7);
        scan(7, FULL_SCAN, "", new double[] {238.1}, 1000);
        scan(12, SIM, "", new double[] {238.1, 242.1}, 6, 8);
        assertThat(trace(SIM_CHANNEL, Acquisition.SIM_SPECTRA).intensitiesCounts())
                .containsExactly(5, 6);
    }

    @Test
    void fullScansGiveTheSumWithinTheToleranceAndZeroIfThereIsNothing() {
        scan(6, FULL_SCAN, "", new double[] {237.0, 238.0, 238.3, 239.0}, 100, 2, 3, 100);
        scan(12, FULL_SCAN, "", new double[] {237.0, 239.0}, 100, 100);
        assertThat(trace(SIM_CHANNEL, Acquisition.FULL_SCANS).intensitiesCounts())
                .containsExactly(5, 0);
    }

    @Test
    void productIonSpectraOfThePrecursorGiveTheChannel() {
        scan(6, PRODUCT_SCAN, precursor(238.1), new double[] {125.0, 125.1, 179.0}, 2, 3, 50);
        scan(7, PRODUCT_SCAN, precursor(300.1), new double[] {125.0}, 1000);
        assertThat(trace(SRM_CHANNEL, Acquisition.PRODUCT_SPECTRA).intensitiesCounts())
                .containsExactly(5);
    }

    @Test
    void anIonOfSimSpectraIsOneChannelThoughItsMzIsMeasuredAnewEachTime() {
        double[] measured = {238.101, 238.0985, 238.1004, 238.1};
        for (int i = 0; i < measured.length; i++) {
            scan(6 * i, SIM, "", new double[] {measured[i], 242.1}, i, 7);
        }
        assertThat(trace(SIM_CHANNEL, Acquisition.SIM_SPECTRA).intensitiesCounts())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void eachOfSeveralScanWindowsCounts() {
        String windows =
                "<scanWindowList count=\"2\">" + window(178, 180) + window(124, 126) + "</scanWindowList></scan>";
        scan(6, PRODUCT_SCAN, precursor(238.1), new double[] {125.0, 179.1}, 5, 9);
        scan(12, PRODUCT_SCAN, precursor(238.1), new double[] {125.0, 179.1}, 6, 9);
        String all = spectra.toString().replace("</scan>", windows);
        spectra.setLength(0);
        spectra.append(all);
        assertThat(trace(SRM_CHANNEL, Acquisition.PRODUCT_SPECTRA).intensitiesCounts())
                .containsExactly(5, 6);
    }

    private static String window(double low, double high) {
        return "<scanWindow><cvParam accession=\"MS:1000501\" name=\"scan window lower limit\" value=\"" + low
                + "\"/><cvParam accession=\"MS:1000500\" name=\"scan window upper limit\" value=\"" + high
                + "\"/></scanWindow>";
    }

    @Test
    void aSpectrumDescriptionOfMzml10IsRead() {
        MzmlText.write(folder.resolve("raw/001.mzML"), resource("srm-spectra-1.0.mzML"));
        MzmlSource source = new MzmlSource(folder, TestObjects.method().acquisition());
        AcquiredInjection read = (AcquiredInjection) source.read(INJECTION, List.of(SRM_CHANNEL));
        assertThat(acquisition(read.signal(SRM_CHANNEL))).isEqualTo(Acquisition.SRM_SPECTRA);
        Trace trace = ((Chromatogram) read.signal(SRM_CHANNEL)).trace();
        assertThat(trace.timesMin()).containsExactly(0.1, 0.2, 0.3);
        assertThat(trace.intensitiesCounts()).containsExactly(10, 20, 30);
    }

    private static byte[] resource(String name) {
        try (InputStream in = MzmlSpectraTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void spectraOfTwoPolaritiesAreNotMixed() {
        for (int i = 1; i <= 2; i++) {
            scan(6 * i, FULL_SCAN + POSITIVE, "", new double[] {238.1}, 1);
            scan(6 * i + 3, FULL_SCAN + NEGATIVE, "", new double[] {238.1}, 1000);
        }
        MzmlSource source = write();
        source.read(INJECTION, List.of(SIM_CHANNEL));
        assertThat(source.problems()).hasSize(1);
        assertThat(source.problems().get(0).problem()).contains("spectra from spectrum[0]", "spectra from spectrum[1]");
    }
}
