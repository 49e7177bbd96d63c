package io.enantio.simulation.plan;

import io.enantio.method.Analyte;
import io.enantio.method.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A planted fault (rule I-06). Each affects injections of its own and is recorded in truth.csv on the
 * rows that it strikes.
 */
public enum Fault {
    ORDER_SWAPPED(
            Target.RUN, Victim.FIRST_COMPOUND, "the column elutes the pair in the order opposite to the method's"),
    NO_SINGLE_ENANTIOMERS(Target.RUN, Victim.ALL, "single enantiomers are not injected"),
    NO_ZERO(Target.RUN, Victim.ALL, "the zero sample is left out"),
    NOT_BRACKETED(Target.LAST_STUDY, Victim.ALL, "a study sample is injected after the last QC"),
    SEQUENCE_ORDER(Target.STUDY, Victim.ALL, "started before the preceding injection"),
    NOT_ACQUIRED(Target.STUDY, Victim.ALL, "planned but not acquired: no file"),
    FILE_REUSED(Target.STUDY, Victim.ALL, "contains the bytes of the preceding injection"),
    TRUNCATED_FILE(Target.STUDY, Victim.ALL, "the file ends early"),
    WRONG_CHECKSUM(Target.STUDY, Victim.ALL, "the file's own SHA-1 is wrong"),
    SERIAL_MISMATCH(Target.STUDY, Victim.ALL, "measured on an instrument of another serial number"),
    EQUAL_TIMES(Target.STUDY, Victim.FIRST_COMPOUND, "two points of the quantifier channel have the same time"),
    TIME_UNIT_MISSING(Target.STUDY, Victim.ALL, "time axes without a unit"),
    CHANNEL_MISSING(Target.STUDY, Victim.FIRST_COMPOUND, "the quantifier channel is absent"),
    FEW_POINTS(Target.STUDY, Victim.ALL, "about six points over the base of the widest peak"),
    POINTS_LOW(Target.STUDY, Victim.ALL, "about nine points over the base of the narrowest peak"),
    SPIKE(Target.STUDY, Victim.FIRST_COMPOUND, "three spikes on the first peak"),
    WINDOW_TRUNCATED(Target.STUDY, Victim.ALL, "recording ends a quarter of a minute after the last peak"),
    RT_DRIFT(Target.RUN, Victim.ALL, "times fall by 70 % of the internal standards' retention window over the run"),
    RT_SHIFT(Target.STUDY, Victim.FIRST_ANALYTE, "elutes 2.5 % early, but not its internal standard"),
    RT_FAR(Target.STUDY, Victim.FIRST_ANALYTE, "elutes 6.5 % early, but not its internal standard"),
    AMBIGUOUS_RT(
            Target.STUDY,
            Victim.FIRST_COMPOUND,
            "two equal pairs in the internal standard's channel, a quarter of their spacing early and late"),
    AMBIGUOUS_ASSIGNMENT(
            Target.STUDY, Victim.FIRST_COMPOUND, "the only peak elutes half-way between the two expected times"),
    RS_LOW(Target.STUDY, Victim.ALL, "resolution 1.35"),
    RS_BELOW_FLOOR(Target.STUDY, Victim.ALL, "resolution 1.05"),
    VALLEY(Target.STUDY, Victim.ALL, "resolution 1.4, the second enantiomer a sixth of the first"),
    NO_VALLEY(Target.STUDY, Victim.ALL, "resolution 0.7, the second enantiomer a tenth of the first"),
    WIDE(
            Target.STUDY,
            Victim.FIRST_COMPOUND,
            "peaks a fifth wider than in the rest of the run, but not those of the internal standard"),
    STRANGER(
            Target.STUDY,
            Victim.FIRST_COMPOUND,
            "an unknown compound elutes 1.5 widths after the last peak, a third of the larger peak"),
    STRANGER_BETWEEN(
            Target.STUDY,
            Victim.FIRST_COMPOUND,
            "an unknown compound elutes half-way between the first two peaks, twice the larger peak"),
    SLOT_STRANGER(
            Target.STUDY,
            Victim.FIRST_COMPOUND,
            "an unknown compound, 1.6 times as high, elutes one peak spacing after the internal standard's pair"),
    TAIL(Target.STUDY, Victim.ALL, "tailing 3.0"),
    VALVE_STEP(
            Target.STUDY,
            Victim.FIRST_COMPOUND,
            "the quantifier's baseline rises behind the first peak by half of the highest"),
    SMALL_VALVE_STEP(
            Target.STUDY,
            Victim.FIRST_COMPOUND,
            "the quantifier's baseline rises behind the first peak by a twentieth of the highest"),
    ION_RATIO(Target.STUDY, Victim.FIRST_COMPOUND, "qualifier 1.7 times as high"),
    CROSS_TALK(
            Target.STUDY,
            Victim.LAST_COMPOUND,
            "cross-talk of the first compound, 1.5 times the peak at the LLOQ, at its retention time in this channel; flagged only if that time is within the method's window"),
    OVERLAPPING_MONITORED(
            Target.STUDY, Victim.THREATENED, "the monitored compound elutes with the first peak it threatens"),
    IS_DROPOUT(Target.STUDY, Victim.ALL, "no internal standard was added"),
    IS_LOW(Target.STUDY, Victim.ALL, "a third of the internal standard"),
    IS_HIGH(Target.STUDY, Victim.ALL, "1.8 times the internal standard"),
    IS_INFLATION(Target.STUDY, Victim.FIRST_COMPOUND, "8 times the ULOQ, not diluted"),
    IS_DRIFT(Target.RUN, Victim.ALL, "all responses fall by 35 % over the run"),
    IS_GROUP_SHIFT(Target.ALL_STUDY, Victim.LAST_COMPOUND, "internal standard 28 % lower in study samples"),
    BELOW_PRECISION_LIMIT(Target.STUDY, Victim.ALL, "1.6 times the LLOQ and 14 times the background noise"),
    SN_LOW(Target.LLOQ_QC, Victim.ALL, "6 times the background noise"),
    FAILING_QC(Target.MID_QCS, Victim.LAST_ANALYTE, "prepared 35 % too high"),
    FAILING_LLOQ_STANDARD(Target.LLOQ_STANDARD, Victim.FIRST_ANALYTE, "prepared 60 % too high"),
    TRUNCATED_LLOQ(Target.LLOQ_STANDARDS, Victim.ALL, "no internal standard was added, every replicate"),
    TRUNCATED_ULOQ(Target.ULOQ_STANDARDS, Victim.SECOND_ANALYTE, "prepared 40 % too low, every replicate"),
    NO_CURVE(Target.STANDARDS, Victim.THIRD_ANALYTE, "prepared 45 % too high and too low alternately"),
    RESPONSE_TURNS(
            Target.STANDARDS_AND_QCS, Victim.FIRST_ANALYTE, "non-monotonic response: it falls above 94 % of the ULOQ"),
    SATURATED_ULOQ(Target.ULOQ_STANDARD, Victim.FIRST_COMPOUND, "the detector saturates at half of the peak"),
    RACEMATE_RATIO(
            Target.STANDARDS_AND_QCS,
            Victim.LAST_ANALYTE,
            "one enantiomer 12 % too high in the reference material of standards and QCs"),
    QC_COVERAGE(Target.ALL_STUDY, Victim.SECOND_ANALYTE, "concentrations a fifth of the usual ones"),
    BLANK_INTERFERENCE(Target.BLANK, Victim.ALL, "contains 60 % of the LLOQ"),
    CARRY_OVER(Target.RUN, Victim.ALL, "0.3 % of an injection carries over into the next"),
    CARRYOVER_RISK(
            Target.STUDY, Victim.ALL, "1.5 times the LLOQ after an ordinary sample, 0.3 % of which carries over"),
    SUITABILITY(Target.SUITABILITY, Victim.ALL, "one injection gives a third less"),
    ISR_FLYER(Target.STUDY_REPEATED, Victim.ALL, "the reanalysis gives 1.6 times as much"),
    PREDOSE_CONTAMINATION(Target.PREDOSE, Victim.ALL, "the pre-dose sample contains 5 times the LLOQ"),
    SAMPLE_UNKNOWN(Target.STUDY, Victim.ALL, "missing in samples.csv"),
    TIME_WINDOW(Target.STUDY, Victim.ALL, "drawn 20 minutes after its planned window"),
    STABILITY(Target.STUDY, Victim.ALL, "thawed six times"),
    DILUTION_UNVALIDATED(Target.STUDY, Victim.ALL, "diluted threefold, no dilution QC of that factor"),
    DILUTION_QC_FAILING(
            Target.DILUTED,
            Victim.ALL,
            "a sample above the ULOQ is diluted; its dilution QCs are prepared 40 % too high"),
    DILUTED_BELOW_LLOQ(Target.STUDY, Victim.ALL, "half of the diluted LLOQ"),
    OTHER_ENERGY(
            Target.STUDY,
            Victim.ALL,
            "the file states a collision energy 10 eV higher, as after a change of the instrument's method");

