package io.enantio.report.results;

import io.enantio.acceptance.result.RunResult;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.page.Page;
import io.enantio.report.run.RunReport;
import io.enantio.report.text.CsvTable;
import io.enantio.report.writer.HtmlPage;
import io.enantio.report.writer.PdfPage;
import io.enantio.report.writer.Workbook;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A file of a results folder before it is written. */
public final class ResultFile implements OutputFile {
    static final String REPORT = "report.html";
    static final String PDF = "report.pdf";
    static final String WORKBOOK = "report.xlsx";

    private final String name;
    private final PackedBytes bytes;

    private ResultFile(String name, PackedBytes bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    public ResultFile(String name, byte[] bytes) {
        this(name, PackedBytes.of(out -> out.write(bytes)));
    }

    public ResultFile(String name, String text) {
        this(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** All files of a results folder; run.json, which seals the others, last. */
    public static List<ResultFile> allOf(RunResult result, Provenance provenance) {
        List<ResultFile> files = new ArrayList<>();
        files.add(of(ConcentrationsTable.TABLE, ConcentrationsTable.lines(result)));
        files.add(of(CalibrationTable.TABLE, CalibrationTable.lines(result)));
        files.add(of(PairsTable.TABLE, PairsTable.lines(result)));
        files.add(of(VerdictsTable.TABLE, VerdictsTable.lines(result)));
        files.add(of(RulesTable.TABLE, result.rules()));
        files.addAll(reports(result, provenance, files));
        files.add(new ResultFile(RunJson.FILE, RunJson.text(result, provenance, List.copyOf(files))));
        return List.copyOf(files);
    }

    private static List<ResultFile> reports(RunResult result, Provenance provenance, List<ResultFile> tables) {
        ReportOptions options = ReportOptions.of(provenance.options());
        List<InputFile> outputs = tables.stream()
                .map(file -> new InputFile("table", file.name, file.sha256()))
                .toList();
        Page page = RunReport.of(result, new RunReport.Source(provenance, outputs, options.chromatograms()));
        List<ResultFile> reports = new ArrayList<>();
        reports.add(new ResultFile(REPORT, PackedBytes.of(out -> HtmlPage.write(page, out))));
        if (options.forms().contains(ReportOptions.Form.PDF)) {
            reports.add(
                    new ResultFile(PDF, PdfPage.of(page, result.run().header().acquired())));
        }
        if (options.forms().contains(ReportOptions.Form.XLSX)) {
            reports.add(new ResultFile(WORKBOOK, Workbook.of(page)));
        }
        return reports;
    }

    /** Names of the files that every results folder has. */
    public static List<String> names() {
        return List.of(
                ConcentrationsTable.TABLE.file(),
                CalibrationTable.TABLE.file(),
                PairsTable.TABLE.file(),
                VerdictsTable.TABLE.file(),
                RulesTable.TABLE.file(),
                REPORT,
                RunJson.FILE);
    }

    /** Whether a results folder of ours may have a file of this name. */
    static boolean isOurs(String name) {
        return Stream.concat(names().stream(), Stream.of(PDF, WORKBOOK)).anyMatch(name::equals);
    }

    private static <T> ResultFile of(CsvTable<T> table, List<T> rows) {
        return new ResultFile(table.file(), table.text(rows));
    }

    @Override
    public String name() {
        return name;
    }

    /** Whether other bytes of the file say the same; of run.json all but what differs between two processings. */
    boolean isSameAs(byte[] other) {
        return name.equals(RunJson.FILE)
                ? RunJson.timeless(text()).equals(RunJson.timeless(new String(other, StandardCharsets.UTF_8)))
                : Sha256.of(other).equals(sha256());
    }

    /** The bytes themselves, anew at each call. */
    @Override
    public byte[] bytes() {
        return bytes.unpacked();
    }

    /** Of a text file. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResultFile file
                && file.name.equals(name)
                && file.sha256().equals(sha256());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** SHA-256 of the bytes, lower-case hex. */
    public String sha256() {
        return bytes.sha256();
    }
}
