package io.enantio.study.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Names of the limits and conventions of a study, which a plan may override by name (rules RUN-6, ISR and those of docs/rules/study.md). */
public enum StudyLimit {
    /** RUN-6: |mean relative error| of a QC level over the accepted runs. */
    QC_MEAN_ERROR_PERCENT,
    /** RUN-6: its coefficient of variation, between-run variation included. */
    QC_CV_PERCENT,
    /** The first of them for the level LLOQ. */
    LLOQ_QC_MEAN_ERROR_PERCENT,
    /** The second of them for the level LLOQ. */
    LLOQ_QC_CV_PERCENT,
    /** Incurred samples: 100·|repeat - initial| / mean of both. */
    ISR_DIFFERENCE_PERCENT,
    /** Incurred samples: share of pairs that must be within it. */
    ISR_PASS_FRACTION,
    /** H-3: a mean is withheld above this share of values below the LLOQ. */
    BLQ_FRACTION,
    /** H-8: a slope with a smaller p differs from 0. */
    SLOPE_P,
    /** H-8: hours of one rate before the last sample of the steady state. */
    CONSTANT_RATE_HOURS,
    /** H-10: samples after the end that a half-life needs. */
    TERMINAL_SAMPLES,
    /** H-5: below this Greenhouse-Geisser epsilon its correction applies, else Huynh and Feldt's. */
    EPSILON_SWITCH;

    /** As files say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The limit of a file's word. */
    public static Optional<StudyLimit> ofWord(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }
}
