package io.enantio.run;

import static io.enantio.run.ReasonCode.ABOVE_ULOQ;
import static io.enantio.run.ReasonCode.BASELINE_NOISE;
import static io.enantio.run.ReasonCode.BELOW_LLOQ;
import static io.enantio.run.ReasonCode.DILUTED_BELOW_LLOQ;
import static io.enantio.run.ReasonCode.EQUIPMENT_FAULT;
import static io.enantio.run.ReasonCode.INJECTION_FAULT;
import static io.enantio.run.ReasonCode.INTERFERENCE;
import static io.enantio.run.ReasonCode.IS_DEVIATION;
import static io.enantio.run.ReasonCode.MISSED;
import static io.enantio.run.ReasonCode.POOR_CHROMATOGRAPHY;
import static io.enantio.run.ReasonCode.PREDOSE;
import static io.enantio.run.ReasonCode.PREPARATION_FAULT;
import static io.enantio.run.ReasonCode.RT_SHIFT;
import static io.enantio.run.ReasonCode.RUN_REJECTED;
import static io.enantio.run.ReasonCode.SPLIT;
import static io.enantio.run.ReasonCode.VALLEY_PLACEMENT;
import static io.enantio.run.ReasonCode.WRONG_PEAK;

import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.method.value.Decimal;
import io.enantio.method.value.Require;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person decided (rule B-12). */
public sealed interface Action {

    /** Which of the actions it is. */
    Kind kind();

    /** What exactly, in words for a report; empty if the kind says it all. */
    default String words() {
        return "";
    }

    /** The actions with the words, parameters and reason codes that a decision of the kind may have. */
    enum Kind {
        REINTEGRATE(
                List.of(
                        "start_min",
                        "end_min",
                        "baseline_start_counts",
                        "baseline_end_counts",
                        "peak_min",
                        "interference"),
                EnumSet.of(WRONG_PEAK, RT_SHIFT, SPLIT, BASELINE_NOISE, INTERFERENCE, VALLEY_PLACEMENT, MISSED)),
        EXCLUDE(List.of(), EnumSet.of(INJECTION_FAULT, EQUIPMENT_FAULT, PREPARATION_FAULT)),
        COMMENT(List.of(), EnumSet.noneOf(ReasonCode.class)),
        ACCEPT_FLAG(List.of("flag"), EnumSet.noneOf(ReasonCode.class)),
        REPORT_VALUE(
                List.of("run", "injection"),
                EnumSet.of(
                        RUN_REJECTED,
                        IS_DEVIATION,
                        ABOVE_ULOQ,
                        BELOW_LLOQ,
                        DILUTED_BELOW_LLOQ,
                        INJECTION_FAULT,
                        PREDOSE,
                        POOR_CHROMATOGRAPHY)),
        REVIEWED(List.of("row"), EnumSet.noneOf(ReasonCode.class));

        private final List<String> parameters;
        private final Set<ReasonCode> codes;

        Kind(List<String> parameters, Set<ReasonCode> codes) {
            this.parameters = parameters;
            this.codes = Collections.unmodifiableSet(codes);
        }

        /** The word in files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Keys that its parameters may have, in order. */
        public List<String> parameters() {
            return parameters;
        }

        /** Reason codes of which it needs one; none if the reason's text is enough. */
        public Set<ReasonCode> codes() {
            return codes;
        }

        /** Whether a decision of the kind must say why in words: only who accepts a result as it is need not. */
        public boolean needsReason() {
            return this != REVIEWED;
        }

        /** The kind of a file's word. */
        public static Optional<Kind> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    /** A peak is to be integrated in another way than before. */
    record Reintegrate(Way way) implements Action {
        @Override
        public Kind kind() {
            return Kind.REINTEGRATE;
        }

        @Override
        public String words() {
            return way.words();
        }
    }

    /** How a person wants a peak to be integrated. */
    sealed interface Way {
        /** Whether the area is then no longer that of the method's algorithm. */
        boolean isByHand();

        /** Which way, for a report. */
        String words();
    }

