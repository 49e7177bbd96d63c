package io.enantio.acceptance.reanalysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.reanalysis.RecordedResult.Answer;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.method.rules.Flag;
import io.enantio.run.Action;
import io.enantio.run.ReasonCode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedResultTest {
    private static RecordedResult result(String status, String flags) {
        return new RecordedResult(
                ResultStatus.valueOf(status),
                Arrays.stream(flags.split(" "))
                        .filter(flag -> !flag.isEmpty())
                        .map(Flag::valueOf)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({
        "RUN_REJECTED, QUANTIFIED, '', CONTRADICTS",
        "RUN_REJECTED, NOT_QUANTIFIABLE, RUN_REJECTED, BEARS_OUT",
        "RUN_REJECTED, BELOW_LLOQ, RUN_REJECTED, BEARS_OUT",
        "RUN_REJECTED, NOT_QUANTIFIABLE, RS_BELOW_FLOOR, CONTRADICTS",
        "ABOVE_ULOQ, QUANTIFIED, '', CONTRADICTS",
        "ABOVE_ULOQ, ABOVE_ULOQ, '', BEARS_OUT",
        "ABOVE_ULOQ, NOT_QUANTIFIABLE, SATURATED, BEARS_OUT",
        "ABOVE_ULOQ, BELOW_LLOQ, '', CONTRADICTS",
        "BELOW_LLOQ, BELOW_LLOQ, '', CONTRADICTS",
        "BELOW_LLOQ, BELOW_LLOQ, TRUNCATED_LLOQ, BEARS_OUT",
        "DILUTED_BELOW_LLOQ, BELOW_LLOQ, '', CONTRADICTS",
        "DILUTED_BELOW_LLOQ, BELOW_LLOQ, DILUTED_BELOW_LLOQ, BEARS_OUT",
        "IS_DEVIATION, QUANTIFIED, '', CONTRADICTS",
        "IS_DEVIATION, QUANTIFIED, IS_LOW, BEARS_OUT",
        "IS_DEVIATION, NOT_QUANTIFIABLE, IS_MISSING, BEARS_OUT",
        "IS_DEVIATION, QUANTIFIED, IS_INFLATION, CONTRADICTS",
        "PREDOSE, QUANTIFIED, PREDOSE_QUANTIFIABLE, BEARS_OUT",
        "PREDOSE, QUANTIFIED, '', SILENT",
        "PREDOSE, NOT_DETECTED, '', CONTRADICTS",
        "PREDOSE, BELOW_LLOQ, '', CONTRADICTS",
        "POOR_CHROMATOGRAPHY, QUANTIFIED, RS_LOW, SILENT",
        "INJECTION_FAULT, QUANTIFIED, '', SILENT",
        "INJECTION_FAULT, NOT_QUANTIFIABLE, EXCLUDED_BY_DECISION, BEARS_OUT"
    })
    void aReasonMustFitTheRecord(ReasonCode code, String status, String flags, Answer wanted) {
        assertThat(result(status, flags).on(code)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "QUANTIFIED, '', true",
        "QUANTIFIED, RS_LOW IS_LOW PREDOSE_QUANTIFIABLE, true",
        "BELOW_LLOQ, '', true",
        "NOT_DETECTED, '', true",
        "BELOW_LLOQ, TRUNCATED_LLOQ, false",
        "BELOW_LLOQ, DILUTED_BELOW_LLOQ, false",
        "ABOVE_ULOQ, '', false",
        "NOT_QUANTIFIABLE, RUN_REJECTED, false",
        "QUANTIFIED, EXCLUDED_BY_DECISION, false"
    })
    void aValidResultCouldBeReported(String status, String flags, boolean wanted) {
        assertThat(result(status, flags).isValid()).isEqualTo(wanted);
    }

    /** Every reason to report another value is decided on: a code that is new has its line here. */
    @Test
    void aCleanValueBearsOutNoReason() {
        assertThat(Action.Kind.REPORT_VALUE.codes())
                .allSatisfy(
                        code -> assertThat(result("QUANTIFIED", "").on(code)).isNotEqualTo(Answer.BEARS_OUT));
        assertThat(Action.Kind.REPORT_VALUE.codes().stream()
                        .filter(code -> result("QUANTIFIED", "").on(code) == Answer.SILENT)
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(ReasonCode.PREDOSE, ReasonCode.POOR_CHROMATOGRAPHY, ReasonCode.INJECTION_FAULT));
    }
}
