package io.enantio.validation.matrix;

import static io.enantio.validation.report.TableForm.optional;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.BlankInterference;
import io.enantio.validation.evidence.BlankInterference.Bounds;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** CO-2: blanks after the highest standard, and the fraction of its area that they contain. */
public final class CarryOverExperiment implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "CO",
            "Carry-over (CO-2).",
            "`carryover_blank` right after the highest standard",
            Key.count(Count.BLANKS, "Blanks after the highest standard.", 3));

    private static final Bounds BOUNDS = new Bounds(LimitKey.CO_ANALYTE_PERCENT_OF_LLOQ, LimitKey.CO_IS_PERCENT);
    private static final TableForm<BlankInterference> TABLE = BlankInterference.form(
            "co-2",
            "Blanks after the highest standard",
            "a row per analyte and blank",
            List.of(
                    BlankInterference.label(0, "after", "sample injected before"),
                    optional(
                            "carried_over_fraction",
                            "area of the blank / area of the injection before",
                            Format.FIGURE,
                            row -> fraction(row.sample()))));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "CO-2",
                "Carry-over",
                "Is a blank after the highest standard free of analyte and internal standard?",
                List.of(BOUNDS.analyte(), BOUNDS.standard(), LimitKey.CO_BLANKS_MINIMUM),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<BlankInterference> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<BlankInterference> rows = evidence.serving(CODE, analyte).stream()
                .map(blank -> BOUNDS.judge(
                        blank,
                        List.of("after " + before(blank).map(Sample::sampleId).orElse("nothing")),
                        findings))
                .toList();
        long found = rows.stream()
                .filter(row -> row.analytePercent().isPresent() && isAfterHighest(row.sample()))
                .count();
        findings.planned(
                Place.of(analyte, ""),
                "blanks",
                new Tally(found, findings.plan().count(Count.BLANKS)),
                "blanks after the highest standard");
        findings.minimum(Place.of(analyte, ""), "blanks", found, LimitKey.CO_BLANKS_MINIMUM);
        rows.stream()
                .flatMapToDouble(row -> fraction(row.sample()).stream())
                .max()
                .ifPresent(largest -> findings.information(
                        Place.of(analyte, ""), "carried_over_fraction", largest, "largest of all blanks"));
        return rows;
    }

    private static boolean isAfterHighest(Sample blank) {
        double highest = blank.run().samples(blank.analyte()).stream()
                .filter(sample -> sample.type() == SampleType.STANDARD)
                .flatMapToDouble(sample -> sample.nominalNgPerMl().stream())
                .max()
                .orElse(0);
        return before(blank)
                .filter(sample -> sample.nominalNgPerMl().orElse(0) >= highest)
                .isPresent();
    }

    private static OptionalDouble fraction(Sample blank) {
        OptionalDouble area = blank.area();
        OptionalDouble before = before(blank).map(Sample::area).orElse(OptionalDouble.empty());
        return area.isPresent() && before.isPresent() && before.getAsDouble() > 0
                ? OptionalDouble.of(Math.max(0, area.getAsDouble()) / before.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The acquired injection before a blank. */
    private static Optional<Sample> before(Sample blank) {
        return blank.run().samples(blank.analyte()).stream()
                .filter(sample ->
                        sample.injection().number() < blank.injection().number())
                .filter(sample -> sample.injection().file().isPresent())
                .reduce((earlier, later) -> later);
    }
}
