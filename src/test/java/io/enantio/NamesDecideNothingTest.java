package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.calibration.Quantitation;
import io.enantio.input.RunInput;
import io.enantio.method.LevelRole;
import io.enantio.peak.area.Peak;
import io.enantio.report.writer.OpenedWorkbook;
import io.enantio.run.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of levels, analytes, compounds, samples and files are labels: other names give the same numbers and verdicts. */
class NamesDecideNothingTest {
    private static final List<String> QC_LEVELS = List.of("LLOQ", "LOW", "Q20", "Q75", "MID", "HIGH", "DILUTION");
    private static final List<String> SUBSTANCES = List.of(
            "S-ketamine",
            "R-ketamine",
            "S-norketamine",
            "R-norketamine",
            "ketamine",
            "norketamine",
            "ketamine-d4",
            "norketamine-d4",
            "dehydronorketamine");

    @TempDir
    Path home;

    @Tag("evidence")
    @ParameterizedTest
    @CsvSource({"13, dilution-qc-failing", "14, failing-lloq-standard"})
    void otherNamesChangeNoNumberAndNoVerdictOfOtherFaults(int seed, String fault) throws IOException {
        otherNamesChangeNoNumberAndNoVerdict(seed, fault);
    }

    /** Each level of one kind gets the name of another; substances, samples and files get names without meaning. */
    @ParameterizedTest
    @CsvSource({"11, failing-qc", "12, truncated-uloq"})
    void otherNamesChangeNoNumberAndNoVerdict(int seed, String fault) throws IOException {
        SimulatedFolder folder = SimulatedFolder.in(
                        home.resolve("run"), "--seed", String.valueOf(seed), "--subjects", "1", "--fault", fault)
                .integratedBy(SharedRuns.DROP);
        RunResult before = result(folder.run());
        Random random = new Random(seed);
        Map<String, String> names = new LinkedHashMap<>();
        names.putAll(permuted(QC_LEVELS, random));
        names.putAll(permuted(
                Stream.iterate(1, i -> i <= 8, i -> i + 1).map(i -> "STD" + i).toList(), random));
        SUBSTANCES.forEach(name -> names.put(name, "x" + random.nextInt(1_000_000)));
        rename(folder, names, random);
        RunResult after = result(folder.run());
        assertThat(numbers(after)).isEqualTo(numbers(before));
        assertThat(verdicts(after)).isEqualTo(verdicts(before));
        assertThat(outcomes(after)).isEqualTo(outcomes(before));
    }

    /** Names that mislead, of other languages, that look like numbers, and one that looks like a dilution of another level. */
    @Test
    void levelsMayHaveNamesOfAnyLanguageAndThoseThatMislead() throws IOException {
        SimulatedFolder folder = SimulatedFolder.in(
                        home.resolve("run"), "--seed", "13", "--subjects", "1", "--fault", "dilution-qc-failing")
                .integratedBy(SharedRuns.DROP);
        RunResult before = result(folder.run());
        Map<String, String> names = Map.of(
                "LLOQ", "HIGH",
                "LOW", "Kontrolle niedrig",
                "Q20", "контроль 20",
                "Q75", "質控",
                "MID", "QC-1",
                "HIGH", "LLOQ",
                "DILUTION", "QC-1 1:5",
                "STD1", "00001",
                "STD8", "STD1");
        rename(folder, names, new Random(13));
        RunResult after = result(folder.run());
        assertThat(numbers(after)).isEqualTo(numbers(before));
        assertThat(verdicts(after)).isEqualTo(verdicts(before));
        assertThat(outcomes(after)).isEqualTo(outcomes(before));

        SimulatedFolder.succeed("process", folder.run().toString(), "--xlsx");
        OpenedWorkbook.Sheet levels =
                OpenedWorkbook.of(Files.readAllBytes(folder.run().resolve("results/report.xlsx"))).sheets().stream()
                        .filter(sheet -> sheet.name().startsWith("QC levels"))
                        .findFirst()
                        .orElseThrow();
        assertThat(levels.below("level"))
                .extracting(OpenedWorkbook.Cell::content)
                .containsExactly("HIGH", "Kontrolle niedrig", "контроль 20", "質控", "QC-1", "LLOQ", "QC-1 1:5 1:5");
        assertThat(levels.below("role"))
                .extracting(OpenedWorkbook.Cell::content)
                .containsExactly("lloq", "low", "middle", "middle", "middle", "high", "dilution");
        assertThat(Files.readString(folder.run().resolve("results/report.html")))
                .contains("<td>Kontrolle niedrig</td>\n<td>low</td>", ">質控</text>");
    }

