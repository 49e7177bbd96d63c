package io.enantio.validation;

import io.enantio.TestObjects;
import io.enantio.acceptance.result.ReferenceAreas;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.ResultRow.Judgement;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.calibration.Quantitation;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.RejectedCurve;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.method.Analyte;
import io.enantio.method.CurveModel;
import io.enantio.method.Method;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Decisions;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A judged run whose results a test chooses: 20 counts x minute per ng/mL, internal standard 1000, standards exact. */
final class PlantedValidationRun {
    static final double AREA_PER_NG_PER_ML = 20;
    static final double STANDARD_AREA = 1000;

    private final Method method;
    private final String name;
    private final LocalDate date;
    private final List<Planted> planted = new ArrayList<>();
    private final Map<String, List<String>> rejections = new HashMap<>();

    /** One injection. */
    static final class Planted {
        final SampleType type;
        final String level;
        final Map<String, String> remarks;
        final Map<String, Double> found = new HashMap<>();
        final Set<Flag> flags = EnumSet.noneOf(Flag.class);
        String sampleId;
        double dilution = 1;
        double standardArea;

        Planted(SampleType type, String level, Map<String, String> remarks) {
            this.type = type;
            this.level = level;
            this.remarks = remarks;
            this.sampleId = type.word() + "-" + level;
            this.standardArea = type.hasNoInternalStandard() ? 0 : STANDARD_AREA;
        }

        Planted serving(Map<String, String> others) {
            Planted same = new Planted(type, level, others);
            same.found.putAll(found);
            return same;
        }

        Planted found(Analyte analyte, double ngPerMl) {
            found.put(analyte.name(), ngPerMl);
            return this;
        }

        Planted called(String id) {
            sampleId = id;
            return this;
        }

        Planted diluted(double factor) {
            dilution = factor;
            return this;
        }

        Planted standardArea(double area) {
            standardArea = area;
            return this;
        }

        Planted flagged(Flag flag) {
            flags.add(flag);
            return this;
        }
    }

    PlantedValidationRun(Method method, String name, int day) {
        this.method = method;
        this.name = name;
        this.date = LocalDate.of(2026, 3, day);
        for (int i = 0; i < TestObjects.STANDARDS_NG_PER_ML.length; i++) {
            double nominal = TestObjects.STANDARDS_NG_PER_ML[i];
            both(SampleType.STANDARD, "STD" + (i + 1), Map.of(), nominal);
        }
    }

    /** Its standards serve an experiment. */
    PlantedValidationRun standardsAgain(Map<String, String> remarks) {
        planted.replaceAll(injection -> injection.type == SampleType.STANDARD ? injection.serving(remarks) : injection);
        return this;
    }

    /** An injection with equal concentrations of both analytes. */
    Planted both(SampleType type, String level, Map<String, String> remarks, double ngPerMl) {
        Planted injection = new Planted(type, level, remarks);
        method.judgedAnalytes().forEach(analyte -> injection.found(analyte, ngPerMl));
        planted.add(injection);
        return injection;
    }

    Planted qc(String level, Map<String, String> remarks, double ngPerMl) {
        return both(SampleType.QC, level, remarks, ngPerMl);
    }

    /** The run's verdict on every analyte. */
    PlantedValidationRun rejectedBy(String... rules) {
        method.judgedAnalytes().forEach(analyte -> rejections.put(analyte.name(), List.of(rules)));
        return this;
    }

    RunResult result() {
        List<ResultRow> rows = new ArrayList<>();
        for (int i = 0; i < planted.size(); i++) {
            for (Analyte analyte : method.judgedAnalytes()) {
                rows.add(row(planted.get(i), injection(planted.get(i), i + 1), analyte));
            }
        }
        return new RunResult(
                method,
                run(),
                List.of(),
                rows,
                method.judgedAnalytes().stream()
                        .map(analyte ->
                                new RunResult.Calibration(fit(analyte), Set.of(), areas(analyte), Optional.empty()))
                        .toList(),
                List.of(),
                method.judgedAnalytes().stream()
                        .map(analyte -> new Verdict(analyte, rejections.getOrDefault(analyte.name(), List.of())))
                        .toList(),
                Optional.empty());
    }

    /** Of the standards, which all are used; the planted QCs have the same internal standard. */
    private ReferenceAreas areas(Analyte analyte) {
        OptionalDouble lloq = planted.stream()
                .filter(injection -> injection.type == SampleType.STANDARD && injection.level.equals("STD1"))
                .mapToDouble(injection -> AREA_PER_NG_PER_ML * injection.found.getOrDefault(analyte.name(), 0.0))
                .average();
        OptionalDouble standard = planted.stream()
                .filter(injection -> injection.type == SampleType.STANDARD)
                .mapToDouble(injection -> injection.standardArea)
                .average();
        return new ReferenceAreas(lloq, standard, standard);
    }

