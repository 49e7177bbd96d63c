package io.enantio.study;

import io.enantio.run.ReasonCode;
import java.util.Optional;

/**
 * The one result of a specimen and analyte that the study uses (RULES H-13).
 *
 * @param chosenFor why a person chose it over another result of the specimen; absent: nobody had to choose
 */
public record ReportedConcentration(
        StudySpecimen specimen, StudyAnalyte analyte, Measurement measurement, Optional<ReasonCode> chosenFor) {

    /** Whether it comes from a repeat that replaced a first result (RULES B-09). */
    public boolean isReanalysed() {
        return chosenFor.isPresent();
    }
}
