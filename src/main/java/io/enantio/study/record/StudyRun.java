package io.enantio.study.record;

import java.time.LocalDate;
import java.util.List;

/**
 * A run of the study and its verdict for one analyte (rule E-3: failed runs too).
 *
 * @param version of its results in the database
 * @param seal of its run.json: SHA-256 over everything that it says, hashes of its inputs and outputs among it
 * @param method name and version
 * @param reasons ids of the rules that rejected it; empty: accepted
 */
public record StudyRun(
        String run,
        int version,
        String seal,
        LocalDate acquired,
        String instrument,
        String method,
        StudyAnalyte analyte,
        List<String> reasons) {
    public StudyRun {
        reasons = List.copyOf(reasons);
    }

    public boolean isAccepted() {
        return reasons.isEmpty();
    }
}