    private AnalyticalRun run() {
        List<Injection> injections = new ArrayList<>();
        for (int i = 0; i < planted.size(); i++) {
            injections.add(injection(planted.get(i), i + 1));
        }
        return new AnalyticalRun(
                new AnalyticalRun.Header(
                        name,
                        new AnalyticalRun.Instrument("T", Optional.empty(), Optional.empty()),
                        "AGP-0001",
                        "A. Analyst",
                        date,
                        AnalyticalRun.Purpose.VALIDATION,
                        AnalyticalRun.Origin.SIMULATED),
                injections,
                Optional.empty(),
                Decisions.NONE);
    }

    private static Injection injection(Planted planted, int number) {
        return new Injection(
                number,
                planted.flags.contains(Flag.NOT_ACQUIRED) ? Optional.empty() : Optional.of("raw/" + number + ".mzML"),
                new Injection.Sample(
                        planted.sampleId,
                        planted.type,
                        planted.level.isEmpty() ? Optional.empty() : Optional.of(planted.level)),
                planted.dilution,
                Optional.empty(),
                Optional.empty(),
                planted.remarks);
    }

    private ResultRow row(Planted planted, Injection injection, Analyte analyte) {
        double found = planted.found.getOrDefault(analyte.name(), 0.0);
        double area = AREA_PER_NG_PER_ML * found / planted.dilution;
        Response.Ratio ratio = new Response.Ratio(area / STANDARD_AREA, 0.0001);
        Quantitation quantitation = planted.standardArea > 0
                ? new Quantitation.Estimate(
                        ratio, found / planted.dilution, found, OptionalDouble.empty(), OptionalDouble.empty())
                : new Quantitation.NoEstimate(
                        new Response.NoRatio(Response.Reason.NO_INTERNAL_STANDARD), "no internal standard");
        OptionalDouble nominal = planted.type == SampleType.STANDARD
                ? method.standardLevel(planted.level).orElseThrow().nominalNgPerMl(analyte)
                : method.qcLevel(planted.level)
                        .map(level -> level.nominalNgPerMl(analyte))
                        .orElse(OptionalDouble.empty());
        return new ResultRow(
                injection,
                analyte,
                peak(area),
                Optional.of(peak(planted.standardArea)),
                Optional.of(quantitation),
                new Judgement(
                        found >= 1 && found <= 500 * planted.dilution
                                ? ResultStatus.QUANTIFIED
                                : ResultStatus.BELOW_LLOQ,
                        Optional.empty(),
                        nominal,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        planted.type == SampleType.STANDARD ? Optional.of(true) : Optional.empty(),
                        planted.flags));
    }

    private static Peak peak(double area) {
        return new Peak(
                10,
                new Peak.Area(area, 0.01, 0),
                area,
                new Peak.Bounds(9, 11, 0, 0),
                new Peak.Figures(
                        OptionalDouble.empty(),
                        OptionalDouble.of(1.8),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                IntegrationMethod.PERPENDICULAR_DROP,
                Set.of());
    }

    private CurveFit fit(Analyte analyte) {
        List<StandardPoint> points = new ArrayList<>();
        for (int i = 0; i < TestObjects.STANDARDS_NG_PER_ML.length; i++) {
            double nominal = TestObjects.STANDARDS_NG_PER_ML[i];
            points.add(new StandardPoint(
                    i + 1,
                    "STD" + (i + 1),
                    nominal,
                    new Response.Ratio(0.02 * nominal, 0.0001),
                    OptionalDouble.of(nominal),
                    StandardPoint.Use.USED));
        }
        CalibrationCurve curve = new CalibrationCurve(
                analyte,
                new CalibrationCurve.Form(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED),
                new CalibrationCurve.Fit(List.of(0.0, 0.02), List.of(List.of(0.0, 0.0), List.of(0.0, 0.0)), 0, 0, 6, 1),
                new CalibrationCurve.CurveRange(new Range(1, 500), new Range(1, 500)),
                points);
        boolean isRejected = rejections.getOrDefault(analyte.name(), List.of()).contains("CAL-3");
        return isRejected ? new RejectedCurve(analyte, Flag.NO_CURVE, "planted", Optional.of(curve), points) : curve;
    }
}
