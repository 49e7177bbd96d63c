package io.enantio.study.record;

import io.enantio.acceptance.result.TouchedShare;
import io.enantio.run.SampleType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the runs of a study contain besides its specimens, in the order of date, run, analyte and injection: everything that a
 * bioanalytical report states about them (rule E-3, ICH M10 8.2 Table 1). Only the latest version of each run.
 *
 * @param curves a line per run and analyte, of rejected runs too
 * @param failures why runs were rejected
 * @param standards acquired calibration standards of all runs
 * @param qcs QCs of all runs
 * @param reintegrations results whose peak a person integrated again
 * @param reinjections results of samples that were injected again after a fault
 * @param carryOver findings of rule CO-1
 * @param responses of the internal standards in every injection
 * @param injections of study samples
 * @param places where the runs were loaded from
 * @param touched how much people touched
 */
public record RunSheets(
        List<Curve> curves,
        List<Failure> failures,
        List<Standard> standards,
        List<Qc> qcs,
        List<Reintegration> reintegrations,
        List<Reinjection> reinjections,
        List<CarryOver> carryOver,
        List<InternalStandardArea> responses,
        List<SampleInjection> injections,
        List<Place> places,
        Touched touched) {
    /** Of a study without runs. */
    public static final RunSheets NONE = new RunSheets(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Touched.NONE);

    /**
     * A run and what it says about one analyte.
     *
     * @param run its name
     * @param isAccepted the verdict for the analyte
     */
    public record RunOfAnalyte(String run, LocalDate acquired, StudyAnalyte analyte, boolean isAccepted) {}

    /**
     * An injection with its sample.
     *
     * @param number position in the run
     * @param sampleId as given
     * @param level name of the level; absent for a study sample
     */
    public record Injected(int number, String sampleId, SampleType type, Optional<String> level) {}

    /**
     * Parameters of a calibration curve.
     *
     * @param model {@code linear} or {@code quadratic}
     * @param range effective limits; absent if the curve is not valid
     */
    public record Curve(
            RunOfAnalyte of,
            String model,
            String weighting,
            Coefficients coefficients,
            Limits range,
            OptionalDouble rSquared,
            int standardsUsed,
            int standardsExcluded) {}

    /**
     * A rule that rejected a run.
     *
     * @param rule its id
     * @param subject what failed, for example a level; may be empty
     * @param limit in force
     * @param detail the finding
     */
    public record Failure(RunOfAnalyte of, String rule, String subject, String limit, String detail) {}

    /** Of the response ratio as a function of ng/mL; the quadratic one is absent from a straight line. */
    public record Coefficients(OptionalDouble intercept, OptionalDouble slope, OptionalDouble quadratic) {}

    /** Effective limits of a curve. */
    public record Limits(OptionalDouble lloqNgPerMl, OptionalDouble uloqNgPerMl) {}

    /**
     * A calibration standard.
     *
     * @param backCalculatedNgPerMl absent if it has no result
     * @param isUsed whether it is in the curve
     */
    public record Standard(
            RunOfAnalyte of,
            Injected injected,
            double nominalNgPerMl,
            OptionalDouble backCalculatedNgPerMl,
            boolean isUsed) {}

    /**
     * A QC.
     *
     * @param dilutionFactor 1: not diluted
     * @param nominalNgPerMl in the original sample
     * @param estimateNgPerMl in the original sample; absent if it has no result
     * @param isExcluded by a decision
     */
    public record Qc(
            RunOfAnalyte of,
            Injected injected,
            double dilutionFactor,
            double nominalNgPerMl,
            OptionalDouble estimateNgPerMl,
            boolean isExcluded) {}

    /**
     * A result before and after its peak was integrated again.
     *
     * @param decision number of the decision in the run's decisions.csv, which names the persons
     * @param bounds as decided; empty: by the method's algorithm again
     * @param reasonCode of the decision
     */
    public record Reintegration(
            RunOfAnalyte of,
            Injected injected,
            int decision,
            String bounds,
            Optional<String> reasonCode,
            String reason,
            Outcome original,
            Outcome result) {}

    /** A result of a peak. */
    public record Outcome(Optional<String> status, OptionalDouble areaCountsMin, OptionalDouble estimateNgPerMl) {}

    /**
     * A sample that was injected again in the same run because of a documented fault.
     *
     * @param earlier injection with the fault
     * @param decision number of the decision that documents it
     */
    public record Reinjection(
            RunOfAnalyte of,
            Injected injected,
            int earlier,
            int decision,
            Optional<String> reasonCode,
            String reason,
            Outcome first,
            Outcome again) {}

    /**
     * Carry-over of a run.
     *
     * @param blank the injection that was judged
     * @param outcome as the rules' table words it
     * @param atRisk results of study samples of the run with the flag CARRYOVER_RISK
     */
    public record CarryOver(RunOfAnalyte of, String blank, String outcome, String detail, int atRisk) {}

    /** Area of the peak of an analyte's internal standard. */
    public record InternalStandardArea(RunOfAnalyte of, Injected injected, double areaCountsMin) {}

    /**
     * A study sample that was injected.
     *
     * @param file raw file below the run folder; absent if it was not acquired
     * @param sha256 of the raw file
     */
    public record SampleInjection(
            String run, int injection, String specimen, Optional<String> file, Optional<String> sha256) {}

    /**
     * Where the results of a run were loaded from.
     *
     * @param seal of its results
     * @param folder results folder as it was named at the load
     */
    public record Place(String run, String seal, String folder) {}

    /**
     * What people did to the runs.
     *
     * @param results every acquired result of all runs
     * @param verdicts of analytes of runs in which a decision could change a result
     */
    public record Touched(List<TouchedShare.Result> results, List<Verdicts> verdicts) {
        /** Nothing was acquired. */
        public static final Touched NONE = new Touched(List.of(), List.of());

        /** The verdict of an analyte of a run before any decision, beside the one that counts. */
        public record Verdicts(RunOfAnalyte of, boolean wasAccepted) {}

        public Touched {
            results = List.copyOf(results);
            verdicts = List.copyOf(verdicts);
        }
    }

    public RunSheets {
        curves = List.copyOf(curves);
        failures = List.copyOf(failures);
        standards = List.copyOf(standards);
        qcs = List.copyOf(qcs);
        reintegrations = List.copyOf(reintegrations);
        reinjections = List.copyOf(reinjections);
        carryOver = List.copyOf(carryOver);
        responses = List.copyOf(responses);
        injections = List.copyOf(injections);
        places = List.copyOf(places);
    }
}
