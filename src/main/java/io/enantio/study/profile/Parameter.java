package io.enantio.study.profile;

import java.util.Locale;

/** Parameters of a curve: those that the samples support, and those that are refused (rules H-8, H-10). */
public enum Parameter {
    CMAX("ng/mL", "highest measured concentration, as observed"),
    TMAX("h", "actual time of the highest concentration, no finer than the sampling windows"),
    AUC_LAST("ng·h/mL", "area under the curve from 0 to the last quantified sample, linear up, logarithmic down"),
    C_STEADY("ng/mL", "mean of the steady state, if its drift is shown to be small (`steady_state.csv`)"),
    STEADY_SLOPE("ng/mL/h", "slope of the concentrations of the steady state"),
    STEADY_SLOPE_SE("ng/mL/h", "standard error of that slope"),
    STEADY_SLOPE_P("", "p of that slope against 0, uncorrected"),
    CL_STEADY("L/h", "1000 × share of the rate in mg/h / mean of the steady state"),
    STEADY_PER_RATE("ng/mL per mg/h", "mean of the steady state / share of the rate"),
    FALL_RATIO("", "first concentration after the end of the infusion / last one before it"),
    HALF_LIFE("h", "terminal half-life"),
    LAMBDA_Z("1/h", "terminal rate constant"),
    AUC_INFINITY("ng·h/mL", "area under the curve to infinity"),
    CLEARANCE_FROM_AUC_INFINITY("L/h", "clearance from the area to infinity"),
    VOLUME_Z("L", "terminal volume of distribution"),
    MEAN_RESIDENCE_TIME("h", "mean residence time"),
    ACCUMULATION("", "accumulation ratio");

    private final String unit;
    private final String meaning;

    Parameter(String unit, String meaning) {
        this.unit = unit;
        this.meaning = meaning;
    }

    /** Unit; empty for a pure number. */
    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    /** As results write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