    /** The injections that a fault affects. */
    public enum Target {
        RUN,
        STUDY,
        STUDY_REPEATED,
        LAST_STUDY,
        ALL_STUDY,
        PREDOSE,
        DILUTED,
        SUITABILITY,
        BLANK,
        LLOQ_QC,
        MID_QCS,
        LLOQ_STANDARD,
        LLOQ_STANDARDS,
        ULOQ_STANDARD,
        ULOQ_STANDARDS,
        STANDARDS,
        STANDARDS_AND_QCS
    }

    /** The analytes that it affects, by their place in the method. */
    enum Victim {
        ALL,
        FIRST_COMPOUND,
        LAST_COMPOUND,
        THREATENED,
        FIRST_ANALYTE,
        SECOND_ANALYTE,
        THIRD_ANALYTE,
        LAST_ANALYTE
    }

    private final Target target;
    private final Victim victim;
    private final String description;

    Fault(Target target, Victim victim, String description) {
        this.target = target;
        this.victim = victim;
        this.description = description;
    }

    public Target target() {
        return target;
    }

    /** What happens, in one line. */
    String description() {
        return description;
    }

    /** The word of the command line option, for example {@code carry-over}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault of an option's word. */
    public static Optional<Fault> ofWord(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst();
    }

    /** Whether an analyte of an affected injection is affected. */
    public boolean strikes(Method method, Analyte analyte) {
        List<Analyte> analytes = method.analytes();
        int place = analytes.indexOf(analyte);
        int last = analytes.size() - 1;
        return switch (victim) {
            case ALL -> true;
            case FIRST_COMPOUND -> analyte.compound().equals(analytes.get(0).compound());
            case LAST_COMPOUND -> analyte.compound().equals(analytes.get(last).compound());
            case THREATENED ->
                method.monitored().stream()
                        .anyMatch(monitored -> monitored.threatens().contains(analyte.compound()));
            case FIRST_ANALYTE -> place == 0;
            case SECOND_ANALYTE -> place == Math.min(1, last);
            case THIRD_ANALYTE -> place == Math.min(2, last);
            case LAST_ANALYTE -> place == last;
        };
    }
}
