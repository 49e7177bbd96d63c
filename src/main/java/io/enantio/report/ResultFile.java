package io.enantio.report;

import io.enantio.acceptance.RunResult;
import io.enantio.run.Provenance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A file of a results folder before it is written. */
record ResultFile(String name, String text) {

    /** All files of a results folder; run.json, which seals the others, last. */
    static List<ResultFile> allOf(RunResult result, Provenance provenance) {
        List<ResultFile> files = new ArrayList<>();
        files.add(of(ConcentrationsTable.TABLE, ConcentrationsTable.lines(result)));
        files.add(of(CalibrationTable.TABLE, CalibrationTable.lines(result)));
        files.add(of(VerdictsTable.TABLE, result.verdicts()));
        files.add(of(RulesTable.TABLE, result.rules()));
        files.add(new ResultFile(RunJson.FILE, RunJson.text(result, provenance, List.copyOf(files))));
        return List.copyOf(files);
    }

    /** Names of the files of a results folder. */
    static List<String> names() {
        return List.of(
                ConcentrationsTable.TABLE.file(),
                CalibrationTable.TABLE.file(),
                VerdictsTable.TABLE.file(),
                RulesTable.TABLE.file(),
                RunJson.FILE);
    }

    private static <T> ResultFile of(CsvTable<T> table, List<T> rows) {
        return new ResultFile(table.file(), table.text(rows));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the bytes, lower-case hex. */
    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
