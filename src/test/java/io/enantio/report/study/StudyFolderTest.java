package io.enantio.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.report.folder.OutputFile;
import io.enantio.report.study.StudyFolder.Origin;
import io.enantio.report.writer.ReportFiles.Form;
import io.enantio.run.Provenance.InputFile;
import io.enantio.study.StudyAnalysis;
import io.enantio.study.StudyObjects;
import io.enantio.study.StudyResult;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a study's files state, and what they never claim. */
class StudyFolderTest {
    private static final Origin ORIGIN =
            new Origin("1.2.3", List.of(new InputFile("study_plan", "plan.yaml", "ab".repeat(32))));

    @Test
    void theSameStudyGivesTheSameBytesAndAHashForEveryFile() {
        List<OutputFile> first = StudyFolder.files(result(), StudyChromatograms.NONE, ORIGIN, EnumSet.allOf(Form.class));
        List<OutputFile> second = StudyFolder.files(result(), StudyChromatograms.NONE, ORIGIN, EnumSet.allOf(Form.class));
        assertThat(first)
                .extracting(OutputFile::name)
                .endsWith("profile.svg", "report.html", "report.pdf", "report.xlsx", "study.json");
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i).bytes())
                    .as(first.get(i).name())
                    .isEqualTo(second.get(i).bytes());
        }
        String json = new String(first.get(first.size() - 1).bytes(), StandardCharsets.UTF_8);
        first.stream()
                .filter(file -> !file.name().equals("study.json"))
                .forEach(file -> assertThat(json).contains('"' + file.name() + '"'));
    }

    @Test
    void aWithheldMeanIsNotShownAndTheRuleIsStated() {
        assertThat(text("profiles.csv").lines().filter(line -> line.startsWith("R-ketamine,0,")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(",3,,,,").endsWith(",no"));
        assertThat(text("report.html")).contains("withheld").contains("if more than 1/3 of its values");
    }

    @Test
    void everyPValueStatesItsCorrection() {
        StudyTables.ALL.stream()
                .map(table -> table.table())
                .filter(table -> table.columns().stream()
                        .anyMatch(column -> column.name().equals("p_corrected")
                                || column.name().equals("p")))
                .forEach(table -> assertThat(table.columns())
                        .as(table.file())
                        .extracting(column -> column.name())
                        .contains("correction", "p_uncorrected"));
        String headings = Pattern.compile("<th[^>]*>([^<]*)</th>")
                .matcher(text("report.html"))
                .results()
                .map(match -> match.group(1))
                .filter(heading -> heading.startsWith("p ") || heading.startsWith("p,"))
                .collect(Collectors.joining("|"));
        assertThat(headings.split("\\|"))
                .isNotEmpty()
                .allSatisfy(heading -> assertThat(heading).containsAnyOf("Holm", "corrected"));
    }

    @Test
    void noCauseIsClaimed() {
        String page = text("report.html").toLowerCase(java.util.Locale.ROOT);
        assertThat(page).contains("uncontrolled and observational");
        assertThat(Pattern.compile("\\b(caused by|leads to|due to|results in|effect of)\\b")
                        .matcher(page)
                        .find())
                .isFalse();
    }

    @Test
    void theFigureShowsEveryAnalyteWithErrorBarsAndStatesThatDataAreSimulated() {
        String svg = text("profile.svg");
        assertThat(svg).contains("R-ketamine", "S-ketamine", "mean ± SEM", "simulated data", "relief");
        // Two analytes at nine times with a mean, and two scores: a dot each, and one more in the legend.
        assertThat(svg.split("<circle", -1)).hasSize(1 + 2 * 9 + 2);
        assertThat(svg).contains("#0072B2", "#D55E00");
    }

    private static String text(String name) {
        return StudyFolder.files(result(), StudyChromatograms.NONE, ORIGIN, Set.of()).stream()
                .filter(file -> file.name().equals(name))
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is not among " + StudyTables.ALL));
    }

    private static StudyResult result() {
        return new StudyAnalysis(StudyObjects.threeSubjects()).analyse(StudyObjects.threeSubjectsRecords());
    }
}
