package io.enantio.validation.precision;

import static io.enantio.validation.report.TableColumn.number;
import static io.enantio.validation.report.TableColumn.optional;
import static io.enantio.validation.report.TableColumn.results;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.method.Analyte;
import io.enantio.method.Level;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Spread;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableCell;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** CAL-V: every curve of every run, rejected ones too, and what their standards back-calculate to. */
public final class CurvesOfRuns implements Experiment {
    private static final String ID = "CAL-V";

    /** A curve of a run. */
    record Curve(Analyte analyte, ValidationRun run, CurveFit fit, Optional<String> rejection) {
        private OptionalDouble of(ToDoubleFunction<CalibrationCurve> figure) {
            return fit instanceof CalibrationCurve curve
                    ? OptionalDouble.of(figure.applyAsDouble(curve))
                    : OptionalDouble.empty();
        }

        private OptionalDouble coefficient(int place) {
            return fit instanceof CalibrationCurve curve
                            && curve.fit().coefficients().size() > place
                    ? OptionalDouble.of(curve.fit().coefficients().get(place))
                    : OptionalDouble.empty();
        }

        private long used() {
            return fit.standards().stream()
                    .filter(point -> point.use() == Use.USED)
                    .count();
        }
    }

    /** Standards of a level over the runs whose curve stands. */
    record LevelRow(Analyte analyte, Level level, double nominal, List<TableCell.Result> values, Outcome outcome) {
        private Optional<Spread> used() {
            List<Double> found = values.stream()
                    .filter(value -> value.mark() == TableCell.Mark.NONE)
                    .map(TableCell.Result::value)
                    .toList();
            return found.isEmpty() ? Optional.empty() : Optional.of(Spread.of(found));
        }
    }

    public static final TableForm<Curve> CURVES = new TableForm<>(
            "cal-v-curves",
            "Calibration curves of all runs",
            "a row per analyte and run, rejected ones too",
            List.of(
                    words("analyte", "name in the method", row -> row.analyte().name()),
                    words("run", "name of the run", row -> row.run().name()),
                    words("acquired", "date of the run", row -> row.run().date().toString()),
                    optional("intercept", "of the curve", Print.FIGURE, row -> row.coefficient(0)),
                    optional("slope", "per ng/mL", Print.FIGURE, row -> row.coefficient(1)),
                    optional("quadratic", "empty for a linear curve", Print.FIGURE, row -> row.coefficient(2)),
                    optional(
                            "r_squared",
                            "weighted; no criterion",
                            Print.FIGURE,
                            row -> row.of(curve -> curve.fit().rSquared())),
                    optional(
                            "lloq_ng_per_ml",
                            "effective",
                            Print.CONCENTRATION,
                            row -> row.of(curve -> curve.range().effective().low())),
                    optional(
                            "uloq_ng_per_ml",
                            "effective",
                            Print.CONCENTRATION,
                            row -> row.of(curve -> curve.range().effective().high())),
                    number("standards_used", "in the fit", Print.WHOLE, row -> (double) row.used()),
                    number("standards", "acquired", Print.WHOLE, row ->
                            (double) row.fit().standards().size()),
                    words(
                            "verdict",
                            "`accepted`, or why the run is rejected",
                            row -> row.rejection().orElse("accepted"))));

