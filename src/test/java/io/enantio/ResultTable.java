package io.enantio;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Tables of a run folder and of its results, as a reader of the files sees them. */
final class ResultTable {
    private ResultTable() {}

    static List<CSVRecord> of(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every flag in concentrations.csv and calibration.csv, and as the first word of a detail in rules.csv. */
    static Set<String> flags(Path results) {
        Set<String> flags = new TreeSet<>();
        Stream.of("concentrations.csv", "calibration.csv")
                .flatMap(name -> of(results.resolve(name)).stream())
                .flatMap(row -> Arrays.stream(row.get("flags").split(";")))
                .forEach(flags::add);
        of(results.resolve("rules.csv")).stream()
                .map(row -> row.get("detail").split(" ")[0])
                .filter(word -> word.matches("[A-Z0-9_]{4,}"))
                .forEach(flags::add);
        flags.remove("");
        return flags;
    }

    /** Analytes of verdicts.csv that were rejected, as {@code analyte by rules}. */
    static List<String> rejected(Path results) {
        return of(results.resolve("verdicts.csv")).stream()
                .filter(row -> row.get("verdict").equals("rejected"))
                .map(row -> row.get("analyte") + " by " + row.get("reasons"))
                .toList();
    }
}
