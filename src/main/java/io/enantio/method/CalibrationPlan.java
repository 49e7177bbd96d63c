package io.enantio.method;

import java.util.List;

/** Model, weighting and levels, fixed before any run (rule A-20). */
public record CalibrationPlan(CurveModel model, Weighting weighting, List<Level> levels) {
    public CalibrationPlan {
        levels = List.copyOf(levels);
    }
}
