package io.enantio.input.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.enantio.TestObjects;
import io.enantio.input.ExampleRun;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts.ColumnRecord;
import io.enantio.method.Channel;
import io.enantio.method.Configuration;
import io.enantio.method.CurveModel;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.InternalStandard;
import io.enantio.method.Level;
import io.enantio.method.LevelRole;
import io.enantio.method.Method;
import io.enantio.method.MzTolerance;
import io.enantio.method.Polarity;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Fraction;
import io.enantio.method.value.Range;
import io.enantio.method.value.TimeUnit;
import io.enantio.run.Provenance.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodFileTest {
    private static final MethodFile CONTRACT = MethodFile.read(ExampleRun.RESOURCES.resolve("methods/contract.yaml"));
    private static final Method METHOD = CONTRACT.method();

    @Test
    void theShippedMethodLoads() {
        Method shipped = MethodFile.read(Path.of("calibration/ketamine-norketamine-plasma.yaml"))
                .method();
        assertThat(shipped.analytes().stream().map(Analyte::name))
                .containsExactly("S-ketamine", "R-ketamine", "S-norketamine", "R-norketamine");
        assertThat(shipped.channels()).hasSize(7);
        assertThat(shipped.acquisition().integration()).isEqualTo(IntegrationChoice.JOINT_FIT);
        assertThat(shipped.acquisition().detectorLimitCounts()).hasValue(5e7);
        assertThat(shipped.limits().all()).isEqualTo(TestObjects.ichM10().all());
    }

    @Test
    void theShippedRulesetEqualsWhatAPlainYamlReaderReads() {
        Limits limits = Ruleset.Kind.RUN.shipped("ICH-M10").limits();
        assertThat(limits.all()).isEqualTo(TestObjects.ichM10().all());
        assertThat(limits.ruleset()).isEqualTo("ICH-M10");
        assertThat(limits.basis().verifiedBy()).isEmpty();
        assertThat(limits.basis().text())
                .startsWith(
                        "read in ICH M10, Bioanalytical Method Validation and Study Sample Analysis (final, step 4,");
    }

    /** A level may state its role, and the concentration of every analyte that it does not name. */
    @Test
    void aQcLevelMayDeclareItsRole(@TempDir Path home) throws IOException {
        String text = Files.readString(Path.of("calibration/ketamine-norketamine-plasma.yaml"));
        Path file = home.resolve("method.yaml");
        Files.writeString(
                file,
                text.replace("  LOW: 3\n", "  LOW: {each: 4, role: low}\n")
                        .replace("  Q20: 20 ", "  Q20: {S-ketamine: 20, each: 21, role: middle} "));
        Method method = MethodFile.read(file).method();
        Level low = method.qcLevel("LOW").orElseThrow();
        assertThat(low.role()).hasValue(LevelRole.LOW);
        assertThat(low.nominalNgPerMlByAnalyte()).hasSize(4).containsValues(4.0);
        assertThat(method.qcLevel("Q20").orElseThrow().nominalNgPerMlByAnalyte())
                .containsEntry("S-ketamine", 20.0)
                .containsEntry("R-ketamine", 21.0);
        assertThat(method.qcLevel("HIGH").orElseThrow().role()).isEmpty();
    }

    @Test
    void wordsOfTheFileBecomeValues() {
        assertThat(METHOD.identity())
                .isEqualTo(new Method.Identity("ketamine-norketamine-plasma", "1.0", "human plasma"));
        assertThat(METHOD.acquisition())
                .isEqualTo(new Method.Acquisition(
                        new MzTolerance(10, MzTolerance.Unit.PPM),
                        Optional.of(TimeUnit.SECOND),
                        OptionalDouble.of(5e7),
                        IntegrationChoice.JOINT_FIT));
        assertThat(METHOD.calibration().model()).isEqualTo(CurveModel.QUADRATIC);
        assertThat(METHOD.calibration().weighting()).isEqualTo(Weighting.ONE_OVER_X);
    }

    @Test
    void aTransitionHasTheMarksThatDistinguishEqualOnes() {
        Channel quantifier = METHOD.compounds().get(0).channels().quantifier();
        assertThat(quantifier.transition().choice().polarity()).hasValue(Polarity.POSITIVE);
        assertThat(quantifier.transition().choice().collisionEnergyEv()).hasValue(25);
        assertThat(quantifier.transition().choice().idContains()).hasValue("period=1");
        assertThat(METHOD.compounds()
                        .get(1)
                        .channels()
                        .quantifier()
                        .transition()
                        .isSim())
                .isTrue();
    }

    @Test
    void numbersMayBeWrittenInAnyUsualWay() {
        assertThat(METHOD.calibration().levels())
                .extracting(
                        level -> level.nominalNgPerMl(METHOD.analytes().get(0)).getAsDouble())
                .containsExactly(1.0, 2.0, 5.0, 20.0, 75.0, 200.0);
        assertThat(METHOD.compounds().get(0).internalStandard().intoStandardPercent())
                .hasValue(0.08);
    }

    @Test
    void aLevelOfOneNumberContainsEveryAnalyteAndAMapOnlyThoseNamed() {
        Level lloq = METHOD.qcLevel("LLOQ").orElseThrow();
        assertThat(lloq.nominalNgPerMlByAnalyte())
                .hasSize(METHOD.analytes().size())
                .containsEntry("codeine", 1.0);
        assertThat(METHOD.qcLevel("SKEW").orElseThrow().nominalNgPerMlByAnalyte())
                .isEqualTo(Map.of("S-ketamine", 200.0, "R-ketamine", 20.0));
    }

    @Test
    void analytesAreInElutionOrderWithOrWithoutConfiguration() {
        assertThat(METHOD.compounds().get(3).analytes())
                .extracting(Analyte::configuration)
                .containsExactly(Optional.of(Configuration.S), Optional.empty(), Optional.of(Configuration.R));
    }

    @Test
    void aSinglePeakOfAStandardServesEveryAnalyte() {
        InternalStandard standard =
                METHOD.internalStandardOf(METHOD.compounds().get(3)).orElseThrow();
        assertThat(METHOD.compounds().get(3).analytes())
                .allSatisfy(analyte -> assertThat(standard.placeFor(analyte)).hasValue(0));
    }

    @Test
    void aCompoundWithoutInternalStandardIsNotJudged() {
        assertThat(METHOD.analytes()).hasSize(9);
        assertThat(METHOD.judgedAnalytes())
                .extracting(Analyte::name)
                .doesNotContain("hydroxyketamine")
                .hasSize(8);
    }

    @Test
    void aRetentionWindowIsTheChannelsOwnOrTheCompoundsOrHalfAMinute() {
        assertThat(METHOD.channels())
                .filteredOn(channel -> channel.role() != Channel.Role.QUALIFIER)
                .extracting(Channel::owner, channel -> channel.window().halfWidthMin())
                .containsExactly(
                        tuple("ketamine", 1.0),
                        tuple("norketamine", 1.2),
                        tuple("codeine", 0.5),
                        tuple("hydroxynorketamine", 0.5),
                        tuple("hydroxyketamine", 0.5),
                        tuple("ketamine-d4", 1.0),
                        tuple("norketamine-d4", 0.7),
                        tuple("codeine-d3", 0.5),
                        tuple("dehydronorketamine", 0.5));
    }

    @Test
    void aLimitOfTheMethodReplacesTheRulesetsAndStatesItsOrigin() {
        Limits limits = METHOD.limits();
        Limit floor = limits.get(LimitKey.RESOLUTION_FLOOR);
        assertThat(floor.numbers()).containsExactly(0.8);
        assertThat(floor.origin()).isEqualTo(new Limit.Origin("method", "VAL-017", "method"));
        assertThat(limits.fraction(LimitKey.QC_PASS_FRACTION)).isEqualTo(new Fraction(67, 100));
        assertThat(limits.words(LimitKey.LEVELS_NOT_COUNTED)).containsExactly("SKEW");
        assertThat(limits.get(LimitKey.QC_ACCURACY_PERCENT).origin().setBy()).isEqualTo("ICH-M10");
    }

    @Test
    void certificatesAndValidatedLimitsAreKept() {
        assertThat(METHOD.facts().eePercent(METHOD.analytes().get(0))).isEqualTo(99.4);
        assertThat(METHOD.facts().referenceStandards().get(0).lot()).hasValue("0421");
        assertThat(METHOD.facts().validated().dilution().factors()).containsExactly(1.0, 20.0);
        assertThat(METHOD.facts().validated().dilution().ngPerMl()).isEmpty();
        assertThat(METHOD.facts().validated().reinjectionHours()).isEmpty();
        assertThat(METHOD.facts().suitability().tailingRange()).hasValue(new Range(0.8, 2.0));
        assertThat(METHOD.facts().columnRecords())
                .containsExactly(new ColumnRecord(
                        "AGP-0421",
                        "ketamine-norketamine-plasma",
                        "ketamine",
                        List.of("S-ketamine", "R-ketamine"),
                        LocalDate.of(2026, 2, 20)));
    }

    @Test
    void everyFileThatWasReadIsListedWithItsHash() {
        assertThat(CONTRACT.inputs())
                .extracting(InputFile::role, InputFile::path)
                .containsExactly(
                        tuple("method", "contract.yaml"),
                        tuple("rules", "shipped:ICH-M10.yaml"),
                        tuple("column_records", "column-records.csv"));
        assertThat(CONTRACT.inputs())
                .allSatisfy(file -> assertThat(file.sha256()).matches("[0-9a-f]{64}"));
    }
}
