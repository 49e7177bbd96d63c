package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial's five commands, run once; their output against the page, the shipped study and the true values. CI runs it beside the build. */
@Tag("evidence")
class StudyTutorialTest {
    private static final Path PAGE = Path.of("docs/tutorial/study.md");
    private static final String SHIPPED = "sample-runs/crps-study/";
    private static final List<String> EXPECTED = List.of(
            "profiles.csv",
            "parameter_summary.csv",
            "steady_state.csv",
            "mixed_model.csv",
            "contrasts.csv",
            "anova.csv",
            "correlations.csv",
            "correlations_within_subjects.csv",
            "qcs.csv",
            "refusals.csv");
    private static final int TIMES = 10;

    @TempDir
    static Path folder;

    private static Path study;

    @BeforeAll
    static void runTheFiveCommands() throws IOException {
        study = folder.resolve("my-study");
        List<String> commands = commands();
        assertThat(commands).hasSize(5);
        for (String command : commands) {
            String[] words = command.substring("./enantio ".length()).split(" ");
            for (int i = 0; i < words.length; i++) {
                words[i] = words[i].startsWith("my-study")
                        ? folder.resolve(words[i]).toString()
                        : words[i];
            }
            InProcess.Outcome outcome = InProcess.enantio(words);
            assertThat(outcome.status())
                    .as(command + "\n" + outcome.out() + outcome.err())
                    .isZero();
        }
    }

