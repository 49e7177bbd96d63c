package io.enantio.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.SharedRuns;
import io.enantio.input.results.ResultsOnFile;
import io.enantio.input.text.CsvFile;
import io.enantio.method.rules.Flag;
import io.enantio.run.StoredResults.Role;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class OurPeaksTest {
    private static final String HEADER =
            "injection,file,sample_id,sample_type,analyte,compound,status,integration,used_in_curve,flags,area_counts_min\n";

    @Test
    void thePeaksAreTheRowsOfTheTable() throws IOException {
        Path run = SharedRuns.smallFitted();
        List<OurPeak> peaks = peaks(run.resolve("results"), run);

        List<CSVRecord> rows = rows(run.resolve("results/concentrations.csv"));
        assertThat(peaks).hasSameSizeAs(rows).isNotEmpty();
        for (int i = 0; i < rows.size(); i++) {
            OurPeak peak = peaks.get(i);
            CSVRecord row = rows.get(i);
            assertThat(List.of(
                            String.valueOf(peak.injected().number()),
                            peak.injected().file().orElse(""),
                            peak.injected().sampleId(),
                            peak.injected().type().word(),
                            peak.injected().level().orElse(""),
                            peak.analyte(),
                            peak.compound(),
                            peak.judgement().status().word(),
                            peak.judgement().integration(),
                            peak.judgement().flags().stream()
                                    .map(Flag::name)
                                    .sorted()
                                    .collect(Collectors.joining(";"))))
                    .containsExactly(
                            row.get("injection"),
                            row.get("file"),
                            row.get("sample_id"),
                            row.get("sample_type"),
                            row.get("level"),
                            row.get("analyte"),
                            row.get("compound"),
                            row.get("status"),
                            row.get("integration"),
                            row.get("flags"));
            assertThat(List.of(
                            peak.figures().areaCountsMin(),
                            peak.figures().areaSeCountsMin(),
                            peak.figures().isAreaCountsMin(),
                            peak.figures().isAreaSeCountsMin(),
                            peak.figures().areaRatio(),
                            peak.figures().estimateNgPerMl(),
                            peak.figures().heightCounts(),
                            peak.figures().retentionTimeMin(),
                            peak.judgement().reportedNgPerMl(),
                            peak.judgement().nominalNgPerMl()))
                    .containsExactly(
                            number(row, "area_counts_min"),
                            number(row, "area_se_counts_min"),
                            number(row, "internal_standard_area_counts_min"),
                            number(row, "internal_standard_area_se_counts_min"),
                            number(row, "response_ratio"),
                            number(row, "estimate_ng_per_ml"),
                            number(row, "height_counts"),
                            number(row, "retention_time_min"),
                            number(row, "concentration_ng_per_ml"),
                            number(row, "nominal_ng_per_ml"));
            assertThat(peak.isUsed()).isEqualTo(!row.get("used_in_curve").equals("no"));
            assertThat(peak.isManual()).isFalse();
        }
        // The simulator injects every 20 minutes.
        assertThat(peaks.get(peaks.size() - 1).injected().startedAt().orElseThrow())
                .isEqualTo(peaks.get(0)
                        .injected()
                        .startedAt()
                        .orElseThrow()
                        .plusMinutes(
                                20L * (peaks.get(peaks.size() - 1).injected().number() - 1)));
    }

    @Test
    void manualAndExcludedAreToldByFlagsAndTheCurve() {
        List<OurPeak> peaks = stored("1,,S,standard,a,k,quantified,manual,no,MANUAL_INT,12\n"
                + "2,,S,study,a,k,quantified,joint_fit,,EXCLUDED_BY_DECISION;RUN_REJECTED,\n");

        assertThat(peaks).extracting(OurPeak::isManual).containsExactly(true, false);
        assertThat(peaks).extracting(OurPeak::isUsed).containsExactly(false, false);
        assertThat(peaks.get(0).figures().areaCountsMin()).hasValue(12);
        assertThat(peaks.get(1).figures().areaCountsMin()).isEmpty();
    }

    @Test
    void whatEnantioDoesNotWriteIsRefused() {
        assertThatThrownBy(() -> stored("1,,S,standart,a,k,quantified,manual,,,\n"))
                .hasMessage("concentrations.csv, row 1, sample_type: a word that this version does not know");
        assertThatThrownBy(() -> stored("1,,S,study,a,k,fine,manual,,,\n"))
                .hasMessage("concentrations.csv, row 1, status: a word that this version does not know");
        assertThatThrownBy(() -> stored("1,,S,study,a,k,quantified,none,,,NaN\n"))
                .hasMessage("concentrations.csv, row 1, area_counts_min: \"NaN\" is no number");
        assertThatThrownBy(() -> stored("1,,S,study,a,k,quantified,none,,OF_A_LATER_VERSION,\n"))
                .hasMessage("concentrations.csv, row 1, flags: a word that this version does not know");
    }

    private static List<OurPeak> stored(String rows) {
        return OurPeaks.of(CsvFile.stored("concentrations.csv", HEADER + rows), Map.of());
    }

    private static List<OurPeak> peaks(Path results, Path run) throws IOException {
        ResultsOnFile onFile = ResultsOnFile.of(results, run, Files.readString(results.resolve("run.json")));
        return OurPeaks.of(onFile.table(Role.CONCENTRATIONS), onFile.rawFiles());
    }

    private static OptionalDouble number(CSVRecord row, String column) {
        return row.get(column).isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(row.get(column)));
    }

    private static List<CSVRecord> rows(Path table) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(table)) {
            return format.parse(reader).getRecords();
        }
    }
}
