package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.database.TestPlace;
import io.enantio.database.TestPostgres;
import io.enantio.report.writer.OpenedWorkbook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Names of samples, subjects, visits and studies are the same code points in every output, by readers that are not enantio's. */
class NamesSurviveTest {
    /** A name, and what a page of the PDF shows: U+ with hexadecimal digits, by the code charts of Unicode. */
    private static final Map<String, String> NAMES = names();

    private static final List<String> SUBJECTS = List.of("007", "1E7", "対象 Ω");
    private static final String STUDY = "Étude 研究";
    private static final String VISIT = "Täg ";
    /** Blanks, standards and the first QCs: with them and the samples the run is processed quickly. */
    private static final int CURVE = 25;

    @TempDir
    static Path home;

    private static SmallStudy study = new SmallStudy(Path.of(""));

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String same : List.of(
                "00017",
                "1E5",
                "MAR1",
                "1/2",
                "TRUE",
                "2026-03-02",
                "-5",
                "+49 1",
                "1,5",
                "0x1F",
                "Prüfung ß",
                "λ-Ωμ",
                "Журнал",
                "a'b \"q\", c",
                "<b>&amp;</b>",
                "_x0041_")) {
            names.put(same, same);
        }
        names.put("Pru\u0308fung ß", "Pru<U+0308>fung ß");
        names.put("中文01", "<U+4E2D U+6587>01");
        names.put("プロ", "<U+30D7 U+30ED>");
        names.put("שלום-1", "<U+05E9 U+05DC U+05D5 U+05DD>-1");
        names.put("سلام", "<U+0633 U+0644 U+0627 U+0645>");
        names.put("🧪1", "<U+1F9EA>1");
        names.put("\uD835\uDCB32", "<U+1D4B3>2");
        names.put("A\u00A0B", "A<U+00A0>B");
        names.put("A\u200BB", "A<U+200B>B");
        return names;
    }

    /** One run of a study whose lists are renamed, processed with all reports. */
    @BeforeAll
    static void processed() throws IOException {
        study = SmallStudy.in(home.resolve("study"));
        Map<String, String> samples = new LinkedHashMap<>();
        Map<String, String> subjects = new LinkedHashMap<>();
        List<String> given = new ArrayList<>(NAMES.keySet());
        renamed(study.run().resolve("samples.csv"), row -> {
            if (samples.size() < given.size()) {
                samples.put(row.get("sample_id"), given.get(samples.size()));
            }
            row.computeIfPresent("sample_id", (column, id) -> samples.getOrDefault(id, id));
            row.computeIfPresent(
                    "subject", (column, id) -> subjects.computeIfAbsent(id, any -> SUBJECTS.get(subjects.size())));
            row.computeIfPresent("visit", (column, visit) -> VISIT + visit);
            row.put("study", STUDY);
            return NAMES.containsKey(row.get("sample_id")) ? row : Map.of();
        });
        renamed(study.run().resolve("injections.csv"), row -> {
            row.computeIfPresent("sample_id", (column, id) -> samples.getOrDefault(id, id));
            boolean isStudy = NAMES.containsKey(row.get("sample_id"));
            return isStudy || Integer.parseInt(row.getOrDefault("injection", "")) <= CURVE ? row : Map.of();
        });
        for (String list : List.of("doses.csv", "responses.csv")) {
            renamed(study.home().resolve(list), row -> {
                row.computeIfPresent("subject", (column, id) -> subjects.getOrDefault(id, id));
                row.computeIfPresent("study", (column, any) -> STUDY);
                row.computeIfPresent("visit", (column, visit) -> VISIT + visit);
                return row;
            });
        }
        new SimulatedFolder(study.home())
                .changed("plan.yaml", text -> text.replaceFirst("(?m)^study: .*", "study: " + STUDY));
        assertThat(samples).hasSameSizeAs(NAMES);
        assertThat(subjects).hasSameSizeAs(SUBJECTS);
        SmallStudy.done(
                "process",
                study.run().toString(),
                "--pdf",
                "--xlsx",
                "--chromatograms",
                "flagged",
                "--problems",
                told().toString());
    }

    private static Path told() {
        return home.resolve("told.txt");
    }

    /** A list whose rows are changed; an empty row is left out. */
    private static void renamed(Path file, UnaryOperator<Map<String, String>> change) throws IOException {
        List<Map<String, String>> rows = rows(file);
        List<Map<String, String>> changed =
                rows.stream().map(change).filter(row -> !row.isEmpty()).toList();
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(changed.get(0).keySet());
            for (Map<String, String> row : changed) {
                printer.printRecord(row.values());
            }
        }
        Files.writeString(file, text);
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                file,
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord record : parser) {
                rows.add(new LinkedHashMap<>(record.toMap()));
            }
        }
        return rows;
    }

    private static Set<String> column(Path file, String name) throws IOException {
        return rows(file).stream().map(row -> row.get(name)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> visits() throws IOException {
        return column(study.run().resolve("samples.csv"), "visit");
    }

    private static Collection<String> usubjids() {
        return SUBJECTS.stream().map(subject -> STUDY + "-" + subject).toList();
    }

    @Test
    void inTheTablesOfTheResults() throws IOException {
        for (String table : List.of("concentrations.csv", "pairs.csv")) {
            assertThat(column(study.results().resolve(table), "sample_id"))
                    .as(table)
                    .containsAll(NAMES.keySet());
        }
    }

    @Test
    void inTheReportOfTheBrowser() throws IOException {
        String html = Files.readString(study.results().resolve("report.html"));
        Set<String> cells = List.of(html.split("<td>", -1)).stream()
                .map(cell -> cell.split("</td>", 2)[0])
                .map(cell -> cell.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&#34;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&"))
                .collect(Collectors.toSet());
        assertThat(cells).containsAll(NAMES.keySet());
    }

    @Test
    void inTheWorkbookAsText() throws IOException {
        OpenedWorkbook book =
                OpenedWorkbook.of(Files.readAllBytes(study.results().resolve("report.xlsx")));
        for (String sheet : List.of("study results", "injections")) {
            List<OpenedWorkbook.Cell> cells = book.sheet(sheet).below("sample");
            assertThat(cells).extracting(OpenedWorkbook.Cell::content).as(sheet).containsAll(NAMES.keySet());
            assertThat(cells)
                    .as(sheet)
                    .noneMatch(OpenedWorkbook.Cell::isNumber)
                    .allMatch(cell -> cell.format().equals("@"));
        }
        assertThat(book.sheet("study results").below("injection"))
                .allMatch(OpenedWorkbook.Cell::isNumber)
                .allMatch(cell -> cell.format().equals("0"));
    }

    /** Lines are broken where a column ends, therefore blanks are not compared. */
    @Test
    void inThePdfWithCodePointsForWhatItsFontsDoNotDraw() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(Files.readAllBytes(study.results().resolve("report.pdf")))) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            for (Map.Entry<String, String> name : NAMES.entrySet()) {
                assertThat(text).as(name.getKey()).contains(name.getValue().replaceAll("\\s", ""));
            }
            assertThat(text).doesNotContain("#", "�");
        }
    }

    @Test
    void inAnSqliteDatabaseAndItsExports() throws IOException {
        survives(TestPlace.sqlite(home.resolve("s.sqlite")), home.resolve("of-sqlite"));
    }

    @Test
    @ResourceLock("PostgreSQL")
    void inAPostgresqlDatabaseAndItsExports() throws IOException {
        survives(TestPostgres.newDatabase(), home.resolve("of-postgresql"));
    }

    private static void survives(TestPlace database, Path out) throws IOException {
        Outcome loaded = InProcess.enantio("load", study.results().toString(), "--db", database.place());
        assertThat(loaded.status()).as(loaded.err()).isZero();
        assertThat(database.rows("SELECT sample_id FROM specimen")).containsAll(NAMES.keySet());
        assertThat(database.rows("SELECT DISTINCT subject FROM subject")).containsExactlyInAnyOrderElementsOf(SUBJECTS);
        assertThat(database.rows("SELECT DISTINCT study FROM specimen")).containsExactly(STUDY);

        Path pc = Files.createDirectories(out).resolve("pc");
        withoutTransportFile(pc, "export", "pc", "--study", STUDY, "--db", database.place());
        assertThat(column(pc.resolve("pc.csv"), "PCREFID")).containsAll(NAMES.keySet());
        assertThat(column(pc.resolve("pc.csv"), "USUBJID")).containsExactlyInAnyOrderElementsOf(usubjids());
        assertThat(column(pc.resolve("pc.csv"), "VISIT")).containsExactlyInAnyOrderElementsOf(visits());
        assertThat(column(pc.resolve("pc.csv"), "STUDYID")).containsExactly(STUDY);
        assertThat(json(pc.resolve("pc.json"), "PCREFID")).containsAll(NAMES.keySet());
        assertThat(json(pc.resolve("pc.json"), "USUBJID")).containsExactlyInAnyOrderElementsOf(usubjids());

        Path adnca = out.resolve("adnca");
        String plan = study.home().resolve("plan.yaml").toString();
        withoutTransportFile(adnca, "export", "adnca", "--plan", plan, "--columns", "nonmem", "--db", database.place());
        assertThat(column(adnca.resolve("adnca.csv"), "PCREFID")).containsAll(NAMES.keySet());
        assertThat(column(adnca.resolve("adnca.csv"), "SUBJID")).containsExactlyInAnyOrderElementsOf(SUBJECTS);
        assertThat(json(adnca.resolve("adnca.json"), "PCREFID")).containsAll(NAMES.keySet());
        Outcome verified = InProcess.enantio("verify", "--db", database.place());
        assertThat(verified.status()).as(verified.err()).isZero();
    }

    /** The transport file alone is refused, name by name. */
    private static void withoutTransportFile(Path out, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        Path problems = out.resolveSibling(out.getFileName() + ".txt");
        all.addAll(List.of("--out", out.toString(), "--problems", problems.toString()));
        Outcome outcome = InProcess.enantio(all.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isOne();
        assertThat(problems)
                .content()
                .contains("\"中文01\" contains a character that the SAS transport format does not have")
                .doesNotContain("\"00017\"", "\"1E5\"", "\"MAR1\"");
        assertThat(out).isDirectoryNotContaining("glob:**.xpt");
        assertThat(out.resolve("define.xml")).content().contains(STUDY);
    }

    /** Dataset-JSON 1.1: the names of the columns, and rows as arrays. */
    private static Set<String> json(Path file, String name) {
        JsonNode dataset = new ObjectMapper().readTree(file.toFile());
        List<String> columns = new ArrayList<>();
        dataset.get("columns").forEach(column -> columns.add(column.get("name").asString()));
        Set<String> values = new LinkedHashSet<>();
        dataset.get("rows")
                .forEach(row -> values.add(row.get(columns.indexOf(name)).asString()));
        return values;
    }

    @Test
    void inTheArchiveAndUnderTheSeal() throws IOException {
        Path archive = home.resolve("run.zip");
        Outcome outcome = InProcess.enantio("archive", study.results().toString(), "--out", archive.toString());
        assertThat(outcome.status()).as(outcome.err()).isZero();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Path lists = Files.createDirectories(home.resolve("archived"));
            for (String list : List.of("samples.csv", "concentrations.csv")) {
                var entry = zip.stream()
                        .filter(each -> each.getName().endsWith("/" + list))
                        .findFirst()
                        .orElseThrow();
                Files.write(lists.resolve(list), zip.getInputStream(entry).readAllBytes());
                assertThat(column(lists.resolve(list), "sample_id")).containsAll(NAMES.keySet());
            }
        }
        Outcome verified = InProcess.enantio("verify", study.results().toString());
        assertThat(verified.status()).as(verified.err() + verified.out()).isZero();
    }

    /** While the lists can still be changed, and without another exit status. */
    @Test
    void processTellsWhichNamesNoTransportFileHolds() throws IOException {
        String remark = "names do not fit into SAS transport files, which have ASCII and at most 200 characters (for"
                + " example sample_id \"Prüfung ß\", study \"" + STUDY + "\", subject \"対象 Ω\", visit \"" + VISIT;
        assertThat(told()).content().contains("samples: ", remark);
        assertThat(Files.readString(study.results().resolve("report.html")).replace("&#34;", "\""))
                .contains("Names of the study samples: ", remark);
    }
}
