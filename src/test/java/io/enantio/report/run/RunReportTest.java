package io.enantio.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.report.ReportObjects;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.writer.HtmlPage;
import io.enantio.run.Provenance.InputFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunReportTest {
    private final Page page = RunReport.of(
            ReportObjects.result(),
            new RunReport.Source(
                    ReportObjects.PROVENANCE,
                    List.of(new InputFile("table", "concentrations.csv", "ef".repeat(32))),
                    ChromatogramChoice.DEFAULT));
    private final String html = new String(HtmlPage.of(page), StandardCharsets.UTF_8);
    private final String words = html.replaceAll("(?s)<(script|style)>.*?</(script|style)>", "");

    @Test
    void verdictsComeFirstThenResultsThatNeedReview() {
        assertThat(page.sections().stream().map(Section::id))
                .containsExactly(
                        "verdicts",
                        "attention",
                        "results",
                        "calibration",
                        "qcs",
                        "trends",
                        "blanks",
                        "chromatograms",
                        "decisions",
                        "touched",
                        "injections",
                        "rules",
                        "origin");
        assertThat(words).contains("The run is not accepted as a whole: 1 of 2 analytes are accepted.");
    }

    @Test
    void resultsWithoutAConcentrationComeBeforeThoseWithAWarning() {
        String attention = words.substring(words.indexOf("id=\"attention\""), words.indexOf("id=\"results\""));
        assertThat(attention).contains("RAW_UNREADABLE", "POINTS_LOW, TAIL");
        assertThat(attention.indexOf("RAW_UNREADABLE")).isLessThan(attention.indexOf("POINTS_LOW, TAIL"));
        assertThat(attention).contains("the file exists but cannot be read, or is truncated");
    }

    @Test
    void aFlaggedResultLinksToItsFigure() {
        Matcher link = Pattern.compile("href=\"#(i\\d+-\\d+)\"").matcher(words);
        List<String> targets = new ArrayList<>();
        while (link.find()) {
            targets.add(link.group(1));
        }
        assertThat(targets).contains("i1-0", "i2-0").allMatch(target -> words.contains("id=\"" + target + "\""));
    }

    @Test
    void anExcludedStandardIsListedWithTheRuleThatExcludedIt() {
        assertThat(words).contains("no: rule CAL-5", "Open and red: excluded");
    }

    @Test
    void everyHashAndThatTheRulesAreNotVerifiedAreStated() {
        assertThat(words)
                .contains(
                        "ab".repeat(32),
                        "ef".repeat(32),
                        "ule text not yet verified",
                        "lloq_standard_accuracy_percent");
        assertThat(page.foot()).contains("enantio 0.1.0", "inputs SHA-256 ");
    }

    @Test
    void anchorsAreUnique() {
        Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(words);
        List<String> ids = new ArrayList<>();
        while (id.find()) {
            ids.add(id.group(1));
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void aFileThatCouldNotBeReadIsReportedInPlaceOfItsChromatogram() {
        Figure figure = page.sections().get(1).blocks().stream()
                .filter(io.enantio.report.page.Figures.class::isInstance)
                .flatMap(block -> ((io.enantio.report.page.Figures) block).figures().stream())
                .filter(any -> any.anchor().equals("i2-0"))
                .findFirst()
                .orElseThrow();
        assertThat(figure.picture().get().toString()).contains("ketamine: no signal");
        assertThat(figure.caption()).contains("no area, file ends in the middle");
    }
}
