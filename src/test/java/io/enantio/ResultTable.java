package io.enantio;

import io.enantio.method.rules.Flag;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Tables of a run folder and of its results, as a reader of the files sees them. */
public final class ResultTable {
    private ResultTable() {}

    public static List<CSVRecord> of(Path file) {
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

    /** How many rows of concentrations.csv, calibration.csv and rules.csv have each flag. */
    static Map<Flag, Integer> flagCounts(Path results) {
        Map<Flag, Integer> counts = new EnumMap<>(Flag.class);
        Stream<String> ofRows = Stream.of("concentrations.csv", "calibration.csv")
                .flatMap(name -> of(results.resolve(name)).stream())
                .flatMap(row -> Arrays.stream(row.get("flags").split(";")));
        Stream<String> ofRules = of(results.resolve("rules.csv")).stream()
                .map(row -> row.get("detail").split(" ")[0]);
        Set<String> known = Arrays.stream(Flag.values()).map(Flag::name).collect(Collectors.toSet());
        Stream.concat(ofRows, ofRules)
                .filter(known::contains)
                .forEach(word -> counts.merge(Flag.valueOf(word), 1, Integer::sum));
        return counts;
    }

    /** Removes a folder: many runs of a test would fill the disk. */
    static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
