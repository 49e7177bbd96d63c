package io.enantio.acceptance.evidence;

import io.enantio.acceptance.result.ReferenceAreas;
import io.enantio.calibration.CalibratedAnalyte;
import io.enantio.calibration.IntegrationComparison;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CalibrationCurve.CurveRange;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.RejectedCurve;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.calibration.standards.StandardTally;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.Level;
import io.enantio.method.LevelRole;
import io.enantio.method.LevelRoles;
import io.enantio.method.Method;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Range;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.SampleType;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A run as one analyte sees it: what every rule and every trigger works on. */
public final class AnalyteEvidence {
    private final RunEvidence run;
    private final Analyte analyte;
    private final Optional<CurveFit> fit;
    private final List<Observation> observations;
    private final Map<SampleType, List<Observation>> countedByType = new EnumMap<>(SampleType.class);
    private final Map<Integer, StandardPoint> standards = new HashMap<>();
    private final LevelRoles roles;
    private final List<QcSample> qcSamples;

    private AnalyteEvidence(RunEvidence run, SequenceFlags sequence, Analyte analyte) {
        Optional<CalibratedAnalyte> calibrated = run.analytes().stream()
                .filter(candidate -> candidate.fit().analyte().equals(analyte))
                .findFirst();
        this.run = run;
        this.analyte = analyte;
        this.fit = calibrated.map(CalibratedAnalyte::fit);
        this.observations = Observation.ofAll(run, sequence, analyte, calibrated);
        for (SampleType type : SampleType.values()) {
            countedByType.put(
                    type,
                    observations.stream()
                            .filter(Observation::isCounted)
                            .filter(row -> row.type() == type)
                            .toList());
        }
        fit.ifPresent(found -> found.standards().forEach(point -> standards.put(point.injection(), point)));
        this.roles = LevelRoles.of(run.method(), analyte);
        this.qcSamples = QcSample.of(this);
    }

    /** Gathers the evidence of an analyte. */
    public static AnalyteEvidence of(RunEvidence run, SequenceFlags sequence, Analyte analyte) {
        return new AnalyteEvidence(run, sequence, analyte);
    }

    /** The whole run, for rules that look at two analytes. */
    public RunEvidence whole() {
        return run;
    }

    public AnalyticalRun run() {
        return run.run();
    }

    public Method method() {
        return run.method();
    }

    public Limits limits() {
        return run.method().limits();
    }

    public Analyte analyte() {
        return analyte;
    }

    public Compound compound() {
        return run.method().compoundOf(analyte);
    }

    /** Extraction batches that failed by an earlier curve of this analyte (RUN-5). */
    public List<FailedBatches.Failure> failedBatches() {
        return run.failedBatches().of(analyte);
    }

    /** Whether the method quantifies and judges this analyte. */
    public boolean isJudged() {
        return fit.isPresent();
    }

    /** The calibration; absent for an analyte that is not quantified. */
    public Optional<CurveFit> fit() {
        return fit;
    }

    /** Why there is no valid curve; absent if there is one. */
    public Optional<RejectedCurve> rejectedCurve() {
        return fit.filter(RejectedCurve.class::isInstance).map(RejectedCurve.class::cast);
    }

    /** Which way of integration errs less by the standards of a curve. */
    public Optional<IntegrationComparison> integrationComparison(CurveFit curve) {
        return IntegrationComparison.of(run.method(), curve, run.injections());
    }

    /** The curve that estimates rest on, also of a rejected calibration; absent when nothing could be fitted. */
    public Optional<CalibrationCurve> curve() {
        return fit.flatMap(CurveFit::curve);
    }

    /** Effective range, ng/mL in the injected sample. */
    public Optional<Range> effective() {
        return curve().map(CalibrationCurve::range).map(CurveRange::effective);
    }

    /** Lowest to highest level of the method, ng/mL; absent if no level contains the analyte. */
    public Optional<Range> methodRange() {
        return standardLimits().methodRange();
    }

    /** Roles of the QC levels. */
    public LevelRoles roles() {
        return roles;
    }

    /** The role of a QC: its level's, or dilution if it was diluted; absent for other samples and for a level without one. */
    public Optional<LevelRole> role(Observation row) {
        if (row.type() != SampleType.QC) {
            return Optional.empty();
        }
        return row.injection().isDiluted()
                ? Optional.of(LevelRole.DILUTION)
                : row.injection().sample().level().flatMap(roles::role);
    }

    /** Accuracy limits of the standards. */
    public StandardLimits standardLimits() {
        return StandardLimits.of(method(), analyte);
    }

    /** Acquired standards, counted level by level; none for an analyte that is not quantified. */
    public StandardTally standardTally() {
        return fit.map(found -> StandardTally.of(method(), found)).orElse(new StandardTally(limits(), List.of()));
    }

    /** Standards of a nominal concentration that count, in order. */
    public List<StandardPoint> standardsAt(double nominalNgPerMl) {
        return fit.map(CurveFit::standards).orElse(List.of()).stream()
                .filter(point -> point.counts() && point.nominalNgPerMl() == nominalNgPerMl)
                .toList();
    }

    /** Every injection, in order. */
    public List<Observation> observations() {
        return observations;
    }

    /** Acquired injections of a type that nobody excluded, in order. */
    public List<Observation> acquired(SampleType type) {
        return countedByType.getOrDefault(type, List.of());
    }

    /** A standard with its use in the curve; absent if its level does not contain the analyte. */
    public Optional<StandardPoint> standard(int injection) {
        return Optional.ofNullable(standards.get(injection));
    }

    /** Standards that the curve rests on. */
    public List<Observation> usedStandards() {
        return acquired(SampleType.STANDARD).stream()
                .filter(row -> standard(row.number())
                        .filter(point -> point.use() == Use.USED)
                        .isPresent())
                .toList();
    }

    /** Acquired QCs that nobody excluded whose level holds the analyte, in order. */
    public List<QcSample> qcSamples() {
        return qcSamples;
    }

    /** Areas that blanks and internal standards are compared with. */
    public ReferenceAreas referenceAreas() {
        List<Observation> used = usedStandards();
        List<Observation> atLloq = used.stream()
                .filter(row -> effective()
                        .map(Range::low)
                        .equals(standard(row.number()).map(StandardPoint::nominalNgPerMl)))
                .toList();
        Stream<Observation> passing = qcSamples.stream()
                .filter(sample -> sample.standing() != QcSample.Standing.OF_EXPERIMENT)
                .filter(QcSample::passes)
                .map(QcSample::observation);
        return new ReferenceAreas(
                atLloq.stream()
                        .flatMap(row -> row.measured().stream())
                        .mapToDouble(peak -> peak.area().countsMin())
                        .average(),
                Observation.standardAreas(atLloq.stream()).average(),
                Observation.standardAreas(Stream.concat(used.stream(), passing)).average());
    }

    /** Nominal concentration of a standard or QC in the original sample, ng/mL. */
    public OptionalDouble nominalNgPerMl(Observation row) {
        Optional<String> name = row.injection().sample().level();
        Optional<Level> level = switch (row.type()) {
            case STANDARD -> name.flatMap(method()::standardLevel);
            case QC -> name.flatMap(method()::qcLevel);
            default -> Optional.empty();
        };
        return level.map(found -> found.nominalNgPerMl(analyte)).orElse(OptionalDouble.empty());
    }
}
