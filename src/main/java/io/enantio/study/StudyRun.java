package io.enantio.study;

import java.time.LocalDate;
import java.util.List;

/**
 * A run of the study and its verdict for one analyte (RULES E-3: failed runs too).
 *
 * @param method name and version
 * @param reasons ids of the rules that rejected it; empty: accepted
 */
public record StudyRun(
        String run, LocalDate acquired, String instrument, String method, StudyAnalyte analyte, List<String> reasons) {
    public StudyRun {
        reasons = List.copyOf(reasons);
    }

    public boolean isAccepted() {
        return reasons.isEmpty();
    }
}
