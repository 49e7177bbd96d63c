package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.tic;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.method.Polarity;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MzmlSummaryTest {
    @TempDir
    Path folder;

    @Test
    void aSummarySaysWhatAPersonNeedsToWriteAMethod() {
        Path path = MzmlText.of(
                        tic(),
                        srm(238.1, 125.0).polarity(Polarity.POSITIVE).collisionEnergy(28),
                        srm(238.1, 179.1).unit(""))
                .write(folder, "a.mzML");
        MzmlSummary summary = MzmlSummary.read(path, "a.mzML");
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
}
