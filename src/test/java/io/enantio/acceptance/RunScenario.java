package io.enantio.acceptance;

import static io.enantio.acceptance.PlantedMethod.CODEINE;
import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.R_NORKETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_NORKETAMINE;

import io.enantio.TestObjects;
import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FailedBatches;
import io.enantio.acceptance.evidence.RunEvidence;
import io.enantio.acceptance.evidence.SequenceFlags;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.calibration.CalibratedAnalyte;
import io.enantio.calibration.CalibrationFitter;
import io.enantio.calibration.Quantifier;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts;
import io.enantio.method.Configuration;
import io.enantio.method.Level;
import io.enantio.method.LevelRole;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Limits;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.AnalyticalRun.Purpose;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import io.enantio.run.SampleType;
import io.enantio.run.StudySample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A run of 60 injections with nothing wrong in it, into which a test plants one thing. Curves are planted too, exact to the
 * last digit; {@link #fitted()} takes those of the calibration room instead.
 */
public final class RunScenario {
    static final List<Analyte> JUDGED = List.of(S_KETAMINE, R_KETAMINE, S_NORKETAMINE, R_NORKETAMINE);
    private static final double[] STUDY_NG_PER_ML = {2, 6, 15, 40, 90, 150, 210, 260, 330, 430};

    public final List<PlantedInjection> injections = new ArrayList<>();
    public final Map<String, StudySample> samples = new HashMap<>();
    private final Map<String, PlantedCurve> curves = new HashMap<>();
    private Method method;
    private Purpose purpose = Purpose.STUDY;
    private Decisions decisions = Decisions.NONE;

    private RunScenario(Method method) {
        this.method = method;
        JUDGED.forEach(analyte -> curves.put(analyte.name(), new PlantedCurve(method, analyte)));
    }

    public static RunScenario clean() {
        return under(TestObjects.ichM10());
    }

    /** Injections: 1-2 suitability, 3 S, 4 R, 5 blank, 6 zero, 7-14 and 46-53 standards, 15 and 54 carry-over blanks, QCs and samples. */
    public static RunScenario under(Limits limits) {
        RunScenario run = new RunScenario(PlantedMethod.of(limits));
        run.add(SampleType.SUITABILITY, "", "");
        run.add(SampleType.SINGLE_ENANTIOMER, "S", "R");
        run.add(SampleType.BLANK, "");
        run.add(SampleType.ZERO, "");
        run.standards();
        run.add(SampleType.CARRYOVER_BLANK, "");
        run.add(SampleType.QC, "LLOQ", "LOW", "MID", "HIGH");
        run.study(10);
        run.add(SampleType.QC, "LOW", "MID", "HIGH", "DILUTION", "DILUTION");
        run.study(8);
        run.add(SampleType.QC, "LOW", "MID", "HIGH");
        run.standards();
        run.add(SampleType.CARRYOVER_BLANK, "");
        run.study(3);
        run.add(SampleType.QC, "LOW", "MID", "HIGH");
        run.dilute(33, 5);
        run.dilute(34, 5);
        run.dilute(35, 5);
        return run;
    }

    /** The same with norketamine moved so that its S elutes inside the window of S-ketamine. */
    public static RunScenario overlapping() {
        return overlapping(9.6, 125.0);
    }

    /** The same at another time, with another product ion. */
    public static RunScenario overlapping(double timeMin, double productMz) {
        RunScenario run = clean();
        run.method = PlantedMethod.overlapping(run.method, timeMin, productMz);
        return run;
    }

    /** The same with a norketamine whose two peaks have no configuration: diastereomers, say. */
    public static RunScenario achiral() {
        RunScenario run = clean();
        run.method = PlantedMethod.achiral(run.method);
        return run;
    }

    public PlantedInjection at(int number) {
        return injections.stream()
                .filter(injection -> injection.number == number)
                .findFirst()
                .orElseThrow();
    }

    /** Acquired injections of a type, at a level if one is given. */
    public List<PlantedInjection> all(SampleType type, String level) {
        return injections.stream()
                .filter(injection -> injection.type == type)
                .filter(injection -> level.isEmpty() || injection.level.equals(level))
                .toList();
    }

    public RunScenario without(Predicate<PlantedInjection> which) {
        injections.removeIf(which);
        return this;
    }

    public RunScenario without(SampleType type) {
        return without(injection -> injection.type == type);
    }

    /** QC levels get other names, in the method and in the injections. */
    public RunScenario renamed(UnaryOperator<String> names) {
        injections.stream()
                .filter(planted -> planted.type == SampleType.QC)
                .forEach(planted -> planted.level = names.apply(planted.level));
        return levels(level -> new Level(names.apply(level.name()), level.nominalNgPerMlByAnalyte(), level.role()));
    }

    /** A level's role is declared. */
    public RunScenario declaring(String name, LevelRole role) {
        return levels(level -> level.name().equals(name)
                ? new Level(name, level.nominalNgPerMlByAnalyte(), Optional.of(role))
                : level);
    }

    private RunScenario levels(UnaryOperator<Level> change) {
        method = PlantedMethod.withQcs(
                method, method.qcLevels().stream().map(change).toList());
        return this;
    }

    public RunScenario facts(AssayFacts facts) {
        method = PlantedMethod.with(method, facts);
        return this;
    }

    public RunScenario purpose(Purpose wanted) {
        purpose = wanted;
        return this;
    }

    public RunScenario decided(Decision... all) {
        return decided(new Decisions(List.of(all), List.of("head")));
    }

    public RunScenario decided(Decisions all) {
        decisions = all;
        return this;
    }

    public PlantedCurve curve(Analyte analyte) {
        return Objects.requireNonNull(curves.get(analyte.name()));
    }

    public Method method() {
        return method;
    }

    public StudySample sample(int number) {
        return Objects.requireNonNull(samples.get(at(number).sampleId()));
    }

    public void replace(StudySample sample) {
        samples.put(sample.sampleId(), sample);
    }

    public RunResult judge() {
        return judge(Optional.empty());
    }

    /** The run as it is now beside what it was without decisions. */
    public RunResult judgeBeside(RunResult undecided) {
        return judge(Optional.of(undecided));
    }

    private RunResult judge(Optional<RunResult> undecided) {
        return new RunAcceptance(whole(undecided)).judge();
    }

    /** What the rules of an analyte work on, also of one that is not judged. */
    public AnalyteEvidence evidence(Analyte analyte) {
        RunEvidence whole = whole(Optional.empty());
        SequenceFlags sequence = SequenceFlags.of(whole);
        return AnalyteEvidence.of(whole, sequence, analyte);
    }

    private RunEvidence whole(Optional<RunResult> undecided) {
        List<InjectionPeaks> peaks = peaks();
        List<CalibratedAnalyte> calibrated = JUDGED.stream()
                .map(analyte -> curve(analyte).calibrated(injections, peaks))
                .toList();
        return new RunEvidence(method, run(), peaks, calibrated, FailedBatches.NONE, undecided);
    }

    /** The same peaks with curves and estimates of the calibration room. */
    public RunResult fitted() {
        List<InjectionPeaks> peaks = peaks();
        return new RunAcceptance(new RunEvidence(
                        method,
                        run(),
                        peaks,
                        JUDGED.stream().map(analyte -> fitted(analyte, peaks)).toList(),
                        FailedBatches.NONE,
                        Optional.empty()))
                .judge();
    }

    private CalibratedAnalyte fitted(Analyte analyte, List<InjectionPeaks> peaks) {
        CurveFit fit = new CalibrationFitter(method).fit(analyte, peaks, Set.of());
        return new CalibratedAnalyte(
                fit,
                peaks.stream()
                        .map(injection -> new Quantifier().quantify(fit, injection))
                        .toList());
    }

    public List<InjectionPeaks> peaks() {
        return injections.stream()
                .map(planted -> new PlantedPeaks(method, planted).peaks())
                .toList();
    }

    public AnalyticalRun run() {
        return new AnalyticalRun(
                new AnalyticalRun.Header(
                        "TEST-R01",
                        new AnalyticalRun.Instrument("T", Optional.of("Model T"), Optional.of("T-001")),
                        PlantedMethod.COLUMN,
                        "A. Analyst",
                        LocalDate.of(2026, 3, 2),
                        purpose,
                        AnalyticalRun.Origin.MEASURED),
                injections.stream().map(PlantedInjection::injection).toList(),
                Optional.of(List.copyOf(samples.values())),
                decisions);
    }

    private void standards() {
        add(SampleType.STANDARD, "STD1", "STD2", "STD3", "STD4", "STD5", "STD6", "STD7", "STD8");
    }

    private void study(int count) {
        for (int i = 0; i < count; i++) {
            add(SampleType.STUDY, "");
        }
    }

    /** The concentration in the injected sample stays within the range; that of the original sample is higher. */
    private void dilute(int number, double factor) {
        PlantedInjection planted = at(number);
        planted.dilution = factor;
        JUDGED.forEach(analyte -> planted.found(analyte, planted.type == SampleType.QC ? 1500 / factor : 210));
    }

    /** Further injections at the end of the run. */
    public void add(SampleType type, String... levels) {
        for (String level : levels) {
            PlantedInjection planted = new PlantedInjection(injections.size() + 1, type, level);
            JUDGED.forEach(analyte -> planted.found(analyte, usual(planted, analyte)));
            planted.found(CODEINE, type == SampleType.STUDY ? 10 : 0);
            injections.add(planted);
            if (type == SampleType.STUDY) {
                replace(studySample(planted));
            }
        }
    }

    private double usual(PlantedInjection planted, Analyte analyte) {
        return switch (planted.type) {
            case BLANK, ZERO, CARRYOVER_BLANK -> 0;
            case SUITABILITY -> 100;
            case STUDY -> STUDY_NG_PER_ML[planted.number % STUDY_NG_PER_ML.length];
            case STANDARD ->
                method.standardLevel(planted.level)
                        .orElseThrow()
                        .nominalNgPerMl(analyte)
                        .orElseThrow();
            case QC ->
                method.qcLevel(planted.level)
                        .orElseThrow()
                        .nominalNgPerMl(analyte)
                        .orElseThrow();
            case SINGLE_ENANTIOMER ->
                analyte.configuration().map(Configuration::name).equals(Optional.of(planted.level)) ? 99.7 : 0.3;
        };
    }

    private static StudySample studySample(PlantedInjection planted) {
        return new StudySample(
                planted.sampleId(),
                "ST-1",
                "P01",
                new StudySample.Timing(
                        OptionalDouble.of(24),
                        OptionalDouble.of(1380),
                        OptionalDouble.of(1500),
                        Optional.of(PlantedInjection.START.minusDays(10)),
                        Optional.of(PlantedInjection.START.minusDays(11))),
                new StudySample.Handling(OptionalDouble.of(1), OptionalDouble.of(2)),
                Map.of());
    }

    public static RuleOutcome outcome(RunResult result, Analyte analyte, String rule, String subject) {
        return result.rules().stream()
                .filter(row -> row.analyte().equals(analyte)
                        && row.rule().equals(rule)
                        && row.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    public static Set<Flag> flags(RunResult result, int injection, Analyte analyte) {
        return row(result, injection, analyte).judgement().flags();
    }

    public static ResultRow row(RunResult result, int injection, Analyte analyte) {
        return result.rowsOf(analyte).stream()
                .filter(row -> row.injection().number() == injection)
                .findFirst()
                .orElseThrow();
    }

    public static Verdict verdict(RunResult result, Analyte analyte) {
        return result.verdicts().stream()
                .filter(verdict -> verdict.analyte().equals(analyte))
                .findFirst()
                .orElseThrow();
    }
}
