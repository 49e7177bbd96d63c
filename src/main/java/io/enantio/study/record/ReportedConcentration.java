package io.enantio.study.record;

import java.util.Optional;

/**
 * The one result of a specimen and analyte that the study uses (rule H-13).
 *
 * @param chosenFor reason code for choosing it among several results of the specimen: a decision, or that it is the only one
 *     that can be reported; absent if there was only one
 */
public record ReportedConcentration(
        StudySpecimen specimen, StudyAnalyte analyte, Measurement measurement, Optional<String> chosenFor) {

    /** Whether it comes from a repeat that replaced a first result (rule B-09). */
    public boolean isReanalysed() {
        return chosenFor.isPresent();
    }
}
