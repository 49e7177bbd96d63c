package io.enantio.report;

import io.enantio.acceptance.RunResult;
import io.enantio.run.Provenance;
import io.enantio.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file of a results folder before it is written. */
record ResultFile(String name, String text) implements WrittenFile {

    /** All files of a results folder; run.json, which seals the others, last. */
    static List<ResultFile> allOf(RunResult result, Provenance provenance) {
        List<ResultFile> files = new ArrayList<>();
        files.add(of(ConcentrationsTable.TABLE, ConcentrationsTable.lines(result)));
        files.add(of(CalibrationTable.TABLE, CalibrationTable.lines(result)));
        files.add(of(PairsTable.TABLE, PairsTable.lines(result)));
        files.add(of(VerdictsTable.TABLE, VerdictsTable.lines(result)));
        files.add(of(RulesTable.TABLE, result.rules()));
        files.add(new ResultFile(RunJson.FILE, RunJson.text(result, provenance, List.copyOf(files))));
        return List.copyOf(files);
    }

    /** Names of the files of a results folder. */
    static List<String> names() {
        return List.of(
                ConcentrationsTable.TABLE.file(),
                CalibrationTable.TABLE.file(),
                PairsTable.TABLE.file(),
                VerdictsTable.TABLE.file(),
                RulesTable.TABLE.file(),
                RunJson.FILE);
    }

    private static <T> ResultFile of(CsvTable<T> table, List<T> rows) {
        return new ResultFile(table.file(), table.text(rows));
    }

    /** Whether another text of the file says the same; of run.json all but what differs between two processings. */
    boolean isSameAs(String other) {
        return name.equals(RunJson.FILE) ? RunJson.timeless(text).equals(RunJson.timeless(other)) : text.equals(other);
    }

    @Override
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the bytes, lower-case hex. */
    String sha256() {
        return Sha256.of(bytes());
    }
}
