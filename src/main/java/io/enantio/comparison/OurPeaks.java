package io.enantio.comparison;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import io.enantio.run.StoredResults.RawFile;
import io.enantio.run.StoredTable;
import io.enantio.run.StoredTable.Unusable;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Our peaks as they lie in a results folder. */
public final class OurPeaks {
    private static final String FILE = "concentrations.csv";

    private final StoredTable table;
    private final Map<Integer, RawFile> rawFiles;

    private OurPeaks(StoredTable table, Map<Integer, RawFile> rawFiles) {
        this.table = table;
        this.rawFiles = rawFiles;
    }

    /**
     * Every row of concentrations.csv.
     *
     * @param concentrations the table
     * @param rawFiles by injection, for the start of acquisition
     * @return in the order of the table
     * @throws Unusable if a cell is not what enantio writes
     */
    public static List<OurPeak> of(StoredTable concentrations, Map<Integer, RawFile> rawFiles) {
        OurPeaks reading = new OurPeaks(concentrations, rawFiles);
        List<OurPeak> peaks = new ArrayList<>();
        for (int row = 0; row < concentrations.size(); row++) {
            peaks.add(reading.peak(row));
        }
        return List.copyOf(peaks);
    }

    private OurPeak peak(int row) {
        int injection = Math.toIntExact(table.whole(row, "injection", table.needed(row, "injection")));
        return new OurPeak(
                new OurPeak.Injected(
                        injection,
                        table.cell(row, "file"),
                        table.needed(row, "sample_id"),
                        known(row, "sample_type", SampleType.ofWord(table.needed(row, "sample_type"))),
                        table.cell(row, "level"),
                        startedAt(injection)),
                table.needed(row, "analyte"),
                table.needed(row, "compound"),
                new OurPeak.Figures(
                        number(row, "area_counts_min"),
                        number(row, "area_se_counts_min"),
                        number(row, "internal_standard_area_counts_min"),
                        number(row, "internal_standard_area_se_counts_min"),
                        number(row, "response_ratio"),
                        number(row, "estimate_ng_per_ml"),
                        number(row, "height_counts"),
                        number(row, "retention_time_min")),
                new OurPeak.Judgement(
                        known(row, "status", ResultStatus.ofWord(table.needed(row, "status"))),
                        number(row, "concentration_ng_per_ml"),
                        number(row, "nominal_ng_per_ml"),
                        table.needed(row, "integration"),
                        table.cell(row, "used_in_curve").map("yes"::equals),
                        flags(row)));
    }

    private OptionalDouble number(int row, String column) {
        return table.cell(row, column)
                .map(text -> OptionalDouble.of(table.number(row, column, text)))
                .orElse(OptionalDouble.empty());
    }

    private static <T> T known(int row, String column, Optional<T> value) {
        return value.orElseThrow(() ->
                new Unusable(FILE, "row " + (row + 1) + ", " + column + ": a word that this version does not know"));
    }

    private Set<Flag> flags(int row) {
        Set<Flag> flags = new TreeSet<>();
        for (String code : table.cell(row, "flags").orElse("").split(";", -1)) {
            if (!code.isEmpty()) {
                flags.add(known(
                        row,
                        "flags",
                        Arrays.stream(Flag.values())
                                .filter(flag -> flag.name().equals(code))
                                .findFirst()));
            }
        }
        return flags;
    }

    /** As the raw file states it, if it states a zone. */
    private Optional<OffsetDateTime> startedAt(int injection) {
        Optional<String> text = Optional.ofNullable(rawFiles.get(injection)).flatMap(RawFile::startedAt);
        try {
            return text.map(OffsetDateTime::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
