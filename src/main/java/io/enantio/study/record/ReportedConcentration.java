package io.enantio.study.record;

import java.util.Optional;

/**
 * The one result of a specimen and analyte that the study uses (rule H-13).
 *
 * @param chosenFor code of the reason why it stands and not another result of the specimen: what a person said, or that it is
 *     the only one of them that can be reported; absent: there was nothing to choose
 */
public record ReportedConcentration(
        StudySpecimen specimen, StudyAnalyte analyte, Measurement measurement, Optional<String> chosenFor) {

    /** Whether it comes from a repeat that replaced a first result (rule B-09). */
    public boolean isReanalysed() {
        return chosenFor.isPresent();
    }
}
