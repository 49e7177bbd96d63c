package io.enantio.report.study;

import io.enantio.method.value.Rounding;
import io.enantio.report.page.Cell;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.RoundedNumber;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.StudyRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Numbers in the report of a study. What a run measured is printed by the rule of its method; what is calculated over several runs by the
 * rule that all of them share, or half to even with three figures if they differ.
 */
final class StudyNumber {
    private static final int FIGURES = 3;
    private static final int FIGURES_OF_TESTS = 4;
    private static final double SMALLEST_P = 1e-4;

    private final Map<String, NumberPrinter> ofRuns = new HashMap<>();
    private final List<Rounding> rules;
    private final NumberPrinter overRuns;

    StudyNumber(StudyRecords records) {
        records.runs().forEach(run -> ofRuns.put(run.run(), new NumberPrinter(run.rounding())));
        this.rules = records.runs().stream().map(StudyRun::rounding).distinct().toList();
        this.overRuns = new NumberPrinter(rules.size() == 1 ? rules.get(0) : Rounding.DEFAULT);
    }

    /** Whether the methods of the runs print numbers differently. */
    boolean isOfSeveralRules() {
        return rules.size() > 1;
    }

    /** Prints what a run measured. */
    NumberPrinter of(String run) {
        return ofRuns.getOrDefault(run, overRuns);
    }

    /** The reported concentration of a measurement, within the range of its run. */
    RoundedNumber reported(Measurement measurement, double ngPerMl) {
        return of(measurement.run())
                .within(
                        ngPerMl,
                        measurement.amount().lloqNgPerMl(),
                        measurement.amount().uloqNgPerMl());
    }

    /** Prints what was calculated over the runs. */
    NumberPrinter overRuns() {
        return overRuns;
    }

    /** A concentration that was calculated over the runs, or a ratio of such. */
    Cell concentration(OptionalDouble value) {
        return overRuns.concentration(value);
    }

    /** Another figure. */
    Cell figure(OptionalDouble value) {
        return NumberPrinter.cell(value, number -> overRuns.significant(number, FIGURES));
    }

    Cell percent(OptionalDouble value) {
        return NumberPrinter.cell(value, overRuns::percent);
    }

    Cell test(OptionalDouble value) {
        return NumberPrinter.cell(value, number -> overRuns.significant(number, FIGURES_OF_TESTS));
    }

    /** A p value: three significant figures, or an upper bound if it is very small. */
    Cell p(OptionalDouble value) {
        return NumberPrinter.cell(
                value,
                number -> number < SMALLEST_P
                        ? new RoundedNumber(number, "< 0.0001")
                        : overRuns.significant(number, FIGURES));
    }
}
