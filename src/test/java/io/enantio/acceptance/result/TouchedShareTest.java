package io.enantio.acceptance.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.result.TouchedShare.Kind;
import io.enantio.acceptance.result.TouchedShare.Result;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class TouchedShareTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static Result untouched(String analyte, Kind kind, double before, double after) {
        return new Result(
                analyte, kind, Optional.empty(), Optional.empty(), OptionalDouble.of(before), OptionalDouble.of(after));
    }

    private static Result drawn(Kind kind, String reason, OptionalDouble before, OptionalDouble after) {
        return new Result("S", kind, Optional.of(reason), Optional.empty(), before, after);
    }

    private static Result excluded(Kind kind, String reason, double ngPerMl) {
        return new Result(
                "S",
                kind,
                Optional.empty(),
                Optional.of(reason),
                OptionalDouble.of(ngPerMl),
                OptionalDouble.of(ngPerMl));
    }

    @Test
    void eachKindHasItsSumAndItsReasons() {
        List<TouchedShare> shares = TouchedShare.of(
                List.of("S", "R"),
                List.of(
                        drawn(Kind.QC, "SPLIT", OptionalDouble.of(100), OptionalDouble.of(80)),
                        drawn(Kind.QC, "MISSED", NONE, OptionalDouble.of(5)),
                        excluded(Kind.QC, "INJECTION_FAULT", 7),
                        untouched("S", Kind.QC, 100, 110),
                        untouched("R", Kind.STUDY, 50, 50)));
        assertThat(shares)
                .containsExactly(
                        new TouchedShare("S", Kind.QC, "all", 4, 2, 1, OptionalDouble.of(-20)),
                        new TouchedShare("S", Kind.QC, "INJECTION_FAULT", 4, 0, 1, OptionalDouble.of(0)),
                        new TouchedShare("S", Kind.QC, "MISSED", 4, 1, 0, NONE),
                        new TouchedShare("S", Kind.QC, "SPLIT", 4, 1, 0, OptionalDouble.of(-20)),
                        new TouchedShare("R", Kind.STUDY, "all", 1, 0, 0, OptionalDouble.of(0)));
        assertThat(shares.get(0).reintegratedPercent()).isEqualTo(50);
        assertThat(shares.get(0).excludedPercent()).isEqualTo(25);
    }

    /** An exclusion moves the curve, and with it results that nobody touched: the sum says how far. */
    @Test
    void theSumHoldsTheChangeOfWhatNobodyTouched() {
        assertThat(TouchedShare.of(
                        List.of("S"), List.of(untouched("S", Kind.STUDY, 10, 13), untouched("S", Kind.STUDY, 10, 8))))
                .containsExactly(new TouchedShare("S", Kind.STUDY, "all", 2, 0, 0, OptionalDouble.of(30)));
    }

    @Test
    void everyTypeOfSampleIsOfAKind() {
        for (SampleType type : SampleType.values()) {
            assertThat(Kind.of(type).word()).isNotEmpty();
        }
        assertThat(Kind.of(SampleType.CARRYOVER_BLANK)).isEqualTo(Kind.BLANK);
    }

    @Test
    void nearZeroAChangeInPercentSaysNothing() {
        Result low = new Result(
                "S",
                Kind.STUDY,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(0.01),
                OptionalDouble.of(-0.001));
        assertThat(low.ifConcentration(ResultStatus.BELOW_LLOQ, ResultStatus.NOT_DETECTED)
                        .afterNgPerMl())
                .isEmpty();
        assertThat(low.ifConcentration(ResultStatus.QUANTIFIED, ResultStatus.BELOW_LLOQ))
                .isEqualTo(low);
        assertThat(low.ifConcentration(ResultStatus.NOT_QUANTIFIABLE, ResultStatus.ABOVE_ULOQ))
                .isEqualTo(low);
        Result qc = new Result(
                "S", Kind.QC, Optional.empty(), Optional.empty(), OptionalDouble.of(3), OptionalDouble.of(4));
        assertThat(qc.ifConcentration(ResultStatus.NOT_QUANTIFIABLE, ResultStatus.NOT_QUANTIFIABLE))
                .isEqualTo(qc);
    }

    /** Over random runs: reasons add up to the sum, and no result is lost. */
    @Test
    void reasonsAddUp() {
        List<String> reasons = List.of("SPLIT", "MISSED", "INJECTION_FAULT", "EQUIPMENT_FAULT");
        for (int seed = 0; seed < 50; seed++) {
            Random chance = new Random(seed);
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < 1 + chance.nextInt(60); i++) {
                results.add(new Result(
                        chance.nextBoolean() ? "S" : "R",
                        Kind.values()[chance.nextInt(Kind.values().length)],
                        maybe(chance, reasons),
                        maybe(chance, reasons),
                        OptionalDouble.of(chance.nextDouble()),
                        OptionalDouble.of(chance.nextDouble())));
            }
            List<TouchedShare> shares = TouchedShare.of(List.of("S", "R"), results);
            List<TouchedShare> sums =
                    shares.stream().filter(each -> each.reason().equals("all")).toList();
            assertThat(sums.stream().mapToInt(TouchedShare::acquired).sum()).isEqualTo(results.size());
            for (TouchedShare sum : sums) {
                assertThat(byReason(shares, sum, TouchedShare::reintegrated)).isEqualTo(sum.reintegrated());
                assertThat(byReason(shares, sum, TouchedShare::excluded)).isEqualTo(sum.excluded());
            }
        }
    }

    private static int byReason(List<TouchedShare> shares, TouchedShare sum, ToIntFunction<TouchedShare> count) {
        return shares.stream()
                .filter(each -> each.analyte().equals(sum.analyte()) && each.kind() == sum.kind() && !each.equals(sum))
                .mapToInt(count)
                .sum();
    }

    private static Optional<String> maybe(Random chance, List<String> reasons) {
        return chance.nextInt(3) == 0 ? Optional.of(reasons.get(chance.nextInt(reasons.size()))) : Optional.empty();
    }
}
