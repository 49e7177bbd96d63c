package io.enantio.report.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.report.ReportObjects;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunResultsFolderTest {
    private final List<OutputFile> files = RunResultsFolder.files(ReportObjects.result(), ReportObjects.PROVENANCE);

    @Test
    void theColumnsAndTheirOrderAreThoseOfTheFileContract() {
        assertThat(header("concentrations.csv"))
                .isEqualTo("run,injection,file,sample_id,sample_type,level,analyte,compound,configuration,status,"
                        + "concentration_ng_per_ml,ci95_low_ng_per_ml,ci95_high_ng_per_ml,estimate_ng_per_ml,"
                        + "nominal_ng_per_ml,relative_error_percent,dilution_factor,retention_time_min,"
                        + "area_counts_min,area_se_counts_min,height_counts,internal_standard_area_counts_min,"
                        + "internal_standard_retention_time_min,response_ratio,signal_to_noise,resolution,"
                        + "tailing_factor,points_per_peak,ion_ratio_percent,integration,used_in_curve,flags,"
                        + "decisions,undecided_status,undecided_area_counts_min,undecided_estimate_ng_per_ml,"
                        + "qc_role,internal_standard_area_se_counts_min,start_min,end_min");
        assertThat(header("pairs.csv"))
                .isEqualTo("run,injection,file,sample_id,sample_type,compound,ratio_r_to_s,ratio_ci95_low,"
                        + "ratio_ci95_high,ee_percent,ee_ci95_low_percent,ee_ci95_high_percent,area_correlation,"
                        + "valley_percent");
        assertThat(header("calibration.csv"))
                .isEqualTo("analyte,model,weighting,intercept,intercept_se,slope,slope_se,quadratic,quadratic_se,"
                        + "lloq_ng_per_ml,uloq_ng_per_ml,levels_used,levels_excluded,standards_used,"
                        + "standards_excluded,r_squared,residual_error_percent,flags,fit_error_percent,"
                        + "drop_error_percent,integration_better");
        assertThat(header("verdicts.csv")).isEqualTo("analyte,verdict,reasons,undecided_verdict");
        assertThat(header("rules.csv")).isEqualTo("analyte,rule,subject,passed,total,limit,outcome,detail,origin");
    }

    @Test
    void aMeasuredRowContainsUnroundedNumbers() throws IOException {
        CSVRecord row = rows("concentrations.csv").get(0);
        assertThat(row.get("concentration_ng_per_ml")).isEqualTo("500");
        assertThat(row.get("response_ratio")).isEqualTo("0.333333333333333");
        assertThat(row.get("relative_error_percent")).isEqualTo("0");
        assertThat(row.get("area_se_counts_min")).isEqualTo("5");
        assertThat(row.get("tailing_factor")).isEmpty();
        assertThat(row.get("used_in_curve")).isEqualTo("yes");
        assertThat(row.get("flags")).isEqualTo("POINTS_LOW;TAIL");
    }

    @Test
    void aRowWithoutAPeakHasEmptyCellsAndAReason() throws IOException {
        CSVRecord row = rows("concentrations.csv").get(2);
        assertThat(row.get("status")).isEqualTo("not_quantifiable");
        assertThat(List.of(
                        row.get("concentration_ng_per_ml"),
                        row.get("estimate_ng_per_ml"),
                        row.get("area_counts_min"),
                        row.get("response_ratio"),
                        row.get("used_in_curve")))
                .containsOnly("");
        assertThat(row.get("integration")).isEqualTo("none");
        assertThat(row.get("flags")).isEqualTo("RAW_UNREADABLE");
    }

    @Test
    void aCurveShowsItsParametersAndStandards() throws IOException {
        CSVRecord curve = rows("calibration.csv").get(0);
        assertThat(curve.get("slope_se")).isEqualTo("0.0003");
        assertThat(curve.get("quadratic")).isEmpty();
        assertThat(curve.get("uloq_ng_per_ml")).isEqualTo("400");
        assertThat(List.of(
                        curve.get("levels_used"),
                        curve.get("levels_excluded"),
                        curve.get("standards_used"),
                        curve.get("standards_excluded")))
                .containsExactly("3", "1", "3", "1");
        // 3 % and -4 % with one degree of freedom
        assertThat(Double.parseDouble(curve.get("residual_error_percent")))
                .isCloseTo(5, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void anAnalyteWithoutACurveHasNoCoefficientsAndNoRange() throws IOException {
        CSVRecord none = rows("calibration.csv").get(1);
        assertThat(List.of(none.get("slope"), none.get("lloq_ng_per_ml"), none.get("r_squared")))
                .containsOnly("");
        assertThat(none.get("model")).isEqualTo("linear");
        assertThat(none.get("flags")).isEqualTo("NO_CURVE");
    }

    @Test
    void freeTextIsGuardedAndQuoted() throws IOException {
        assertThat(rows("rules.csv").get(0).get("detail")).isEqualTo("'=NO_CURVE, \"1 of 3\"");
        assertThat(text("rules.csv")).contains("\"'=NO_CURVE, \"\"1 of 3\"\"\"").doesNotContain("\r");
    }

    @Test
    void reasonsOfAVerdictAreSorted() {
        assertThat(text("verdicts.csv"))
                .isEqualTo(
                        "analyte,verdict,reasons,undecided_verdict\nS-ketamine,accepted,,\nR-ketamine,rejected,CAL-1;CAL-3,\n");
    }

    @Test
    void runJsonListsInputsLimitsVerdictAndTheHashOfEveryOtherFile() {
        JsonNode json = JsonMapper.shared().readTree(text("run.json"));
        assertThat(json.propertyNames().stream().toList())
                .isEqualTo(RunJson.manual().stream().map(RunJson.Key::name).toList());
        assertThat(json.at("/ruleset/verified_by").isNull()).isTrue();
        assertThat(json.at("/ruleset/limits/0/limit").asString()).isEqualTo("standard_levels_minimum");
        assertThat(json.at("/ruleset/limits/0/value").isNumber()).isTrue();
        assertThat(json.at("/ruleset/limits/1/value").isNumber()).isTrue();
        assertThat(json.at("/ruleset/limits/3/value").toString()).isEqualTo("[3,4]");
        assertThat(json.at("/verdict/run").asString()).isEqualTo("rejected");
        assertThat(json.at("/inputs/0/path").asString()).isEqualTo("../method.yaml");
        assertThat(json.at("/raw_files/0/oddities/0").asString()).isEqualTo("two equal times");
        assertThat(json.at("/raw_files/1/not_read").asString()).isEqualTo("file ends in the middle");
        assertThat(json.at("/method/integration_used").toString()).isEqualTo("[\"perpendicular_drop\"]");
        for (OutputFile file : files.subList(0, files.size() - 1)) {
            assertThat(text("run.json")).contains(file.name()).contains(file.sha256());
        }
    }

    @Test
    void theSameResultGivesTheSameBytes() {
        assertThat(RunResultsFolder.files(ReportObjects.result(), ReportObjects.PROVENANCE))
                .isEqualTo(files);
    }

    @Test
    void tablesComeFirstThenTheReportThenRunJson() {
        assertThat(files.stream().map(OutputFile::name))
                .containsExactly(
                        "concentrations.csv",
                        "calibration.csv",
                        "pairs.csv",
                        "verdicts.csv",
                        "reintegrations.csv",
                        "rules.csv",
                        "report.html",
                        "run.json");
    }

    @Test
    void earlierResultsAreReplacedUnlessTheFolderContainsAForeignFile(@TempDir Path home) throws IOException {
        Path place = home.resolve("results");
        RunResultsFolder.at(place, Overwrite.OWN_RESULTS, List.of()).write(files);
        RunResultsFolder.at(place, Overwrite.OWN_RESULTS, List.of()).write(files);
        assertThat(RunResultsFolder.differences(place, ReportObjects.result(), ReportObjects.PROVENANCE))
                .isEmpty();
        Files.writeString(place.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> RunResultsFolder.at(place, Overwrite.OWN_RESULTS, List.of()))
                .hasMessageContaining("contains notes.txt, which enantio did not write");
    }

    private String text(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .map(OutputFile::text)
                .collect(Collectors.joining());
    }

    private String header(String name) {
        return text(name).lines().findFirst().orElseThrow();
    }

    private List<CSVRecord> rows(String name) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text(name)), format)) {
            return parser.getRecords();
        }
    }
}
