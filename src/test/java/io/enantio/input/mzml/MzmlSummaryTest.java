package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.tic;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.input.raw.Truncated;
import io.enantio.method.Polarity;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MzmlSummaryTest {
    @TempDir
    Path folder;

    @Test
    void aSummaryContainsWhatAPersonNeedsToWriteAMethod() {
        Path path = MzmlText.of(
                        tic(),
                        srm(238.1, 125.0).polarity(Polarity.POSITIVE).collisionEnergy(28),
                        srm(238.1, 179.1).unit(""))
                .write(folder, "a.mzML");
        MzmlSummary summary = MzmlSummary.read(path, "a.mzML", Truncated.REFUSED);
        assertThat(summary.startTimeStamp()).contains("2026-03-02T09:00:00Z");
        assertThat(summary.instrument().model()).contains("QTRAP 5500");
        assertThat(summary.formats()).containsExactly("ABI WIFF format");
        assertThat(summary.converters()).containsExactly("ProteoWizard software 3.0");
        assertThat(summary.traces()).extracting(StoredTrace::type).containsExactly("TIC", "SRM", "SRM");
        StoredTrace ketamine = summary.traces().get(1);
        assertThat(ketamine.selected().precursorMz()).hasValue(238.1);
        assertThat(ketamine.selected().productMz()).hasValue(125.0);
        assertThat(ketamine.selected().polarity()).contains(Polarity.POSITIVE);
        assertThat(ketamine.selected().collisionEnergyEv()).hasValue(28);
        assertThat(ketamine.trace().size()).isEqualTo(10);
        assertThat(ketamine.pointsPerSecond().orElseThrow()).isCloseTo(1 / 6.0, Offset.offset(1e-12));
        assertThat(summary.traces().get(2).timeUnit()).isEmpty();
        assertThat(summary.traces().get(2).pointsPerSecond()).isEmpty();
        assertThat(summary.oddities()).containsExactly("chromatogram[2]: the unit of time is not stated");
    }

    private MzmlSummary ofSpectra(String... spectra) {
        Path path = MzmlText.of(tic())
                .spectra(SpectrumText.list(String.join("", spectra)))
                .write(folder, "a.mzML");
        return MzmlSummary.read(path, "a.mzML", Truncated.REFUSED);
    }

    private static String srmSpectrum(double second, double precursor, double[] products, double... counts) {
        return SpectrumText.of(
                second, SpectrumText.SRM + SpectrumText.POSITIVE, SpectrumText.precursor(precursor), products, counts);
    }

    @Test
    void srmStoredAsSpectraIsShownByChannels() {
        MzmlSummary summary = ofSpectra(
                srmSpectrum(6, 238.1, new double[] {125, 179.1}, 10, 1),
                srmSpectrum(7, 242.1, new double[] {129}, 99),
                srmSpectrum(12, 238.1, new double[] {125.003, 179.1}, 20, 2),
                srmSpectrum(13, 242.1, new double[] {129}, 98));
        assertThat(summary.stored().channels())
                .extracting(channel -> channel.transition().orElseThrow())
                .extracting(transition -> transition.precursorMz() + " > "
                        + transition.productMz().orElseThrow())
                .containsExactly("238.1 > 125.0", "238.1 > 179.1", "242.1 > 129.0");
        assertThat(summary.stored().channels().get(0).trace().intensitiesCounts())
                .containsExactly(10, 20);
        assertThat(summary.stored().groups()).hasSize(1);
        StoredSpectra group = summary.stored().groups().get(0);
        assertThat(group.kind()).isEqualTo("SRM");
        assertThat(group.polarity()).contains(Polarity.POSITIVE);
        assertThat(group.number()).isEqualTo(4);
        assertThat(group.precursors()).containsExactly(238.1, 242.1);
        assertThat(group.total().intensitiesCounts()).containsExactly(11, 99, 22, 98);
        assertThat(summary.channels()).hasSize(4);
    }

    @Test
    void fullScansAreShownByTheSumOfEach() {
        MzmlSummary summary = ofSpectra(
                SpectrumText.of(6, SpectrumText.FULL_SCAN, "", new double[] {100, 200}, new double[] {3, 4}),
                SpectrumText.of(12, SpectrumText.FULL_SCAN + total(50), "", new double[] {100}, new double[] {1}),
                SpectrumText.of(
                        13, SpectrumText.PRODUCT_SCAN, SpectrumText.precursor(238.1), new double[0], new double[0]));
        assertThat(summary.stored().channels()).isEmpty();
        assertThat(summary.stored().groups())
                .extracting(StoredSpectra::kind)
                .containsExactly("full scan", "product ions");
        StoredSpectra scans = summary.stored().groups().get(0);
        assertThat(scans.msLevel()).hasValue(1);
        assertThat(scans.total().timesMin()).containsExactly(0.1, 0.2);
        assertThat(scans.total().intensitiesCounts()).containsExactly(7, 50);
    }

    private static String total(double counts) {
        return "<cvParam accession=\"MS:1000285\" name=\"total ion current\" value=\"" + counts + "\"/>";
    }

    @Test
    void aSpectrumWithoutAUsableTimeIsCountedAndNothingElse() {
        String scan = SpectrumText.of(6, SpectrumText.FULL_SCAN, "", new double[] {100}, new double[] {3});
        MzmlSummary summary = ofSpectra(scan, scan.replace("value=\"6.0\"", "value=\"-1\""));
        assertThat(summary.stored().groups().get(0).number()).isEqualTo(2);
        assertThat(summary.stored().groups().get(0).total().size()).isEqualTo(1);
    }
}
