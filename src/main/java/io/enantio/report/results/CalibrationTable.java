package io.enantio.report.results;

import static io.enantio.text.CsvTable.Column.codes;
import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.optional;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.RunResult.Calibration;
import io.enantio.calibration.IntegrationComparison;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.method.CalibrationPlan;
import io.enantio.method.rules.Flag;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** calibration.csv: a row per analyte with its curve, or the flag that explains why there is none. */
final class CalibrationTable {

    /** A calibration with its plan. */
    record Line(CalibrationPlan plan, Calibration calibration) {
        CurveFit fit() {
            return calibration.fit();
        }

        /** The curve that the estimates come from, even if it was rejected. */
        Optional<CalibrationCurve> curve() {
            return fit().curve();
        }

        /** The curve, if it is valid: only a valid curve has a range. */
        Optional<CalibrationCurve> valid() {
            return fit() instanceof CalibrationCurve curve ? Optional.of(curve) : Optional.empty();
        }
    }

    private static final Set<StandardPoint.Use> IN_THE_FIT = Set.of(StandardPoint.Use.USED);
    private static final Set<StandardPoint.Use> NOT_IN_THE_FIT = Set.of(
            StandardPoint.Use.EXCLUDED_BY_RULE,
            StandardPoint.Use.EXCLUDED_BY_DECISION,
            StandardPoint.Use.OF_FAILED_BATCH,
            StandardPoint.Use.WITHOUT_RESULT);

    static final CsvTable<Line> TABLE = new CsvTable<>(
            "calibration.csv",
            "a row per analyte; for a rejected curve, the coefficients that the estimates come from and the flag that rejects it",
            Stream.of(coefficients(), standards(), quality(), integration())
                    .flatMap(List::stream)
                    .toList());

    private CalibrationTable() {}

    static List<Line> lines(RunResult result) {
        return result.calibrations().stream()
                .map(calibration -> new Line(result.method().calibration(), calibration))
                .toList();
    }

    private static List<Column<Line>> coefficients() {
        return List.of(
                text(
                        "analyte",
                        "name in the method",
                        line -> line.fit().analyte().name()),
                text(
                        "model",
                        "`linear` or `quadratic`",
                        line -> line.plan().model().word()),
                text(
                        "weighting",
                        "`none`, `1/x` or `1/x^2`",
                        line -> line.plan().weighting().word()),
                number("intercept", "response ratio at 0 ng/mL", coefficient(0)),
                number("intercept_se", "its standard error", standardError(0)),
                number("slope", "per ng/mL", coefficient(1)),
                number("slope_se", "its standard error", standardError(1)),
                number("quadratic", "per (ng/mL)²; empty for a linear model", coefficient(2)),
                number("quadratic_se", "its standard error", standardError(2)),
                number(
                        "lloq_ng_per_ml",
                        "effective lower limit; empty without a valid curve",
                        ofValid(curve ->
                                OptionalDouble.of(curve.range().effective().low()))),
                number(
                        "uloq_ng_per_ml",
                        "effective upper limit; empty without a valid curve",
                        ofValid(curve ->
                                OptionalDouble.of(curve.range().effective().high()))));
    }

    private static List<Column<Line>> standards() {
        return List.of(
                count(
                        "levels_used",
                        "number of levels with a standard in the curve",
                        line -> levelsUsed(line.fit()).size()),
                count(
                        "levels_excluded",
                        "number of levels with none of their standards in the curve",
                        line -> levelsExcluded(line.fit()).size()),
                count("standards_used", "number of standards in the curve", line -> standards(line.fit(), IN_THE_FIT)),
                count(
                        "standards_excluded",
                        "number of acquired standards excluded: by the rule, by a decision, with their failed extraction batch, or because they have no result",
                        line -> standards(line.fit(), NOT_IN_THE_FIT)));
    }

    private static List<Column<Line>> quality() {
        return List.of(
                number(
                        "r_squared",
                        "weighted coefficient of determination; reported, never a criterion",
                        ofCurve(curve -> OptionalDouble.of(curve.fit().rSquared()))),
                number(
                        "residual_error_percent",
                        "square root of the sum of squared relative errors of the standards used divided by the degrees of freedom",
                        ofCurve(CalibrationTable::residualError)),
                codes(
                        "flags",
                        "codes, sorted, separated by `;`",
                        line -> line.calibration().flags().stream()
                                .map(Flag::name)
                                .sorted()));
    }

    private static List<Column<Line>> integration() {
        return List.of(
                number(
                        "fit_error_percent",
                        "error of the joint fit that the calibration standards predict, each from all others: linearity of the curve and constancy of the ratio of the enantiomers; empty without a joint fit or with fewer than six standards",
                        ofIntegration(found -> OptionalDouble.of(found.fitErrorPercent()))),
                number(
                        "drop_error_percent",
                        "the same of perpendicular drop with the same standards; empty if it cannot cut six of them",
                        ofIntegration(IntegrationComparison::dropErrorPercent)),
                optional(
                        "integration_better",
                        "`joint_fit` or `perpendicular_drop` if its error is lower by a tenth at least and most standards agree, else `alike`. Information only: areas are obtained as the method says. Racemic standards do not show what a cut takes from a small peak beside a large one",
                        line -> line.calibration().integration().map(found -> CsvTable.lower(found.better()))));
    }

    private static Function<Line, OptionalDouble> ofIntegration(Function<IntegrationComparison, OptionalDouble> value) {
        return line -> line.calibration().integration().map(value).orElse(OptionalDouble.empty());
    }

    private static Function<Line, OptionalDouble> coefficient(int power) {
        return ofCurve(curve -> power < curve.fit().coefficients().size()
                ? OptionalDouble.of(curve.fit().coefficients().get(power))
                : OptionalDouble.empty());
    }

    private static Function<Line, OptionalDouble> standardError(int power) {
        return ofCurve(curve -> power < curve.fit().covariance().size()
                ? OptionalDouble.of(
                        Math.sqrt(curve.fit().covariance().get(power).get(power)))
                : OptionalDouble.empty());
    }

    private static Function<Line, OptionalDouble> ofCurve(Function<CalibrationCurve, OptionalDouble> value) {
        return line -> line.curve().map(value).orElse(OptionalDouble.empty());
    }

    private static Function<Line, OptionalDouble> ofValid(Function<CalibrationCurve, OptionalDouble> value) {
        return line -> line.valid().map(value).orElse(OptionalDouble.empty());
    }

    private static Set<String> levelsUsed(CurveFit fit) {
        return fit.standards().stream()
                .filter(standard -> IN_THE_FIT.contains(standard.use()))
                .map(StandardPoint::level)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> levelsExcluded(CurveFit fit) {
        Set<String> lost =
                fit.standards().stream().map(StandardPoint::level).collect(Collectors.toCollection(TreeSet::new));
        lost.removeAll(levelsUsed(fit));
        return lost;
    }

    private static long standards(CurveFit fit, Set<StandardPoint.Use> uses) {
        return fit.standards().stream()
                .filter(standard -> uses.contains(standard.use()))
                .count();
    }

    private static OptionalDouble residualError(CalibrationCurve curve) {
        return curve.fit().degreesOfFreedom() > 0
                ? OptionalDouble.of(curve.residualErrorPercent())
                : OptionalDouble.empty();
    }
}