    /** Rule B-13: a declared role is the role that the concentration gives, and holds where it is another. */
    @Test
    void aDeclaredRoleDecidesAndNeitherNameNorConcentration() throws IOException {
        SimulatedFolder folder = SimulatedFolder.in(
                        home.resolve("run"), "--seed", "3", "--subjects", "1", "--fault", "failing-qc")
                .integratedBy(SharedRuns.DROP);
        RunResult derived = result(folder.run());
        folder.changed(
                "method.yaml",
                text -> text.replaceFirst("(?m)^  LOW: 3$", "  LOW: {each: 3, role: low}")
                        .replaceFirst("(?m)^  MID: 175$", "  MID: {each: 175, role: middle}")
                        .replaceFirst("(?m)^  HIGH: 400$", "  HIGH: {each: 400, role: high}"));
        RunResult declared = result(folder.run());
        assertThat(numbers(declared)).isEqualTo(numbers(derived));
        assertThat(verdicts(declared)).isEqualTo(verdicts(derived));
        assertThat(outcomes(declared)).isEqualTo(outcomes(derived));
        assertThat(placement(declared)).containsExactly("low PASS", "middle PASS", "high PASS");

        folder.changed(
                "method.yaml",
                text -> text.replace("{each: 3, role: low}", "{each: 3, role: high}")
                        .replace("{each: 400, role: high}", "{each: 400, role: low}"));
        RunResult swapped = result(folder.run());
        assertThat(roles(swapped)).containsEntry("LOW", "high").containsEntry("HIGH", "low");
        assertThat(placement(swapped)).containsExactly("low FAIL", "middle PASS", "high FAIL");
        assertThat(verdicts(swapped)).as("QC-1 informs and rejects nothing").isEqualTo(verdicts(derived));
    }

    /** The range ends at 200 ng/mL and the high QC lies at 400: the run is rejected, whatever its levels are called. */
    @Test
    void aRangeThatLostTheHighQcRejectsUnderAnyNames() throws IOException {
        SimulatedFolder folder = SimulatedFolder.in(home.resolve("run"), "--seed", "3", "--subjects", "1")
                .integratedBy(SharedRuns.DROP)
                .changed("injections.csv", text -> upperStandardsAreOf200(text));
        List<List<String>> wanted = verdicts(result(folder.run()));
        assertThat(wanted).hasSize(4).allSatisfy(reasons -> assertThat(reasons).contains("RNG-1"));
        rename(folder, Map.of("LOW", "LQC", "MID", "MQC", "HIGH", "HQC"), new Random(1));
        assertThat(verdicts(result(folder.run()))).isEqualTo(wanted);
    }

    /** The raw files of the two upper standards are those of the third. */
    private static String upperStandardsAreOf200(String injections) {
        String[] source = {""};
        return injections
                .lines()
                .map(line -> {
                    List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
                    if (cells.get(4).equals("STD6")) {
                        source[0] = cells.get(1);
                    }
                    if (cells.get(4).equals("STD7") || cells.get(4).equals("STD8")) {
                        cells.set(1, source[0]);
                    }
                    return String.join(",", cells);
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Map<String, String> permuted(List<String> names, Random random) {
        List<String> others = new ArrayList<>(names);
        Collections.rotate(others, 1 + random.nextInt(names.size() - 1));
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), others.get(i));
        }
        return map;
    }