    private static List<String> commands() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("./enantio "))
                .toList();
    }

    @Test
    void theFigureOfThePageEqualsTheProgramsFigure() throws IOException {
        GeneratedDocument.assertFresh(
                "docs/tutorial/study-profile.svg", Files.readString(study.resolve("study/profile.svg")));
    }

    @Test
    void theShippedStudyEqualsTheOutputOfTheFirstAndTheLastCommand() throws IOException {
        for (String name : List.of("plan.yaml", "doses.csv", "responses.csv")) {
            GeneratedDocument.assertFresh(SHIPPED + name, Files.readString(study.resolve(name)));
        }
        for (String name : EXPECTED) {
            GeneratedDocument.assertFresh(
                    SHIPPED + "expected/" + name,
                    Files.readString(study.resolve("study").resolve(name)));
        }
        assertThat(Path.of(SHIPPED + "README.md")).content().contains(commands().get(0));
    }

    @Test
    void theAreasThatRRecomputesTheStudyFromAreThoseOfItsRuns() {
        List<Path> runs =
                Stream.of("R01", "R02", "R03", "R04").map(study::resolve).toList();
        GeneratedDocument.assertFresh("validation/reference/recomputation/study-areas.csv", RawAreas.of(runs));
    }

    @Test
    void everyMeanAgreesWithTheTruth() {
        Map<String, List<Double>> truth = truth();
        List<CSVRecord> shown = ResultTable.of(study.resolve("study/profiles.csv")).stream()
                .filter(row -> row.get("shown").equals("yes"))
                .toList();
        assertThat(shown).hasSize(4 * (TIMES - 1));
        for (CSVRecord row : shown) {
            String key = row.get("analyte") + " " + row.get("time_point");
            assertThat(Double.parseDouble(row.get("mean")))
                    .as(key)
                    // Extraction scatters by 6 % in each sample, so a mean of 16 by 1.5 %; a run's curve moves four of
                    // them together.
                    .isCloseTo(mean(truth.getOrDefault(key, List.of())), withinPercentage(6));
        }
    }

    @Test
    void theSimulatedTruthHasThePlateausAndPeaksOfTheStudy() {
        Map<String, List<Double>> truth = truth();
        for (String configuration : List.of("R", "S")) {
            List<Double> drug = profile(truth, configuration + "-ketamine");
            List<Double> metabolite = profile(truth, configuration + "-norketamine");
            assertThat(drug.subList(5, 9)).allSatisfy(value -> assertThat(value).isBetween(200.0, 225.0));
            assertThat(metabolite.subList(5, 9))
                    .allSatisfy(value -> assertThat(value).isBetween(90.0, 120.0));
            assertThat(highest(drug)).as("240-300 min").isEqualTo(4);
            assertThat(highest(metabolite)).as("Day 2").isEqualTo(5);
        }
    }

    @Test
    void clearancesAreThoseOfTheSimulatedSubjects() {
        for (CSVRecord row : ResultTable.of(study.resolve("study/parameter_summary.csv"))) {
            if (row.get("parameter").equals("cl_steady")
                    && row.get("analyte").endsWith("-ketamine")
                    && !row.get("n").equals("0")) {
                double wanted = row.get("analyte").startsWith("S") ? 97 : 89;
                assertThat(Double.parseDouble(row.get("geometric_mean")))
                        .as(row.get("analyte"))
                        .isCloseTo(wanted, withinPercentage(15));
            }
        }
    }

    @Test
    void theSteadyStateOfEveryAnalyteIsShownOverTheSubjectsAndScoresGoWithNoConcentration() {
        // The simulated infusion is at its plateau from Day 2, and the scores know nothing of the concentrations.
        assertThat(ResultTable.of(study.resolve("study/steady_state.csv")).stream()
                        .filter(row -> row.get("subject").isEmpty()))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.get("steady")).isEqualTo("shown"));
        assertThat(ResultTable.of(study.resolve("study/correlations_within_subjects.csv")))
                .hasSize(4)
                .allSatisfy(row ->
                        assertThat(Double.parseDouble(row.get("p_corrected"))).isGreaterThan(0.05));
    }

    @Test
    void parametersThatTheSamplesDoNotSupportAreRefusedAndDataAreLabelledSimulated() throws IOException {
        assertThat(Files.readString(study.resolve("study/refusals.csv")))
                .contains("terminal half-life", "at most 1 sample of a subject after the end of the infusion");
        assertThat(Files.readString(study.resolve("study/report.html"))).contains("Simulated data");
        assertThat(Files.readString(PAGE)).contains("**The data are simulated**");
        assertThat(ResultTable.of(study.resolve("pc/pc.csv"))).hasSize(16 * TIMES * 4);
    }

    @Test
    void incurredSamplesAreATenthAndReproduce() {
        List<CSVRecord> pairs = ResultTable.of(study.resolve("study/incurred.csv"));
        assertThat(pairs).hasSize(16 * 4);
        assertThat(pairs).allSatisfy(row -> assertThat(row.get("first_run")).isNotEqualTo(row.get("repeat_run")));
        assertThat(pairs.stream()
                        .filter(row -> row.get("standing").equals("inside"))
                        .count())
                .isGreaterThanOrEqualTo(16 * 4 * 2 / 3);
    }

    /** True concentrations of first analyses, by analyte and planned time. */
    private static Map<String, List<Double>> truth() {
        Map<String, List<Double>> truth = new TreeMap<>();
        for (int run = 1; run <= 4; run++) {
            Path runFolder = study.resolve("R0" + run);
            Map<String, CSVRecord> injections = new TreeMap<>();
            ResultTable.of(runFolder.resolve("injections.csv"))
                    .forEach(row -> injections.put(row.get("injection"), row));
            for (CSVRecord row : ResultTable.of(runFolder.resolve("truth.csv"))) {
                CSVRecord injection = Objects.requireNonNull(injections.get(row.get("injection")));
                if (injection.get("sample_type").equals("study")
                        && injection.get("experiment").isEmpty()) {
                    int time = Integer.parseInt(
                            row.get("sample_id").substring(row.get("sample_id").length() - 2));
                    truth.computeIfAbsent(row.get("analyte") + " " + time, any -> new ArrayList<>())
                            .add(Double.valueOf(row.get("true_concentration_ng_per_ml")));
                }
            }
        }
        return truth;
    }

    private static List<Double> profile(Map<String, List<Double>> truth, String analyte) {
        List<Double> profile = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            profile.add(mean(truth.getOrDefault(analyte + " " + time, List.of())));
        }
        return profile;
    }

    private static int highest(List<Double> profile) {
        int place = 0;
        for (int i = 1; i < profile.size(); i++) {
            place = profile.get(i) > profile.get(place) ? i : place;
        }
        return place;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
