package io.enantio.input.mzml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.input.problem.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawHeadingTest {
    private static final String HEAD = """
            <?xml version="1.0" encoding="utf-8"?>
            <indexedmzML xmlns="http://psi.hupo.org/ms/mzml"><mzML>
            <fileDescription><fileContent/><sourceFileList count="1">
            <sourceFile id="WIFF" name="run 7.wiff" location="file://D:\\data"/></sourceFileList></fileDescription>
            <sampleList count="1"><sample id="_1" name="Probe 1"/></sampleList>
            <run id="run_x0020_7-Probe_x0020_1" startTimeStamp="2026-11-23T08:00:10Z"><chromatogramList count="2">
            <chromatogram index="0" id="TIC" defaultArrayLength="0"></chromatogram>
            <chromatogram index="1" id="- SRM SIC Q1=1 Q3=2 sample=12 period=1" defaultArrayLength="0"></chromatogram>
            """;

    @TempDir
    Path folder;

    @Test
    void theBeginningSaysFileSampleIndexAndStartAndTheRestIsNotRead() throws IOException {
        Path cut = Files.writeString(folder.resolve("cut.mzML"), HEAD);

        assertHeading(RawHeading.read(cut, "cut.mzML"));
    }

    @Test
    void aCompressedFileIsReadToo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(HEAD.getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("a.mzML.gz"), bytes.toByteArray());

        assertHeading(RawHeading.read(file, "a.mzML.gz"));
    }

    private static void assertHeading(RawHeading heading) {
        assertThat(heading.runId()).contains("run 7-Probe 1");
        assertThat(heading.sampleNames()).containsExactly("Probe 1");
        assertThat(heading.sources()).containsExactly("run 7.wiff", "file://D:\\data");
        assertThat(heading.sampleIndex()).hasValue(12);
        assertThat(heading.startTimeStamp()).contains("2026-11-23T08:00:10Z");
    }

    @Test
    void whatIsNoMzmlIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.mzML"), "Name,Vial\n");

        assertThatThrownBy(() -> RawHeading.read(file, "x.mzML")).isInstanceOf(InputException.class);
    }

    /** A file of another laboratory, where it is at hand. */
    @Test
    void aConvertedWiffNamesItsSampleInTheIdOfItsRun() {
        Path file = SharedMzml.DATA.resolve("multiquant/mzML_1.mzML");
        Assumptions.assumeTrue(Files.exists(file), "no shared examples here");

        RawHeading heading = RawHeading.read(file, "mzML_1.mzML");
        assertThat(heading.runId()).contains("150516_BloodProject01_PLT_QC_-150601_0_BloodProject01_PLT_QC_Broth-1");
        assertThat(heading.sources()).contains("150516_BloodProject01_PLT_QC_.wiff");
        assertThat(heading.sampleIndex()).hasValue(1);
    }
}
