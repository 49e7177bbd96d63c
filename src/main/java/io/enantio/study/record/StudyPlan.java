package io.enantio.study.record;

import io.enantio.method.value.Range;
import io.enantio.method.value.Require;
import io.enantio.statistics.PostHoc;
import io.enantio.study.record.InfusionHistory.Dose;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of a study (rule H-15).
 *
 * @param schedule in the order of nominal time
 * @param rsRatioLimits limits of R/S by compound, set beforehand
 * @param reporting what the report must document
 * @param remarks on the plan itself, for the reader of its results
 */
public record StudyPlan(
        Identity identity,
        List<PlannedTime> schedule,
        List<Dose> doses,
        Responses responses,
        Comparison comparison,
        Optional<InfusedDrug> infused,
        Kinetics kinetics,
        Map<String, Range> rsRatioLimits,
        Reporting reporting,
        StudyLimits limits,
        List<String> remarks) {
    /** Score of a subject at a planned time, for example of pain; the one at 0 h is before the dose. */
    public record ResponseScore(String subject, double nominalH, double score) {
        public ResponseScore {
            Require.text("subject", subject);
            Require.notNegative("nominal hours", nominalH);
            Require.finite("score", score);
        }
    }

    /** Name of the study and where its data come from. */
    public record Identity(String study, Origin origin) {
        public Identity {
            Require.text("study", study);
        }
    }

    /**
     * What the report of the study must document (ICH M10, 8.2).
     *
     * @param chromatograms share of the samples whose chromatograms are shown; absent: none
     */
    public record Reporting(StudyKind kind, Optional<ChromatogramShare> chromatograms) {
        /** Of a plan that states nothing about it. */
        public static final Reporting PLAIN = new Reporting(StudyKind.OTHER, Optional.empty());
    }

    /** Which documentation a guideline asks for. */
    public enum StudyKind {
        /** Comparative bioavailability or bioequivalence: values of rejected runs and all chromatograms. */
        BIOEQUIVALENCE,
        OTHER
    }

    /**
     * Samples to draw at random.
     *
     * @param seed stated before the study is analysed
     * @param percent of the samples
     */
    public record ChromatogramShare(long seed, double percent) {
        public ChromatogramShare {
            Require.that(percent > 0 && percent <= 100, "a share must be above 0 and at most 100 %, is " + percent);
        }
    }

    /** Where the data come from. */
    public enum Origin {
        MEASURED,
        SIMULATED
    }

    /**
     * Scores of the subjects.
     *
     * @param name what is scored, for people
     * @param atLeastPercent reductions that are counted: subjects with at least so many percent
     * @param atMostPercent subjects with at most so many percent
     */
    public record Responses(
            String name, List<ResponseScore> scores, List<Double> atLeastPercent, List<Double> atMostPercent) {
        public Responses {
            scores = List.copyOf(scores);
            atLeastPercent = List.copyOf(atLeastPercent);
            atMostPercent = List.copyOf(atMostPercent);
        }
    }

    /**
     * How times are compared.
     *
     * @param postHoc how p values are corrected for the number of tests of a family
     */
    public record Comparison(Baselines baselines, PostHoc postHoc, Family family, Scales scales) {}

    /**
     * Planned times that others are compared with.
     *
     * @param shared of every analyte that has none of its own
     * @param own by name of an analyte, or {@link #SCORES}
     */
    public record Baselines(List<PlannedTime> shared, Map<String, List<PlannedTime>> own) {
        /** What the scores are called among the quantities. */
        public static final String SCORES = "scores";

        public Baselines {
            shared = List.copyOf(shared);
            own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
        }

        /** Those of an analyte. */
        public List<PlannedTime> of(StudyAnalyte analyte) {
            return own.getOrDefault(analyte.name(), shared);
        }

        /** Those of the scores; absent: their first time. */
        public Optional<List<PlannedTime>> ofScores() {
            return Optional.ofNullable(own.get(SCORES));
        }
    }

    /** Which tests the p values are corrected for. */
    public enum Family {
        /** Those of one analyte, or of the scores: analytes are not corrected for each other. */
        ANALYTE("of each analyte by itself; analytes are not corrected for each other"),
        /** Those of all analytes together; the scores by themselves. */
        ALL_ANALYTES("of all analytes together");

        private final String meaning;

        Family(String meaning) {
            this.meaning = meaning;
        }

        /** For people, after "the tests". */
        public String meaning() {
            return meaning;
        }

        /** As plans write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The family of a plan's word. */
        public static Optional<Family> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(word))
                    .findFirst();
        }
    }

    /** On what scale values are compared. */
    public enum Scale {
        /** As they are: differences. */
        LINEAR,
        /** Their natural logarithm: differences are ratios. Values of 0 have none. */
        LOG;

        /** A value on this scale; absent if it has none. */
        public Optional<Double> of(double value) {
            return this == LINEAR
                    ? Optional.of(value)
                    : value > 0 ? Optional.of(StrictMath.log(value)) : Optional.empty();
        }

        /** As plans and results write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The scale of a plan's word. */
        public static Optional<Scale> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(word))
                    .findFirst();
        }
    }

    /** The scale of concentrations and that of scores. */
    public record Scales(Scale concentrations, Scale scores) {}

    /** What the parameters of curves rest on beside the limits. */
    public record Kinetics(Optional<SteadyStateSpan> steadyState, AreaStart areaStart) {}

    /**
     * The planned steady state.
     *
     * @param nominalH first and last planned time
     * @param shownBy whose drift must be shown to be small before a subject's mean is given
     */
    public record SteadyStateSpan(Range nominalH, ShownBy shownBy) {
        /** Hours from the first to the last planned time. */
        public double hours() {
            return nominalH.high() - nominalH.low();
        }
    }

    /** Whose drift must be shown to be small. */
    public enum ShownBy {
        /** The subject's own. */
        SUBJECT,
        /** The mean over the subjects. */
        STUDY;

        /** As plans write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of a plan's word. */
        public static Optional<ShownBy> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(word))
                    .findFirst();
        }
    }

    /** Where an area under the curve begins. */
    public enum AreaStart {
        /** At a pre-dose sample with a number. */
        PREDOSE,
        /** There, or without one at a concentration of 0 at the start: the plan states that it is a first dose. */
        ZERO;

        /** As plans write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The start of a plan's word. */
        public static Optional<AreaStart> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(word))
                    .findFirst();
        }
    }

    public StudyPlan {
        schedule = List.copyOf(schedule);
        doses = List.copyOf(doses);
        remarks = List.copyOf(remarks);
        rsRatioLimits = Collections.unmodifiableMap(new LinkedHashMap<>(rsRatioLimits));
        for (int i = 1; i < schedule.size(); i++) {
            Require.that(schedule.get(i).nominalH() > schedule.get(i - 1).nominalH(), "planned times must increase");
        }
    }

    /** The planned time of this nominal time. */
    public Optional<PlannedTime> timeAt(double nominalH) {
        return schedule.stream().filter(time -> time.nominalH() == nominalH).findFirst();
    }

    /** The planned time of this number. */
    Optional<PlannedTime> timeNumbered(String number) {
        return schedule.stream()
                .filter(time -> String.valueOf(time.number()).equals(number))
                .findFirst();
    }
}
