package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.database.engine.DatabaseException;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.RunSheets;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a study reads out of its database, on both engines. */
@ResourceLock(TestPostgres.SERVER)
class StudyQueryTest {

    @TempDir
    Path home;

    static Stream<Function<Path, TestPlace>> engines() {
        return Stream.of(home -> TestPlace.sqlite(home.resolve("study.sqlite")), home -> TestPostgres.newDatabase());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void everyReportedResultComesWithItsTimeAndLimits(Function<Path, TestPlace> engine) {
        StudyRecords records = loaded(engine, first().writeTo(home.resolve("r1")));
        assertThat(records.reported())
                .extracting(each -> each.specimen().specimen() + " "
                        + each.analyte().name() + " " + each.measurement().status())
                .containsExactly("P1-1 S-a QUANTIFIED", "P1-1 R-a BELOW_LLOQ");
        ReportedConcentration value = records.reported().get(0);
        assertThat(value.measurement().amount().concentrationNgPerMl()).hasValue(12.3456789012345);
        assertThat(value.measurement().amount().lloqNgPerMl()).hasValue(1);
        assertThat(value.measurement().amount().uloqNgPerMl()).hasValue(500);
        assertThat(value.specimen().sampling().nominalH()).hasValue(1.25);
        assertThat(value.specimen().sampling().actualH()).hasValue(1.25);
        assertThat(value.specimen().sampling().timePoint()).contains("1");
        assertThat(value.chosenFor()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anIncurredSampleIsAmongTheResultsThatAreNotReported(Function<Path, TestPlace> engine) {
        WrittenResults again = new WrittenResults("R2")
                .specimen("P1-1", "P1")
                .injection(1, "P1-1", "study", "1,2026-04-23T00:01:00Z,ISR")
                .result(1, "S-a", "quantified", "13");
        StudyRecords records = loaded(engine, first().writeTo(home.resolve("r1")), again.writeTo(home.resolve("r2")));
        assertThat(records.reported()).hasSize(2);
        assertThat(records.notReported())
                .extracting(UnreportedResult::measurement)
                .extracting(measurement -> measurement.run() + " " + measurement.status() + " "
                        + measurement.amount().concentrationNgPerMl().orElse(0))
                .containsExactly(
                        "R2 " + ResultStatus.QUANTIFIED + " 13.0",
                        "R1 " + ResultStatus.NOT_QUANTIFIABLE + " 0.0",
                        "R1 " + ResultStatus.NOT_QUANTIFIABLE + " 0.0");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aValueReportedByDecisionHasItsReason(Function<Path, TestPlace> engine) {
        WrittenResults repeat = new WrittenResults("R2")
                .specimen("P1-1", "P1")
                .injection(1, "P1-1", "study")
                .result(1, "S-a", "quantified", "13")
                .decision("1,S-a", "report_value", "run=R2;injection=1", "2026-05-02T09:00:00Z");
        StudyRecords records = loaded(engine, first().writeTo(home.resolve("r1")), repeat.writeTo(home.resolve("r2")));
        ReportedConcentration value = records.reported().stream()
                .filter(each -> each.analyte().name().equals("S-a"))
                .findFirst()
                .orElseThrow();
        assertThat(value.measurement().run()).isEqualTo("R2");
        assertThat(value.chosenFor()).contains("POOR_CHROMATOGRAPHY");
        assertThat(records.notReported())
                .extracting(each -> each.measurement().run())
                .contains("R1");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void qcsAndRunsAreThoseOfTheStudyAndAnUnknownStudyIsReported(Function<Path, TestPlace> engine) {
        WrittenResults run = first().injection(3, "QC-MID-1", "qc")
                .result(
                        3,
                        "S-a",
                        Map.of(
                                "status", "quantified",
                                "concentration_ng_per_ml", "170",
                                "estimate_ng_per_ml", "170",
                                "nominal_ng_per_ml", "175"));
        WrittenResults ofAnother = new WrittenResults("X1")
                .sample("Q1-1,STUDY-2,Q1,DAY 1,1,1.25,2026-04-01T10:00:00Z,2026-04-01T08:45:00Z,F-12")
                .injection(1, "Q1-1", "study")
                .result(1, "S-a", "quantified", "99");
        TestPlace place = engine.apply(home);
        load(place, run.writeTo(home.resolve("r1")), ofAnother.writeTo(home.resolve("x1")));
        try (StudyDatabase open = StudyDatabase.forReading(place.place())) {
            StudyRecords records = open.records("STUDY-1").content();
            assertThat(records.runs())
                    .extracting(each -> each.run() + " " + each.analyte().name())
                    .containsOnly("R1 S-a", "R1 R-a");
            assertThat(records.runs())
                    .allSatisfy(each -> assertThat(each.isAccepted()).isTrue());
            assertThat(records.qcs())
                    .extracting(each -> each.run() + " " + each.nominalNgPerMl() + " " + each.estimateNgPerMl())
                    .containsExactly("R1 175.0 170.0");
            assertThatThrownBy(() -> open.records("STUDY-9"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("contains no study STUDY-9. It contains: STUDY-1, STUDY-2.");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theSheetsOfARunHoldItsCurveStandardsReintegrationsReinjectionsAndPlace(Function<Path, TestPlace> engine) {
        WrittenResults run = first().injection(3, "CAL-1", "standard")
                .result(
                        3,
                        "S-a",
                        Map.of(
                                "status", "quantified",
                                "concentration_ng_per_ml", "95",
                                "estimate_ng_per_ml", "95",
                                "nominal_ng_per_ml", "100",
                                "used_in_curve", "yes"))
                .injection(4, "P1-1", "study")
                .result(
                        4,
                        "S-a",
                        Map.of(
                                "status", "quantified",
                                "concentration_ng_per_ml", "20",
                                "estimate_ng_per_ml", "20",
                                "flags", "REINJECTED",
                                "undecided_status", "below_lloq",
                                "undecided_area_counts_min", "7",
                                "undecided_estimate_ng_per_ml", "0.4"))
                .decision("1,", "exclude", "", "2026-05-02T09:00:00Z")
                .decision("4,S-a", "reintegrate", "start_min=9;end_min=10", "2026-05-02T09:01:00Z")
                .decision("4,S-a", "reintegrate", "start_min=9.5;end_min=10", "2026-05-02T09:02:00Z");
        Path results = run.writeTo(home.resolve("r1"));
        RunSheets sheets = loaded(engine, results).sheets();
        assertThat(sheets.curves())
                .extracting(each -> each.of().analyte().name() + " " + each.model() + " "
                        + each.coefficients().slope().orElse(0) + " "
                        + each.range().uloqNgPerMl().orElse(0))
                .containsExactly("S-a linear 0.02 500.0", "R-a linear 0.02 500.0");
        assertThat(sheets.standards())
                .extracting(each -> each.injected().number() + " " + each.nominalNgPerMl() + " "
                        + each.backCalculatedNgPerMl().orElse(0) + " " + each.isUsed())
                .containsExactly("3 100.0 95.0 true");
        assertThat(sheets.reintegrations()).singleElement().satisfies(each -> {
            assertThat(each.decision()).isEqualTo(3);
            assertThat(each.bounds()).isEqualTo("start_min=9.5;end_min=10");
            assertThat(each.reasonCode()).contains("BASELINE_NOISE");
            assertThat(each.original().areaCountsMin()).hasValue(7);
            assertThat(each.original().status()).contains("below_lloq");
            assertThat(each.result().areaCountsMin()).hasValue(1004);
            assertThat(each.result().estimateNgPerMl()).hasValue(20);
        });
        assertThat(sheets.reinjections()).singleElement().satisfies(each -> {
            assertThat(each.injected().number()).isEqualTo(4);
            assertThat(each.earlier()).isEqualTo(1);
            assertThat(each.reasonCode()).contains("INJECTION_FAULT");
            assertThat(each.first().areaCountsMin()).hasValue(1001);
        });
        assertThat(sheets.injections())
                .extracting(each -> each.injection() + " " + each.specimen() + " "
                        + each.file().orElse(""))
                .containsExactly("1 P1-1 raw/1.mzML", "2 P1-2 raw/2.mzML", "4 P1-1 raw/4.mzML");
        assertThat(sheets.places()).singleElement().satisfies(each -> {
            assertThat(each.run()).isEqualTo("R1");
            assertThat(each.folder()).endsWith(results.getFileName().toString());
        });
    }

    private static WrittenResults first() {
        return new WrittenResults("R1")
                .specimen("P1-1", "P1")
                .specimen("P1-2", "P1")
                .injection(1, "P1-1", "study")
                .injection(2, "P1-2", "study")
                .result(1, "S-a", "quantified", "12.3456789012345")
                .result(1, "R-a", "below_lloq", "")
                .result(2, "S-a", "not_quantifiable", "")
                .result(2, "R-a", "not_quantifiable", "");
    }

    private StudyRecords loaded(Function<Path, TestPlace> engine, Path... results) {
        TestPlace place = engine.apply(home);
        load(place, results);
        try (StudyDatabase open = StudyDatabase.forReading(place.place())) {
            return open.records("STUDY-1").content();
        }
    }

    private static void load(TestPlace place, Path... results) {
        Outcome outcome = InProcess.enantio(Stream.concat(
                        Stream.of("load", "--db", place.place()),
                        Stream.of(results).map(Path::toString))
                .toArray(String[]::new));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
    }
}