    /** The method's own algorithm again, whatever was decided before. */
    record ByMethod() implements Way {
        @Override
        public boolean isByHand() {
            return false;
        }

        @Override
        public String words() {
            return "by the method again";
        }
    }

    /**
     * Where a person saw a peak begin and end, minutes: the area above a straight line between the two.
     *
     * @param baseline as the person drew the line; absent: from the trace at the start to the trace at the end
     */
    record Bounds(double startMin, double endMin, Optional<Baseline> baseline) implements Way {
        public Bounds {
            Require.notNegative("start of the peak", startMin);
            Require.that(endMin > startMin, "a peak must end after its start, ends at " + endMin);
        }

        /** From trace to trace. */
        public Bounds(double startMin, double endMin) {
            this(startMin, endMin, Optional.empty());
        }

        @Override
        public boolean isByHand() {
            return true;
        }

        @Override
        public String words() {
            return Decimal.text(startMin) + " to " + Decimal.text(endMin) + " min"
                    + baseline.map(drawn -> ", baseline from " + Decimal.text(drawn.startCounts()) + " to "
                                    + Decimal.text(drawn.endCounts()) + " counts")
                            .orElse("");
        }
    }

    /** A baseline that a person drew: its height at the start and at the end of the peak, counts. */
    record Baseline(double startCounts, double endCounts) {
        public Baseline {
            Require.finite("baseline at the start", startCounts);
            Require.finite("baseline at the end", endCounts);
        }
    }

    /** Another peak: the one whose top is nearest to a time, minutes, cut by perpendicular drop as the method would. */
    record OtherPeak(double nearMin) implements Way {
        public OtherPeak {
            Require.notNegative("time of the other peak", nearMin);
        }

        @Override
        public boolean isByHand() {
            return true;
        }

        @Override
        public String words() {
            return "the peak near " + Decimal.text(nearMin) + " min";
        }
    }

    /** What becomes of a further peak that the fit added to the trace. */
    enum Interference implements Way {
        /** It is modelled, as the algorithm found it. */
        ON,
        /** The area is that of the fit without it. */
        OFF;

        @Override
        public boolean isByHand() {
            return this == OFF;
        }

        @Override
        public String words() {
            return "interference " + word();
        }

        /** The word in files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The injection no longer counts, neither as passed nor in any total. Its peaks stay on record. */
    record Exclude() implements Action {
        @Override
        public Kind kind() {
            return Kind.EXCLUDE;
        }
    }

    /** A remark that changes nothing. */
    record Comment() implements Action {
        @Override
        public Kind kind() {
            return Kind.COMMENT;
        }
    }

    /** A warning that a person has reviewed and accepted. The acceptance is recorded beside the flag, which remains. */
    record AcceptFlag(Flag flag) implements Action {
        public AcceptFlag {
            Require.that(isAcceptable(flag), flag + " removes or rejects the result and cannot be accepted");
        }

        /** Only a flag that leaves the value reportable can be accepted. */
        public static boolean isAcceptable(Flag flag) {
            return flag.severity() == Severity.INFORMATION || flag.severity() == Severity.WARNING;
        }

        @Override
        public Kind kind() {
            return Kind.ACCEPT_FLAG;
        }

        @Override
        public String words() {
            return flag.name();
        }
    }

    /**
     * A person has seen a result and accepts it as it is. It changes nothing.
     *
     * @param row {@link SeenRow SHA-256} of the row that was seen: once the result is another one, the review is stale
     */
    record Reviewed(String row) implements Action {
        public Reviewed {
            Require.that(Sha256.isOne(row), "the row that was seen must be a SHA-256, is " + row);
        }

        @Override
        public Kind kind() {
            return Kind.REVIEWED;
        }
    }

    /** Which of a specimen's values is the reported one: that of an injection of a run, this one or another. */
    record ReportValue(String run, int injection) implements Action {
        @Override
        public Kind kind() {
            return Kind.REPORT_VALUE;
        }

        @Override
        public String words() {
            return "injection " + injection + " of run " + run;
        }
    }
}
