package io.enantio.simulation;

import io.enantio.ResultTable;
import io.enantio.simulation.plan.SimulationPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** A run folder that the simulator wrote. */
public record WrittenRun(Path folder) {

    public static WrittenRun of(SimulationPlan plan, Path folder) throws IOException {
        new RunSimulator(plan).writeTo(folder);
        return new WrittenRun(folder);
    }

    public WrittenMzml raw(int injection) throws IOException {
        return new WrittenMzml(rawBytes(injection));
    }

    public byte[] rawBytes(int injection) throws IOException {
        return Files.readAllBytes(folder.resolve(String.format(Locale.ROOT, "raw/%03d.mzML", injection)));
    }

    double truth(int injection, String analyte, String column) {
        return truth().stream()
                .filter(line -> line.get("injection").equals(Integer.toString(injection))
                        && line.get("analyte").equals(analyte))
                .mapToDouble(line -> Double.parseDouble(line.get(column)))
                .findFirst()
                .orElseThrow();
    }

    List<CSVRecord> truth() {
        return csv("truth.csv");
    }

    List<CSVRecord> injections() {
        return csv("injections.csv");
    }

    List<CSVRecord> csv(String name) {
        return ResultTable.of(folder.resolve(name));
    }

    /** Every file's bytes as text, by name. */
    Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
