package io.enantio.study.record;

import io.enantio.method.value.Require;

/**
 * A planned sampling time (rule H-1).
 *
 * @param number its place in the schedule, as time_point in samples.csv
 * @param label for people, for example {@code DAY 2}
 * @param elapsed ISO 8601 duration after the infusion began, for example {@code PT24H}
 * @param nominalH the same in hours; 0 is pre-dose
 */
public record PlannedTime(int number, String label, String elapsed, double nominalH) {
    public PlannedTime {
        Require.text("label of time " + number, label);
        Require.notNegative("nominal hours of time " + number, nominalH);
    }

    public boolean isPreDose() {
        return nominalH == 0;
    }
}
