package io.enantio.validation.evidence;

import io.enantio.acceptance.result.ReferenceAreas;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.method.Analyte;
import io.enantio.validation.plan.ExperimentCode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A processed run with its rows by analyte and the areas that blanks are compared with. */
public final class ValidationRun {
    /** Rules on QCs: QCs of accuracy and precision are judged by AP-1 and AP-2 instead, all of them (rule D-1). */
    private static final Set<String> QC_RULES = Set.of("RUN-1", "RUN-2", "RUN-5");

    private final RunResult result;
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    public ValidationRun(RunResult result) {
        this.result = result;
        for (Analyte analyte : result.method().judgedAnalytes()) {
            List<ResultRow> rows = result.rowsOf(analyte);
            samples.put(
                    analyte.name(),
                    rows.stream().map(row -> new Sample(this, row)).toList());
        }
    }

    public RunResult result() {
        return result;
    }

    public String name() {
        return result.run().header().run();
    }

    public String columnSerial() {
        return result.run().header().columnSerial();
    }

    public LocalDate date() {
        return result.run().header().acquired();
    }

    /** Every injection of an analyte, in order. */
    public List<Sample> samples(Analyte analyte) {
        return samples.getOrDefault(analyte.name(), List.of());
    }

    /** What blanks are compared with: areas of a run with an accepted curve. */
    ReferenceAreas references(Analyte analyte) {
        return result.calibrations().stream()
                .filter(calibration -> calibration.fit().analyte().equals(analyte))
                .filter(calibration -> calibration.fit() instanceof CalibrationCurve)
                .map(RunResult.Calibration::areas)
                .findFirst()
                .orElse(ReferenceAreas.NONE);
    }

    /** The fit of an analyte, accepted or not. */
    public Optional<CurveFit> fit(Analyte analyte) {
        return result.calibrations().stream()
                .map(RunResult.Calibration::fit)
                .filter(fit -> fit.analyte().equals(analyte))
                .findFirst();
    }

    /** The accepted curve of an analyte. */
    Optional<CalibrationCurve> curve(Analyte analyte) {
        return fit(analyte).filter(CalibrationCurve.class::isInstance).map(CalibrationCurve.class::cast);
    }

    /** Why results of this run do not count for an experiment; absent if they do. The analyte of another method is the one of the same name. */
    public Optional<String> rejection(Analyte analyte, ExperimentCode code) {
        List<String> reasons = result.verdicts().stream()
                .filter(verdict -> verdict.analyte().name().equals(analyte.name()))
                .map(Verdict::reasons)
                .flatMap(List::stream)
                .filter(rule -> !code.word().equals(ExperimentCode.ACCURACY_AND_PRECISION) || !QC_RULES.contains(rule))
                .toList();
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("run " + name() + " is rejected by " + String.join(", ", reasons));
    }
}
