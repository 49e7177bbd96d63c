package io.enantio.validation.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The entry of a validation plan for one experiment. What the experiment does not need is empty.
 *
 * @param factors of dilution
 * @param conditions of storage
 */
public record PlannedExperiment(
        Map<Count, Integer> counts, Map<Names, List<String>> names, List<Double> factors, List<Storage> conditions) {
    public static final String FACTORS = "factors";
    public static final String CONDITIONS = "conditions";

    /** Keys that say how many. */
    public enum Count {
        REPLICATES,
        RUNS,
        LOTS,
        LIPAEMIC,
        HAEMOLYSED,
        PATIENT,
        BLANKS,
        SAMPLES,
        SERIES,
        DILUTIONS,
        SKEWED_REPLICATES,
        INVERSION_REPLICATES;

        /** The word in a plan. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Keys that say which ones. */
    public enum Names {
        LEVELS(Of.QC_LEVELS),
        SUBSTANCES(Of.FREE_TEXT),
        SETS(Of.FREE_TEXT),
        PURE(Of.ANALYTES),
        SKEWED(Of.QC_LEVELS),
        INVERSION(Of.QC_LEVELS);

        private final Of of;

        Names(Of of) {
            this.of = of;
        }

        /** What the names must be known as in the method. */
        public enum Of {
            QC_LEVELS,
            ANALYTES,
            FREE_TEXT
        }

        public Of of() {
            return of;
        }

        /** The word in a plan. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A key of a plan that an experiment understands.
     *
     * @param minimum smallest whole number of a count
     * @param size exact number of entries of a list
     * @param meaning a sentence
     * @param example as the plan writes it, in JSON
     */
    public record Key(
            String word, Form form, Need need, int minimum, OptionalInt size, String meaning, String example) {
        /** Form of the value. */
        public enum Form {
            COUNT,
            NAMES,
            FACTORS,
            CONDITIONS
        }

        /** Whether a plan that includes the experiment must have the key. */
        public enum Need {
            REQUIRED,
            OPTIONAL
        }

        public static Key count(Count count, String meaning, int example) {
            return new Key(
                    count.word(), Form.COUNT, Need.REQUIRED, 1, OptionalInt.empty(), meaning, String.valueOf(example));
        }

        public static Key names(Names names, String meaning, String... example) {
            return new Key(
                    names.word(),
                    Form.NAMES,
                    Need.REQUIRED,
                    1,
                    OptionalInt.empty(),
                    meaning,
                    "[\"" + String.join("\", \"", example) + "\"]");
        }

        public static Key levels(String... example) {
            return names(Names.LEVELS, "QC levels of the method.", example);
        }

        public static Key factors(String meaning, String example) {
            return new Key(FACTORS, Form.FACTORS, Need.REQUIRED, 1, OptionalInt.empty(), meaning, example);
        }

        public static Key conditions(String meaning) {
            return new Key(CONDITIONS, Form.CONDITIONS, Need.REQUIRED, 1, OptionalInt.empty(), meaning, "");
        }

        public Key optional() {
            return new Key(word, form, Need.OPTIONAL, minimum, size, meaning, example);
        }

        public Key atLeast(int fewest) {
            return new Key(word, form, need, fewest, size, meaning, example);
        }

        public Key exactly(int entries) {
            return new Key(word, form, need, minimum, OptionalInt.of(entries), meaning, example);
        }
    }

    public PlannedExperiment {
        Map<Count, Integer> sortedCounts = new EnumMap<>(Count.class);
        sortedCounts.putAll(counts);
        counts = Collections.unmodifiableMap(sortedCounts);
        Map<Names, List<String>> sortedNames = new EnumMap<>(Names.class);
        names.forEach((which, list) -> sortedNames.put(which, List.copyOf(list)));
        names = Collections.unmodifiableMap(sortedNames);
        factors = List.copyOf(factors);
        conditions = List.copyOf(conditions);
    }

    /** A planned number; 0 if the plan does not name it. */
    public int count(Count what) {
        return counts.getOrDefault(what, 0);
    }

    /** Planned names; none if the plan does not name them. */
    public List<String> names(Names what) {
        return names.getOrDefault(what, List.of());
    }
}
