package io.enantio.study.record;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A reported concentration at its place in the plan, with the number that statistics use for it (rule H-3).
 *
 * @param planned absent for a time that the schedule does not know: such a value enters no profile
 * @param actualH hours from the start of the subject's infusion, 0 for pre-dose
 * @param valueNgPerMl absent if there is no number
 * @param rateMgPerH of the infusion at that time
 */
public record StudyValue(
        ReportedConcentration reported,
        Optional<PlannedTime> planned,
        OptionalDouble actualH,
        OptionalDouble valueNgPerMl,
        Basis basis,
        OptionalDouble rateMgPerH) {

    /** Where the number comes from. */
    public enum Basis {
        /** As reported. */
        MEASURED,
        /** Below the LLOQ before the dose: 0. */
        ZERO_BEFORE_DOSE,
        /** Below the LLOQ after it: half the reportable LLOQ. */
        HALF_LLOQ,
        /** Above the ULOQ and not repeated: no number. */
        ABOVE_ULOQ,
        /** Not quantifiable, or nothing reported: no number. */
        NO_RESULT;

        /** As results write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The concentration as measured; ratios and peaks use nothing else. */
    public OptionalDouble measuredNgPerMl() {
        return basis == Basis.MEASURED ? valueNgPerMl : OptionalDouble.empty();
    }

    boolean isBelowLloq() {
        return reported.measurement().isBelowLloq();
    }

    public String subject() {
        return reported.specimen().subject();
    }

    boolean isAt(PlannedTime time) {
        return planned.equals(Optional.of(time));
    }
}
