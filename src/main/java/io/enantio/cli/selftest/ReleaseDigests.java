package io.enantio.cli.selftest;

import io.enantio.cli.selftest.CheckContext.SimulatedRun;
import io.enantio.cli.selftest.PackedTable.Row;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This machine gives the same bytes as the release: simulated raw data and the tables computed from them. */
record ReleaseDigests() implements Check {
    static final String TABLE = "software/digests.csv";

    /** Simulated files of the run folder and computed files of its results. */
    static final List<String> FILES = List.of(
            "injections.csv",
            "truth.csv",
            "raw/001.mzML",
            "results/concentrations.csv",
            "results/calibration.csv",
            "results/pairs.csv",
            "results/rules.csv",
            "results/verdicts.csv");

    @Override
    public String id() {
        return "BYTES-RELEASE";
    }

    @Override
    public String claim() {
        return "SHA-256 of a simulated run and of its results against those of the release, " + TABLE;
    }

    @Override
    public Measured measure(CheckContext context) throws IOException {
        SimulatedRun.PLAIN.results(context);
        Path folder = SimulatedRun.PLAIN.folder(context);
        List<Row> rows = PackedTable.packed(TABLE);
        List<String> differing = new ArrayList<>();
        for (Row row : rows) {
            if (!digest(folder, row.cell("file")).equals(row.cell("sha256"))) {
                differing.add(row.cell("file"));
            }
        }
        return Measured.all(
                rows.size() - differing.size(),
                rows.size(),
                differing.isEmpty() ? "files" : "differing: " + String.join(", ", differing));
    }

    static String digest(Path folder, String file) throws IOException {
        return Sha256.of(Files.readAllBytes(folder.resolve(file)));
    }
}
