package io.enantio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** Raw areas of runs, with what the injections are, in one table: all that a second program needs to recompute their results. */
final class RawAreas {
    private static final List<String> OF_RESULT = List.of(
            "run",
            "injection",
            "sample_id",
            "sample_type",
            "level",
            "analyte",
            "nominal_ng_per_ml",
            "dilution_factor",
            "area_counts_min",
            "area_se_counts_min",
            "internal_standard_area_counts_min",
            "internal_standard_area_se_counts_min",
            "flags");
    private static final List<String> OF_INJECTION = List.of("experiment", "lot", "condition", "time_point", "cycle");
    private static final List<String> OF_SAMPLE = List.of("subject", "time_point", "nominal_time_h", "collected_at");

    private RawAreas() {}

    /** The table of runs whose results lie in {@code results} of their folders; RFC 4180 without quotes, which no cell needs. */
    static String of(List<Path> runs) {
        String header = Stream.of(
                        OF_RESULT,
                        OF_INJECTION,
                        OF_SAMPLE.stream().map("sample_"::concat).toList())
                .flatMap(List::stream)
                .collect(Collectors.joining(","));
        return Stream.concat(Stream.of(header), runs.stream().flatMap(RawAreas::lines))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> lines(Path run) {
        Map<String, CSVRecord> injections = by("injection", run.resolve("injections.csv"));
        Map<String, CSVRecord> samples =
                Files.exists(run.resolve("samples.csv")) ? by("sample_id", run.resolve("samples.csv")) : Map.of();
        return ResultTable.of(run.resolve("results/concentrations.csv")).stream()
                .map(row -> Stream.of(
                                cells(row, OF_RESULT),
                                cells(Objects.requireNonNull(injections.get(row.get("injection"))), OF_INJECTION),
                                Optional.ofNullable(samples.get(row.get("sample_id")))
                                        .map(sample -> cells(sample, OF_SAMPLE))
                                        .orElseGet(() -> OF_SAMPLE.stream().map(none -> "")))
                        .flatMap(cells -> cells)
                        .collect(Collectors.joining(",")));
    }

    private static Stream<String> cells(CSVRecord row, List<String> columns) {
        return columns.stream().map(column -> row.isMapped(column) ? row.get(column) : "");
    }

    private static Map<String, CSVRecord> by(String key, Path table) {
        return ResultTable.of(table).stream().collect(Collectors.toMap(row -> row.get(key), row -> row));
    }
}
