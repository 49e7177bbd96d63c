package io.enantio.validation.matrix;

import static io.enantio.validation.report.TableColumn.optional;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.ForeignJudge;
import io.enantio.validation.evidence.ForeignRow;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** CO-2: blanks after the highest standard, and the fraction of it that they hold (compare the flag CARRYOVER_RISK of a run). */
public final class CarryOverExperiment implements Experiment {
    private static final String ID = "CO-2";
    public static final TableForm<ForeignRow> TABLE = ForeignRow.form(
            "co-2",
            "Blanks after the highest standard",
            "a row per analyte and blank",
            List.of(
                    ForeignRow.label(0, "after", "what was injected before"),
                    optional(
                            "carried_over_fraction",
                            "area of the blank / area of the injection before",
                            Print.FIGURE,
                            row -> fraction(row.sample()))));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        ForeignJudge judge = new ForeignJudge(
                ExperimentCode.CO, LimitKey.CO_ANALYTE_PERCENT_OF_LLOQ, LimitKey.CO_IS_PERCENT, findings);
        List<ForeignRow> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<ForeignRow> own = evidence.serving(ExperimentCode.CO, analyte).stream()
                    .map(blank -> judge.judge(blank, List.of("after " + nameBefore(blank))))
                    .toList();
            rows.addAll(own);
            count(evidence, analyte, own, findings);
            own.stream()
                    .flatMapToDouble(row -> fraction(row.sample()).stream())
                    .max()
                    .ifPresent(largest -> findings.information(
                            Place.of(analyte, ""), "carried_over_fraction", largest, "largest of all blanks"));
        }
        return new ExperimentReport(ID, "Carry-over", List.of(TABLE.of(rows)), findings.all());
    }

    private static void count(ValidationEvidence evidence, Analyte analyte, List<ForeignRow> rows, Findings findings) {
        int promised = evidence.promise(ExperimentCode.CO).count(Count.BLANKS);
        long found = rows.stream()
                .filter(row -> row.analytePercent().isPresent() && isAfterHighest(row.sample()))
                .count();
        if (found < promised) {
            findings.missing(
                    Place.of(analyte, ""),
                    "blanks",
                    found + " of " + promised + " promised blanks after the highest standard");
        }
    }

    private static boolean isAfterHighest(Sample blank) {
        Optional<Sample> before = before(blank);
        double highest = blank.run().samples(blank.analyte()).stream()
                .filter(sample -> sample.type() == SampleType.STANDARD)
                .flatMapToDouble(sample -> sample.nominalNgPerMl().stream())
                .max()
                .orElse(0);
        return before.filter(sample -> sample.nominalNgPerMl().orElse(0) >= highest)
                .isPresent();
    }

    private static String nameBefore(Sample blank) {
        return before(blank).map(Sample::sampleId).orElse("nothing");
    }

    private static OptionalDouble fraction(Sample blank) {
        OptionalDouble area = blank.area();
        OptionalDouble highest = before(blank).map(Sample::area).orElse(OptionalDouble.empty());
        return area.isPresent() && highest.isPresent() && highest.getAsDouble() > 0
                ? OptionalDouble.of(Math.max(0, area.getAsDouble()) / highest.getAsDouble())
                : OptionalDouble.empty();
    }

    private static Optional<Sample> before(Sample blank) {
        return blank.run().samples(blank.analyte()).stream()
                .filter(sample ->
                        sample.injection().number() < blank.injection().number())
                .filter(sample -> sample.injection().file().isPresent())
                .reduce((earlier, later) -> later);
    }
}
