package io.enantio.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.result.TouchedShare;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.study.StudyFolder.Origin;
import io.enantio.report.writer.ReportFiles.Form;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.SampleType;
import io.enantio.study.StudyAnalysis;
import io.enantio.study.StudyObjects;
import io.enantio.study.StudyResult;
import io.enantio.study.record.RunSheets;
import io.enantio.study.record.RunSheets.CarryOver;
import io.enantio.study.record.RunSheets.Coefficients;
import io.enantio.study.record.RunSheets.Curve;
import io.enantio.study.record.RunSheets.Failure;
import io.enantio.study.record.RunSheets.Injected;
import io.enantio.study.record.RunSheets.Outcome;
import io.enantio.study.record.RunSheets.Qc;
import io.enantio.study.record.RunSheets.Reinjection;
import io.enantio.study.record.RunSheets.Reintegration;
import io.enantio.study.record.RunSheets.RunOfAnalyte;
import io.enantio.study.record.RunSheets.Standard;
import io.enantio.study.record.RunSheets.Touched;
import io.enantio.study.record.StudyRecords;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a study's files state, and what they never claim. */
class StudyFolderTest {
    private static final Origin ORIGIN =
            new Origin("1.2.3", List.of(new InputFile("study_plan", "plan.yaml", "ab".repeat(32))));

    @Test
    void theSameStudyGivesTheSameBytesAndAHashForEveryFile() {
        List<OutputFile> first =
                StudyFolder.files(result(), StudyChromatograms.NONE, ORIGIN, EnumSet.allOf(Form.class));
        List<OutputFile> second =
                StudyFolder.files(result(), StudyChromatograms.NONE, ORIGIN, EnumSet.allOf(Form.class));
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
                .satisfies(line -> assertThat(line).contains(",3,,,,").endsWith(",no,,"));
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

    /** A standard and a QC in an accepted run, the same in a rejected one, a reintegrated standard, carry-over. */
    @Test
    void theSheetsOfTheRunsAreLaidOutAndWhatDoesNotCountIsInParentheses() {
        RunOfAnalyte accepted = new RunOfAnalyte("R1", LocalDate.of(2026, 3, 2), StudyObjects.R_K, true);
        RunOfAnalyte rejected = new RunOfAnalyte("R9", LocalDate.of(2026, 3, 3), StudyObjects.R_K, false);
        Injected standard = new Injected(5, "STD1-1", SampleType.STANDARD, Optional.of("STD1"));
        Injected qc = new Injected(7, "QC-1", SampleType.QC, Optional.of("MID"));
        Outcome before = new Outcome(Optional.of("quantified"), OptionalDouble.of(77.5), OptionalDouble.of(1.5));
        Outcome after = new Outcome(Optional.of("quantified"), OptionalDouble.of(66.25), OptionalDouble.of(1.25));
        StudyRecords plain = StudyObjects.threeSubjectsRecords();
        StudyRecords records = new StudyRecords(
                plain.study(),
                plain.reported(),
                plain.notReported(),
                plain.qcs(),
                plain.runs(),
                new RunSheets(
                        List.of(new Curve(
                                accepted,
                                "linear",
                                "1/x^2",
                                new Coefficients(
                                        OptionalDouble.of(0.001), OptionalDouble.of(0.0203125), OptionalDouble.empty()),
                                new RunSheets.Limits(OptionalDouble.of(1), OptionalDouble.of(500)),
                                OptionalDouble.of(0.999),
                                15,
                                1)),
                        List.of(new Failure(rejected, "RUN-2", "MID", "1/2", "outside: 3 of 3")),
                        List.of(
                                new Standard(accepted, standard, 1, OptionalDouble.of(1.25), true),
                                new Standard(accepted, standard, 1, OptionalDouble.of(0.5625), false)),
                        List.of(
                                new Qc(accepted, qc, 1, 175, OptionalDouble.of(170), false),
                                new Qc(rejected, qc, 1, 175, OptionalDouble.of(245), false)),
                        List.of(new Reintegration(
                                accepted,
                                standard,
                                3,
                                "start_min=9;end_min=10",
                                Optional.of("BASELINE_NOISE"),
                                "noise before it",
                                before,
                                after)),
                        List.of(new Reinjection(
                                accepted, qc, 4, 2, Optional.of("INJECTION_FAULT"), "no vial", before, after)),
                        List.of(new CarryOver(accepted, "19", "fail", "CARRYOVER 144 %", 2)),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Touched(
                                List.of(
                                        touched(TouchedShare.Kind.STANDARD, Optional.of("BASELINE_NOISE"), 1.25),
                                        touched(TouchedShare.Kind.STANDARD, Optional.empty(), 1.5),
                                        touched(TouchedShare.Kind.QC, Optional.empty(), 1.5)),
                                List.of(new Touched.Verdicts(accepted, false)))));
        StudyResult result = new StudyAnalysis(StudyObjects.threeSubjects()).analyse(records);
        String page = text(result, "report.html");
        assertThat(page)
                .contains("(0.562)", "R9 (rejected)", "(245)", "0.02031", "outside: 3 of 3")
                .contains("BASELINE_NOISE: noise before it", "INJECTION_FAULT: no vial", "CARRYOVER 144 %")
                .contains("The plan states no seed");
        assertThat(text(result, "standard_levels.csv")).contains("R-ketamine,STD1,1,1,1,1,1.25,,125,25,");
        assertThat(text(result, "reintegrated.csv"))
                .contains(
                        "R-ketamine,standard,all,2,1,50,0,0,-16.6666666666667",
                        "R-ketamine,standard,BASELINE_NOISE,2,1,50,0,0,-16.6666666666667",
                        "R-ketamine,qc,all,1,0,0,0,0,0");
        assertThat(page).contains("Verdicts before any decision and after");
        assertThat(text(result, "reintegrations.csv")).contains(",quantified,77.5,1.5,quantified,66.25,1.25");
        assertThat(text(result, "qc_values.csv"))
                .contains("R9,2026-03-03,R-ketamine,rejected,7,QC-1,qc,MID,1,175,245,40,no");
    }

    private static TouchedShare.Result touched(TouchedShare.Kind kind, Optional<String> reason, double after) {
        return new TouchedShare.Result(
                "R-ketamine", kind, reason, Optional.empty(), OptionalDouble.of(1.5), OptionalDouble.of(after));
    }

    private static String text(String name) {
        return text(result(), name);
    }

    private static String text(StudyResult result, String name) {
        return StudyFolder.files(result, StudyChromatograms.NONE, ORIGIN, EnumSet.of(Form.HTML)).stream()
                .filter(file -> file.name().equals(name))
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is not among " + StudyTables.ALL));
    }

    private static StudyResult result() {
        return new StudyAnalysis(StudyObjects.threeSubjects()).analyse(StudyObjects.threeSubjectsRecords());
    }
}