    public static final TableForm<LevelRow> STANDARDS = new TableForm<>(
            "cal-v-standards",
            "Back-calculated standards over runs",
            "a row per analyte and level, of runs that stand",
            List.of(
                    words("analyte", "name in the method", row -> row.analyte().name()),
                    words("level", "of the standards", row -> row.level().name()),
                    number("nominal_ng_per_ml", "of the level", Print.CONCENTRATION, LevelRow::nominal),
                    results(
                            "results_ng_per_ml",
                            "back-calculated, run by run; those left out of their curve end with `*`",
                            Print.CONCENTRATION,
                            LevelRow::values),
                    optional(
                            "mean_ng_per_ml",
                            "of those in a curve",
                            Print.CONCENTRATION,
                            row -> row.used()
                                    .map(found -> OptionalDouble.of(found.mean()))
                                    .orElse(OptionalDouble.empty())),
                    optional(
                            "cv_percent",
                            "of them",
                            Print.PERCENT,
                            row -> row.used().map(Spread::cvPercent).orElse(OptionalDouble.empty())),
                    optional(
                            "relative_error_percent",
                            "of their mean",
                            Print.PERCENT,
                            row -> row.used()
                                    .map(found -> OptionalDouble.of(
                                            Accuracy.relativeErrorPercent(found.mean(), row.nominal())))
                                    .orElse(OptionalDouble.empty())),
                    words(
                            "verdict",
                            "`pass` `fail` `missing`",
                            row -> row.outcome().word())));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        Findings byMethod = new Findings(ID, evidence.method().limits());
        List<Curve> curves = new ArrayList<>();
        List<LevelRow> levels = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<Curve> own = curves(evidence, analyte);
            curves.addAll(own);
            List<Curve> standing =
                    own.stream().filter(curve -> curve.rejection().isEmpty()).toList();
            count(evidence, analyte, standing.size(), findings);
            evidence.method().calibration().levels().stream()
                    .filter(level -> level.nominalNgPerMl(analyte).isPresent())
                    .map(level -> level(evidence, analyte, level, new Judged(standing, byMethod)))
                    .forEach(levels::add);
        }
        List<ValidationFinding> all = new ArrayList<>(findings.all());
        all.addAll(byMethod.all());
        return new ExperimentReport(ID, "Calibration over runs", List.of(CURVES.of(curves), STANDARDS.of(levels)), all);
    }

    private record Judged(List<Curve> standing, Findings findings) {}

    private static List<Curve> curves(ValidationEvidence evidence, Analyte analyte) {
        return evidence.runs().stream()
                .flatMap(run -> run.fit(analyte).stream()
                        .map(fit -> new Curve(analyte, run, fit, run.rejection(analyte, ExperimentCode.AP))))
                .toList();
    }

    private static void count(ValidationEvidence evidence, Analyte analyte, int standing, Findings findings) {
        int promised = evidence.promise(ExperimentCode.CAL).count(Count.RUNS);
        if (standing < promised) {
            findings.missing(
                    Place.of(analyte, ""),
                    "runs",
                    standing + " of " + promised + " promised runs have a curve that stands");
        }
        findings.atLeast(Place.of(analyte, ""), "runs", standing, LimitKey.CAL_RUNS_MINIMUM);
    }

    private static LevelRow level(ValidationEvidence evidence, Analyte analyte, Level level, Judged judged) {
        double nominal = level.nominalNgPerMl(analyte).orElseThrow();
        List<TableCell.Result> values = judged.standing().stream()
                .flatMap(curve -> curve.fit().standards().stream())
                .filter(point -> point.level().equals(level.name()) && point.use() != Use.EXCLUDED_BY_DECISION)
                .flatMap(point -> backCalculated(point).stream())
                .toList();
        LevelRow row = new LevelRow(analyte, level, nominal, values, Outcome.MISSING);
        Place place = Place.of(analyte, level.name());
        LimitKey key = isLowest(evidence, analyte, nominal)
                ? LimitKey.LLOQ_STANDARD_ACCURACY_PERCENT
                : LimitKey.STANDARD_ACCURACY_PERCENT;
        Outcome outcome = row.used()
                .map(found -> judged.findings().accuracy(place, found.mean(), nominal, key))
                .orElseGet(() -> judged.findings().missing(place, "standards", "no standard of this level in a curve"));
        return new LevelRow(analyte, level, nominal, values, outcome);
    }

    private static Optional<TableCell.Result> backCalculated(StandardPoint point) {
        TableCell.Mark mark = point.use() == Use.USED ? TableCell.Mark.NONE : TableCell.Mark.OUTSIDE;
        return point.backCalculatedNgPerMl().isPresent()
                ? Optional.of(new TableCell.Result(point.backCalculatedNgPerMl().getAsDouble(), mark))
                : Optional.empty();
    }

    private static boolean isLowest(ValidationEvidence evidence, Analyte analyte, double nominal) {
        return StandardLimits.of(evidence.method(), analyte)
                .promised()
                .filter(range -> range.low() == nominal)
                .isPresent();
    }
}
