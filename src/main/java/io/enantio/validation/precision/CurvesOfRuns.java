package io.enantio.validation.precision;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.results;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.method.Analyte;
import io.enantio.method.Level;
import io.enantio.method.rules.LimitKey;
import io.enantio.statistics.SampleStatistics;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.ExperimentTable.TableCell.Mark;
import io.enantio.validation.report.ExperimentTable.TableCell.Result;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** CAL-V: every curve of every run, rejected ones included, and the back-calculated concentrations of the standards. */
public final class CurvesOfRuns implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
                    "CAL", "Calibration over the runs (CAL-V).", "", Key.count(Count.RUNS, "Runs with a curve.", 3))
            .servedByEveryRun();

    /** The curve of an analyte in a run. */
    private record Curve(Analyte analyte, ValidationRun run, CurveFit fit, Optional<String> rejection) {
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

        private int used() {
            return (int) fit.standards().stream()
                    .filter(point -> point.use() == Use.USED)
                    .count();
        }
    }

    /** Standards of a level in the runs with an accepted curve. */
    private record LevelRow(Analyte analyte, Level level, List<Result> values, Outcome outcome) {
        private double nominal() {
            return level.nominalNgPerMl(analyte).orElseThrow();
        }

        /** Of standards that are used in a curve. */
        private SampleStatistics used() {
            return SampleStatistics.of(values.stream()
                    .filter(value -> value.mark() == Mark.NONE)
                    .map(Result::value)
                    .toList());
        }

        private OptionalDouble relativeErrorPercent() {
            OptionalDouble mean = used().mean();
            return mean.isPresent()
                    ? OptionalDouble.of(Accuracy.relativeErrorPercent(mean.getAsDouble(), nominal()))
                    : mean;
        }
    }

    private static final TableForm<Curve> CURVES = new TableForm<>(
            "cal-v-curves",
            "Calibration curves of all runs",
            "a row per analyte and run, rejected ones too",
            List.of(
                    analyte(Curve::analyte),
                    words("run", "name of the run", row -> row.run().name()),
                    words("acquired", "date of the run", row -> row.run().date().toString()),
                    optional("intercept", "of the curve", Format.FIGURE, row -> row.coefficient(0)),
                    optional("slope", "per ng/mL", Format.FIGURE, row -> row.coefficient(1)),
                    optional("quadratic", "empty for a linear curve", Format.FIGURE, row -> row.coefficient(2)),
                    optional(
                            "r_squared",
                            "weighted; no criterion",
                            Format.FIGURE,
                            row -> row.of(curve -> curve.fit().rSquared())),
                    optional(
                            "lloq_ng_per_ml",
                            "effective",
                            Format.CONCENTRATION,
                            row -> row.of(curve -> curve.range().effective().low())),
                    optional(
                            "uloq_ng_per_ml",
                            "effective",
                            Format.CONCENTRATION,
                            row -> row.of(curve -> curve.range().effective().high())),
                    count("standards_used", "in the fit", Curve::used),
                    count("standards", "acquired", row -> row.fit().standards().size()),
                    words(
                            "verdict",
                            "`accepted`, or why the run is rejected",
                            row -> row.rejection().orElse("accepted"))));

    private static final TableForm<LevelRow> STANDARDS = new TableForm<>(
            "cal-v-standards",
            "Back-calculated standards over runs",
            "a row per analyte and level, of runs with an accepted curve",
            List.of(
                    analyte(LevelRow::analyte),
                    words("level", "of the standards", row -> row.level().name()),
                    number("nominal_ng_per_ml", "of the level", Format.CONCENTRATION, LevelRow::nominal),
                    results(
                            "results_ng_per_ml",
                            "back-calculated, run by run; those excluded from their curve end with `*`",
                            Format.CONCENTRATION,
                            LevelRow::values),
                    optional(
                            "mean_ng_per_ml",
                            "of those in a curve",
                            Format.CONCENTRATION,
                            row -> row.used().mean()),
                    optional(
                            "cv_percent",
                            "of them",
                            Format.PERCENT,
                            row -> row.used().cvPercent()),
                    optional("relative_error_percent", "of their mean", Format.PERCENT, LevelRow::relativeErrorPercent),
                    verdict(LevelRow::outcome)));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "CAL-V",
                "Calibration over runs",
                "Does every run give a curve, and are the standards of each level accurate over the runs?",
                List.of(
                        LimitKey.CAL_RUNS_MINIMUM,
                        LimitKey.CAL_DAYS_MINIMUM,
                        LimitKey.STANDARD_ACCURACY_PERCENT,
                        LimitKey.LLOQ_STANDARD_ACCURACY_PERCENT),
                List.of(CURVES.empty(), STANDARDS.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        List<Curve> curves = evidence.eachAnalyte(analyte -> curves(evidence, analyte, findings));
        List<LevelRow> levels = evidence.eachAnalyte(analyte -> evidence.method().calibration().levels().stream()
                .filter(level -> level.nominalNgPerMl(analyte).isPresent())
                .map(level -> level(
                        evidence,
                        new LevelRow(analyte, level, values(level, analyte, curves), Outcome.MISSING),
                        findings))
                .toList());
        return List.of(CURVES.of(curves), STANDARDS.of(levels));
    }

    private static List<Curve> curves(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<Curve> curves = evidence.runs().stream()
                .flatMap(run -> run.fit(analyte).stream()
                        .map(fit -> new Curve(analyte, run, fit, run.rejection(analyte, AccuracyAndPrecision.CODE))))
                .toList();
        Place place = Place.of(analyte, "");
        long accepted =
                curves.stream().filter(curve -> curve.rejection().isEmpty()).count();
        Tally tally = new Tally(accepted, findings.plan().count(Count.RUNS));
        findings.planned(place, "runs", tally, "runs have an accepted curve");
        findings.minimum(place, "runs", accepted, LimitKey.CAL_RUNS_MINIMUM);
        long days = curves.stream()
                .filter(curve -> curve.rejection().isEmpty())
                .map(curve -> curve.run().date())
                .distinct()
                .count();
        findings.minimum(place, "days", days, LimitKey.CAL_DAYS_MINIMUM);
        return curves;
    }

    private static List<Result> values(Level level, Analyte analyte, List<Curve> curves) {
        return curves.stream()
                .filter(curve ->
                        curve.analyte().equals(analyte) && curve.rejection().isEmpty())
                .flatMap(curve -> curve.fit().standards().stream())
                .filter(point -> point.level().equals(level.name()) && point.counts())
                .flatMap(point -> result(point).stream())
                .toList();
    }

    private static Optional<Result> result(StandardPoint point) {
        Mark mark = point.use() == Use.USED ? Mark.NONE : Mark.OUTSIDE;
        OptionalDouble value = point.backCalculatedNgPerMl();
        return value.isPresent() ? Optional.of(new Result(value.getAsDouble(), mark)) : Optional.empty();
    }

    private static LevelRow level(ValidationEvidence evidence, LevelRow row, Findings findings) {
        Place place = Place.of(row.analyte(), row.level().name());
        boolean isLowest = StandardLimits.of(evidence.method(), row.analyte())
                .methodRange()
                .filter(range -> range.low() == row.nominal())
                .isPresent();
        LimitKey key = isLowest ? LimitKey.LLOQ_STANDARD_ACCURACY_PERCENT : LimitKey.STANDARD_ACCURACY_PERCENT;
        OptionalDouble mean = row.used().mean();
        Outcome outcome = mean.isPresent()
                ? findings.accuracy(place, mean.getAsDouble(), row.nominal(), key)
                : findings.missing(place, "standards", "no standard of this level in a curve");
        return new LevelRow(row.analyte(), row.level(), row.values(), outcome);
    }
}
