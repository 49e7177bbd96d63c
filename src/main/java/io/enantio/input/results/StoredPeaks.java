package io.enantio.input.results;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.comparison.OurPeak;
import io.enantio.comparison.OurPeak.Figures;
import io.enantio.comparison.OurPeak.Injected;
import io.enantio.comparison.OurPeak.Judgement;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import io.enantio.run.StoredResults;
import io.enantio.run.StoredTable;
import io.enantio.text.IsoTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The peaks of concentrations.csv, row by row. */
final class StoredPeaks {
    private static final String FILE = "concentrations.csv";
    private static final Map<String, Flag> FLAGS =
            Arrays.stream(Flag.values()).collect(Collectors.toMap(Flag::name, Function.identity()));

    private final StoredTable table;
    private final Map<Integer, StoredResults.RawFile> rawFiles;
    private final Map<Integer, Injected> injections = new HashMap<>();

    StoredPeaks(StoredTable table, Map<Integer, StoredResults.RawFile> rawFiles) {
        this.table = table;
        this.rawFiles = rawFiles;
    }

    /** @throws StoredTable.Unusable if a cell is not what enantio writes */
    List<OurPeak> all() {
        Map<String, OurPeak> peaks = new LinkedHashMap<>();
        IntStream.range(0, table.size()).mapToObj(this::peak).forEach(peak -> {
            if (peaks.putIfAbsent(peak.injected().number() + " " + peak.analyte(), peak) != null) {
                throw new StoredTable.Unusable(
                        FILE, peak.analyte() + " of injection " + peak.injected().number() + " stands twice");
            }
        });
        return List.copyOf(peaks.values());
    }

    private OurPeak peak(int row) {
        return new OurPeak(
                injected(row), table.needed(row, "analyte"), table.needed(row, "compound"), figures(row), judgement(row));
    }

    private Injected injected(int row) {
        int number = Math.toIntExact(table.whole(row, "injection", table.needed(row, "injection")));
        return injections.computeIfAbsent(
                number,
                key -> new Injected(
                        key,
                        table.cell(row, "file"),
                        table.needed(row, "sample_id"),
                        word(row, "sample_type", SampleType::ofWord),
                        table.cell(row, "level"),
                        Optional.ofNullable(rawFiles.get(key))
                                .flatMap(StoredResults.RawFile::startedAt)
                                .flatMap(StoredPeaks::time)));
    }

    /** As the raw file states it; what is no time is none. */
    private static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(IsoTime.parse(text).orUtc());
        } catch (IsoTime.Unreadable e) {
            return Optional.empty();
        }
    }

    private Figures figures(int row) {
        return new Figures(
                number(row, "area_counts_min"),
                number(row, "area_se_counts_min"),
                number(row, "internal_standard_area_counts_min"),
                number(row, "internal_standard_area_se_counts_min"),
                number(row, "response_ratio"),
                number(row, "estimate_ng_per_ml"),
                number(row, "height_counts"),
                number(row, "retention_time_min"));
    }

    private Judgement judgement(int row) {
        return new Judgement(
                word(row, "status", ResultStatus::ofWord),
                number(row, "concentration_ng_per_ml"),
                number(row, "nominal_ng_per_ml"),
                table.needed(row, "integration"),
                table.cell(row, "used_in_curve").map("yes"::equals),
                flags(row));
    }

    /** A code that this version does not know says nothing here; every other does. */
    private Set<Flag> flags(int row) {
        return Arrays.stream(table.cell(row, "flags").orElse("").split(";", -1))
                .flatMap(code -> Optional.ofNullable(FLAGS.get(code)).stream())
                .collect(Collectors.toSet());
    }

    private OptionalDouble number(int row, String column) {
        Optional<String> text = table.cell(row, column);
        return text.isPresent() ? OptionalDouble.of(table.number(row, column, text.get())) : OptionalDouble.empty();
    }

    private <T> T word(int row, String column, Function<String, Optional<T>> known) {
        String word = table.needed(row, column);
        return known.apply(word)
                .orElseThrow(() -> new StoredTable.Unusable(
                        FILE, "row " + (row + 1) + ", " + column + ": \"" + word + "\" is not known"));
    }
}
