package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.chromatogram.Trace;
import io.enantio.input.mzml.ChromatogramText;
import io.enantio.input.mzml.MzmlText;
import io.enantio.simulation.WrittenMzml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A study that is small enough to be processed many times: one compound in three channels, a tenth of the simulated points,
 * integrated by drop. Each kind of input file that a command can read is there.
 *
 * @param home folder of the plan, with doses, responses, terms and columns; the run is in it
 */
record SmallStudy(Path home) {
    private static final List<String> CHANNELS = List.of("Q1=238.1 Q3=125", "Q1=238.1 Q3=179.1", "Q1=242.1 Q3=129");
    private static final List<double[]> IONS =
            List.of(new double[] {238.1, 125}, new double[] {238.1, 179.1}, new double[] {242.1, 129});
    /** A blank, a single enantiomer, a zero sample, seven standards, two QCs and two study samples. */
    private static final Set<String> KEPT =
            Set.of("6", "8", "10", "11", "12", "13", "14", "15", "16", "18", "21", "24", "27", "30");

    private static final double FROM_MIN = 9.6;
    private static final double TO_MIN = 12.6;
    private static final int EVERY = 2;

    /** Made from a simulated study of three subjects. */
    static SmallStudy in(Path home) throws IOException {
        Path simulated = SharedRuns.simulated("--runs", "1", "--subjects", "3");
        SmallStudy study = new SmallStudy(home);
        Files.createDirectories(study.run().resolve("raw"));
        for (String name : List.of("plan.yaml", "doses.csv", "responses.csv", "R01/run.yaml", "R01/samples.csv")) {
            Files.copy(simulated.resolve(name), home.resolve(name));
        }
        Files.writeString(
                study.run().resolve("method.yaml"), oneCompound(Files.readString(simulated.resolve("method.yaml"))));
        Files.copy(simulated.resolve("R01/injections.csv"), study.run().resolve("injections.csv"));
        new SimulatedFolder(study.run())
                .changed("run.yaml", text -> text.replaceFirst("(?m)^method: .*", "method: method.yaml"));
        try (Stream<Path> raw = Files.list(simulated.resolve("R01/raw"))) {
            for (Path file : raw.sorted().toList()) {
                thin(Files.readAllBytes(file))
                        .write(study.run().resolve("raw"), file.getFileName().toString());
            }
        }
        study.addRulesAndRecords();
        study.addTermsAndColumns();
        return study;
    }

    Path run() {
        return home.resolve("R01");
    }

    Path results() {
        return run().resolve("results");
    }

    /** The run with a few of its injections: enough for a curve and verdicts. */
    SmallStudy shortened() throws IOException {
        List<String> lines = Files.readAllLines(run().resolve("injections.csv"));
        List<String> kept = new ArrayList<>(lines.subList(0, 1));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", 3);
            if (KEPT.contains(cells[0])) {
                kept.add(line);
            } else {
                Files.delete(run().resolve(cells[1]));
            }
        }
        Files.write(run().resolve("injections.csv"), kept);
        return this;
    }

    private static String oneCompound(String method) {
        return method.replaceFirst("(?s)  - compound: norketamine\n.*?(?=internal_standards:)", "")
                .replaceFirst("(?s)  - compound: norketamine-d4\n.*?(?=monitored:)", "")
                .replaceFirst("(?s)monitored:\n.*?(?=calibration:)", "")
                .replaceAll("(?m)^  - \\{analyte: .-norketamine, .*\n", "")
                .replaceFirst("integration: \\w+", "integration: " + SharedRuns.DROP);
    }

    private static MzmlText thin(byte[] file) {
        WrittenMzml written = new WrittenMzml(file);
        return MzmlText.of(IntStream.range(0, CHANNELS.size())
                .mapToObj(i -> thin(IONS.get(i), written.trace(CHANNELS.get(i))))
                .toArray(ChromatogramText[]::new));
    }

    private static ChromatogramText thin(double[] ions, Trace trace) {
        int[] kept = IntStream.range(0, trace.size())
                .filter(i -> i % EVERY == 0 && trace.timeMin(i) > FROM_MIN && trace.timeMin(i) < TO_MIN)
                .toArray();
        return ChromatogramText.srm(ions[0], ions[1])
                .points(
                        IntStream.of(kept).mapToDouble(trace::timeMin).toArray(),
                        IntStream.of(kept).mapToDouble(trace::intensityCounts).toArray());
    }

    private void addRulesAndRecords() throws IOException {
        copyShipped("/io/enantio/rules/ICH-M10.yaml", run().resolve("rules.yaml"));
        Files.writeString(
                run().resolve("column-records.csv"),
                "column_serial,method,compound,elution_order,run,date,person\n"
                        + "OTHER-1,other,ketamine,S-ketamine > R-ketamine,R01,2026-01-05,A. Analyst\n");
        new SimulatedFolder(run())
                .changed(
                        "method.yaml",
                        text -> text.replace("rules: ICH-M10", "rules: rules.yaml")
                                + "column_records: column-records.csv\n");
    }

    private void addTermsAndColumns() throws IOException {
        Files.copy(Path.of("calibration/ketamine-norketamine-export.yaml"), home.resolve("terms.yaml"));
        copyShipped("/io/enantio/rules/columns-nonmem.yaml", home.resolve("columns.yaml"));
    }

    private static void copyShipped(String resource, Path to) throws IOException {
        try (InputStream shipped = Enantio.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(shipped), to);
        }
    }

    static void done(String... command) {
        InProcess.Outcome outcome = InProcess.enantio(command);
        assertThat(outcome.status())
                .as(String.join(" ", command) + "\n" + outcome.err())
                .isLessThan(2);
    }
}
