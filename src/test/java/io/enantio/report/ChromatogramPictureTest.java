package io.enantio.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.AssayPipeline;
import io.enantio.GeneratedDocument;
import io.enantio.TestObjects;
import io.enantio.acceptance.result.RunResult;
import io.enantio.input.RunInput;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Page;
import io.enantio.report.page.Subsection;
import io.enantio.report.run.ChromatogramChoice;
import io.enantio.report.run.RunReport;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ChromatogramPictureTest {
    private static final Path SAMPLE_RUN = Path.of("sample-runs/crps-day-1");

    @Test
    void thePictureShowsTwoFilledAreasTheirNamesAndEveryStandard() throws Exception {
        String svg = ChromatogramPicture.of(ReportObjects.result(), TestObjects.KETAMINE, 1);
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(svg.split("fill-opacity", -1)).hasSize(3);
        assertThat(svg).contains(">S-ketamine<", ">R-ketamine<", "S-ketamine, ng/mL");
        assertThat(xml.getElementsByTagName("circle").getLength()).isEqualTo(4);
        assertThat(svg.split("fill=\"#ffffff\" stroke", -1)).as("one open").hasSize(2);
    }

    @Test
    void anInjectionWithoutATraceCannotBeDrawn() {
        assertThatThrownBy(() -> ChromatogramPicture.of(ReportObjects.result(), TestObjects.KETAMINE, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("injection 2 has no trace of ketamine");
    }

    @Test
    void thePictureOfTheReadmeIsNotStale() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLE_RUN), "skipped: the sample run is not there");
        RunInput folder = RunInput.read(SAMPLE_RUN);
        RunResult result = new AssayPipeline(folder.method(), folder.chromatograms()).process(folder.run());
        int middle = folder.run().ofType(SampleType.QC).stream()
                .filter(injection -> injection.sample().level().equals(Optional.of("MID")))
                .mapToInt(Injection::number)
                .findFirst()
                .orElseThrow();
        GeneratedDocument.assertFresh(
                "docs/images/pair.svg",
                ChromatogramPicture.of(result, folder.method().compounds().get(0), middle));
        GeneratedDocument.assertFresh("docs/images/report-chromatogram.svg", ofTheReport(result, "i" + middle + "-1"));
    }

    private static String ofTheReport(RunResult result, String anchor) {
        Page page = RunReport.of(
                result, new RunReport.Source(ReportObjects.PROVENANCE, List.of(), ChromatogramChoice.DEFAULT));
        return page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .flatMap(block -> block instanceof Subsection group ? group.blocks().stream() : Stream.of(block))
                .flatMap(block -> block instanceof Figures figures ? figures.figures().stream() : Stream.empty())
                .filter(figure -> figure.anchor().equals(anchor))
                .map(figure -> figure.picture().get().toString())
                .findFirst()
                .orElseThrow();
    }
}