    /** Words of the method, and in the lists whole cells: levels, samples and raw files. */
    private static void rename(SimulatedFolder folder, Map<String, String> names, Random random) throws IOException {
        String words = names.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\w-])(", ")(?![\\w-])"));
        folder.changed(
                "method.yaml",
                text -> Pattern.compile(words).matcher(text).replaceAll(found -> names.get(found.group())));
        Map<String, String> samples = new LinkedHashMap<>();
        Map<String, String> files = new LinkedHashMap<>();
        List<String> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.run().resolve("injections.csv"))) {
            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
            if (!rows.isEmpty()) {
                cells.set(1, files.computeIfAbsent(cells.get(1), any -> "raw/f" + random.nextInt() + ".mzML"));
                cells.set(2, samples.computeIfAbsent(cells.get(2), any -> "tube" + random.nextInt()));
                cells.set(4, names.getOrDefault(cells.get(4), cells.get(4)));
            }
            rows.add(String.join(",", cells));
        }
        folder.changed("injections.csv", any -> String.join("\n", rows) + "\n");
        folder.changed(
                "samples.csv",
                text -> text.lines()
                        .map(line -> {
                            int comma = line.indexOf(',');
                            String id = line.substring(0, comma);
                            return samples.getOrDefault(id, id) + line.substring(comma);
                        })
                        .collect(Collectors.joining("\n", "", "\n")));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.move(folder.run().resolve(file.getKey()), folder.run().resolve(file.getValue()));
        }
    }

    private static RunResult result(Path run) {
        RunInput input = RunInput.read(run);
        return new AssayPipeline(input.method(), input.chromatograms()).process(input.run());
    }

    private static List<List<Object>> numbers(RunResult result) {
        return result.rows().stream().map(NamesDecideNothingTest::numbers).toList();
    }

    private static List<Object> numbers(ResultRow row) {
        return List.of(
                row.judgement().status(),
                row.judgement().role(),
                row.judgement().flags(),
                row.judgement().nominalNgPerMl(),
                row.judgement().relativeErrorPercent(),
                row.judgement().usedInCurve(),
                row.peak() instanceof Peak peak ? peak.area().countsMin() : "none",
                row.estimate().map(Quantitation.Estimate::ngPerMl),
                row.estimate().map(Quantitation.Estimate::ci95LowNgPerMl));
    }

    /** Of the first analyte: the roles that QC-1 looks at, with its outcome. */
    private static List<String> placement(RunResult result) {
        return result.rules().stream()
                .filter(rule -> rule.rule().equals("QC-1"))
                .filter(rule -> rule.analyte().equals(result.method().analytes().get(0)))
                .map(rule -> rule.subject() + " " + rule.outcome())
                .toList();
    }

    private static Map<String, String> roles(RunResult result) {
        Map<String, String> roles = new LinkedHashMap<>();
        result.rows().stream()
                .filter(row -> row.injection().type() == SampleType.QC)
                .forEach(row -> roles.put(
                        row.injection().sample().level().orElseThrow(),
                        row.judgement().role().map(LevelRole::word).orElse("none")));
        return roles;
    }

    private static List<List<String>> verdicts(RunResult result) {
        return result.verdicts().stream().map(Verdict::reasons).toList();
    }

    /** Outcomes without their subjects, which may be names; several of one rule in any order. */
    private static List<String> outcomes(RunResult result) {
        List<String> all = new ArrayList<>();
        for (RuleOutcome outcome : result.rules()) {
            int analyte = result.method().analytes().indexOf(outcome.analyte());
            all.add(analyte + " " + outcome.rule() + " " + outcome.outcome() + " " + outcome.count());
        }
        Collections.sort(all);
        return all;
    }
}
