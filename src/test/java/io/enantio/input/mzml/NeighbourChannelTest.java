package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.srm;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.ResultTable;
import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run in which two of four files lack the quantifier, while every file has another compound a tenth of a dalton away, whose
 * peaks are within the tolerance and the retention window.
 */
class NeighbourChannelTest {
    private static final String QUALIFIER = "    qualifier: {precursor_mz: 238.1, product_mz: 179.1}\n";

    @TempDir
    Path run;

    @ParameterizedTest
    @ValueSource(strings = {"", QUALIFIER})
    void anotherCompoundsTraceIsNotTakenForAMissingChannel(String qualifier) throws IOException {
        Files.writeString(run.resolve("method.yaml"), """
                schema: enantio-method/1
                method: m
                version: "1"
                matrix: plasma
                mz_tolerance: 0.35
                integration: perpendicular_drop
                compounds:
                  - compound: ketamine
                    quantifier: {precursor_mz: 238.1, product_mz: 125.0}
                QUALIFIER    peaks:
                      - {analyte: S-ketamine, retention_time_min: 10.4}
                      - {analyte: R-ketamine, retention_time_min: 11.6}
                """.replace("QUALIFIER", qualifier));
        Files.writeString(run.resolve("run.yaml"), """
                schema: enantio-run/1
                run: R
                method: method.yaml
                instrument: Q
                column_serial: C
                analyst: A. Analyst
                acquired: 2026-03-02
                """);
        Files.writeString(run.resolve("injections.csv"), """
                injection,file,sample_id,sample_type,level
                1,raw/1.mzML,S1,study,
                2,raw/2.mzML,S2,study,
                3,raw/3.mzML,S3,study,
                4,raw/4.mzML,S4,study,
                """);
        ChromatogramText own = trace(238.1, 125.0, 9000);
        ChromatogramText confirming = trace(238.1, 179.1, 4000);
        ChromatogramText other = trace(238.2, 125.1, 3000);
        MzmlText.of(own, confirming, other).write(run, "raw/1.mzML");
        MzmlText.of(other, own, confirming).write(run, "raw/2.mzML");
        MzmlText.of(confirming, other).write(run, "raw/3.mzML");
        MzmlText.of(other, confirming).write(run, "raw/4.mzML");

        InProcess.Outcome outcome = InProcess.enantio("process", run.toString());

        assertThat(outcome.status()).as(outcome.err()).isLessThanOrEqualTo(1);
        for (CSVRecord row : ResultTable.of(run.resolve("results/concentrations.csv"))) {
            boolean isMissing = Integer.parseInt(row.get("injection")) > 2;
            assertThat(row.get("flags").contains("NO_DATA")).as(row.toString()).isEqualTo(isMissing);
            assertThat(row.get("area_counts_min").isEmpty()).as(row.toString()).isEqualTo(isMissing);
        }
        assertThat(Files.readString(run.resolve("results/run.json")))
                .contains(
                        "\"product_mz\" : 125,",
                        "\"chosen\" : \"nearest of 2 within the m/z tolerance\"",
                        "(238.2 > 125.1), but 2 other files of the run have 238.1 > 125.0: here the channel is missing");
        assertThat(Files.readString(run.resolve("results/report.html"))).contains("What was read for each channel");
    }

    private static ChromatogramText trace(double precursorMz, double productMz, double counts) {
        double[] times = IntStream.range(0, 300).mapToDouble(i -> 9 + i / 60.0).toArray();
        double[] intensities = IntStream.range(0, times.length)
                .mapToDouble(i -> 100 + (i * 7919 % 13) + peak(counts, times[i] - 10.4) + peak(counts, times[i] - 11.6))
                .toArray();
        return srm(precursorMz, productMz).points(times, intensities);
    }

    private static double peak(double counts, double fromApexMin) {
        return counts * Math.exp(-Math.pow(fromApexMin / 0.12, 2) / 2);
    }
}
