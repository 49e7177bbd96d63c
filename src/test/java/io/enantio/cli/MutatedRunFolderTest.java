package io.enantio.cli;

import io.enantio.record.chain.ChainLayout;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A run folder of which something is damaged: raw files, settings, tables, decisions, results. */
class MutatedRunFolderTest {
    private static final List<String> SETTINGS = List.of(
            "run.yaml",
            "method.yaml",
            "method.yaml",
            "injections.csv",
            "samples.csv",
            "rules.yaml",
            "column-records.csv");
    private static final List<String> TABLES =
            List.of("concentrations.csv", "pairs.csv", "calibration.csv", "verdicts.csv", "rules.csv");

    @TempDir
    static Path home;

    private static SmallStudy study = new SmallStudy(Path.of(""));

    @BeforeAll
    static void aRunWithDecisionsAndResults() throws IOException {
        study = SmallStudy.in(home).shortened();
        decide("comment", "--reason", "looked at again");
        decide(
                "reintegrate",
                "--injection",
                "27",
                "--analyte",
                "S-ketamine",
                "--parameters",
                "start_min=10.1;end_min=10.8",
                "--reason_code",
                "BASELINE_NOISE",
                "--second_person",
                "B. Reviewer",
                "--reason",
                "the baseline is drawn into the tail");
        decide(
                "exclude",
                "--injection",
                "13",
                "--reason_code",
                "PREPARATION_FAULT",
                "--second_person",
                "B. Reviewer",
                "--reason",
                "the standard was pipetted twice");
        SmallStudy.done("process", study.run().toString());
    }

    private static void decide(String action, String... more) {
        SmallStudy.done(Stream.concat(
                        Stream.of("decide", study.run().toString(), "--person", "A. Analyst", "--action", action),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private List<String> process(Mutations mutations) {
        List<String> command = new ArrayList<>(List.of("process", study.run().toString()));
        if (mutations.random().nextInt(4) == 0) {
            command.add("--salvage");
        }
        return command;
    }

    @Test
    void aRunWithDamagedSettingsIsProcessedOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 1);
        for (int i = 0; i < 2 * Mutations.EACH; i++) {
            mutations.damage(study.run().resolve(mutations.any(SETTINGS)), List.of(process(mutations)));
        }
        mutations.report(reporter);
    }

    @Test
    void aRunWithADamagedRawFileIsProcessedOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 2);
        List<Path> raw = listed();
        for (int i = 0; i < Mutations.EACH; i++) {
            mutations.damage(mutations.any(raw), List.of(process(mutations)));
        }
        mutations.report(reporter);
    }

    @Test
    void damagedDecisionsAreAppliedOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 3);
        Path decisions = study.run().resolve("decisions.csv");
        Path out = home.resolve("decided");
        List<String> process = List.of("process", study.run().toString(), "--out", out.toString());
        List<String> decide = List.of(
                "decide",
                study.run().toString(),
                "--action=comment",
                "--person=A. Analyst",
                "--reason=looked at once more");
        for (int i = 0; i < Mutations.EACH; i++) {
            if (mutations.random().nextBoolean()) {
                mutations.damage(decisions, List.of(process, decide));
            } else {
                mutations.replace(decisions, oneOddCell(decisions, mutations), List.of(process, decide));
            }
        }
        mutations.report(reporter);
    }

    @Test
    void aDamagedMzmlIsShownOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 4);
        List<Path> raw = listed();
        for (int i = 0; i < Mutations.EACH; i++) {
            Path file = mutations.any(raw);
            mutations.damage(
                    file,
                    List.of(
                            List.of("inspect", file.toString()),
                            List.of("inspect", "--json", "--salvage", file.toString()),
                            List.of("inspect", "--plot", file.toString()),
                            List.of("method", "draft", file.toString())));
        }
        mutations.report(reporter);
    }

    @Test
    void aDamagedRecordIsLoadedOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 5);
        Path results = study.results();
        for (int i = 0; i < Mutations.EACH; i++) {
            Path json = results.resolve("run.json");
            mutations.replace(
                    json,
                    mutations.ofRecord(Files.readString(json)),
                    List.of(
                            List.of("verify", results.toString(), "--hashes-only"),
                            List.of("load", results.toString(), "--db", freshDatabase()),
                            List.of("process", study.run().toString(), "--threads", "0")));
        }
        mutations.report(reporter);
    }

    @Test
    void aDamagedTableOfResultsIsLoadedOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 6);
        Path results = study.results();
        Path json = results.resolve("run.json");
        String record = Files.readString(json);
        for (int i = 0; i < Mutations.EACH; i++) {
            Path table = results.resolve(mutations.any(TABLES));
            byte[] before = Files.readAllBytes(table);
            byte[] damaged = mutations.random().nextBoolean()
                    ? new Damage(mutations.random()).of(before)
                    : cellsToText(oddCell(cells(table), mutations));
            // as somebody would who wants the change to pass
            Files.writeString(json, Mutations.resealed(record.replace(Sha256.of(before), Sha256.of(damaged))));
            mutations.replace(
                    table,
                    damaged,
                    List.of(
                            List.of("load", results.toString(), "--db", freshDatabase()),
                            List.of("verify", results.toString())));
            Files.writeString(json, record);
        }
        mutations.report(reporter);
    }

    private static String freshDatabase() throws IOException {
        Path database = home.resolve("study.sqlite");
        Files.deleteIfExists(database);
        return database.toString();
    }

    /** Decisions of which one cell is odd, and the chain computed anew. */
    private static byte[] oneOddCell(Path decisions, Mutations mutations) throws IOException {
        List<List<String>> lines = oddCell(cells(decisions), mutations);
        List<String> columns = lines.get(0);
        int chained = columns.indexOf(ChainLayout.CHAIN);
        String chain = "";
        for (List<String> line : lines.subList(1, lines.size())) {
            chain = ChainLayout.DECISIONS.chainAfter(chain, column -> line.get(columns.indexOf(column)));
            line.set(chained, chain);
        }
        return cellsToText(lines);
    }

    private static List<List<String>> oddCell(List<List<String>> lines, Mutations mutations) {
        List<String> line = lines.get(1 + mutations.random().nextInt(lines.size() - 1));
        line.set(mutations.random().nextInt(line.size()), new Damage(mutations.random()).anyWord());
        return lines;
    }

    private static List<List<String>> cells(Path table) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        CSVFormat.RFC4180
                .parse(new StringReader(Files.readString(table)))
                .forEach(record -> lines.add(new ArrayList<>(record.toList())));
        return lines;
    }

    private static byte[] cellsToText(List<List<String>> lines) throws IOException {
        StringWriter text = new StringWriter();
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecords(lines);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Path> listed() throws IOException {
        try (Stream<String> lines = Files.lines(study.run().resolve("injections.csv"))) {
            return lines.flatMap(line -> Stream.of(line.split(",")))
                    .filter(cell -> cell.startsWith("raw/"))
                    .map(study.run()::resolve)
                    .toList();
        }
    }
}
