package io.enantio.database.cdisc;

import io.enantio.text.NumberText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an analysis takes for a concentration below the LLOQ: always in a record of its own, beside the one without a number (rule G-08). */
public enum BlqRule {
    /** Rule H-3. */
    ZERO_BEFORE_DOSE("0 before the first dose, half of the LLOQ later (rule H-3)"),
    HALF_LLOQ("half of the LLOQ"),
    ZERO("0"),
    MISSING("nothing");

    private final String meaning;

    BlqRule(String meaning) {
        this.meaning = meaning;
    }

    /** A value in place of a result below the LLOQ. */
    record Imputed(String value, String derivation) {}

    /**
     * As the command line spells it.
     *
     * @return for example {@code half-lloq}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * For people.
     *
     * @return what is taken, without a full stop
     */
    public String meaning() {
        return meaning;
    }

    /**
     * The rule of a word.
     *
     * @param word as the command line spells it
     * @return the rule, if there is one
     */
    public static Optional<BlqRule> ofWord(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }

    /**
     * All words.
     *
     * @return in the order of the rules
     */
    public static List<String> words() {
        return Arrays.stream(values()).map(BlqRule::word).toList();
    }

    /** What stands for a result below the LLOQ; empty if nothing does. */
    Optional<Imputed> impute(double lloq, boolean isBeforeFirstDose) {
        return switch (this) {
            case MISSING -> Optional.empty();
            case ZERO -> Optional.of(new Imputed("0", "ZERO"));
            case HALF_LLOQ -> Optional.of(half(lloq));
            case ZERO_BEFORE_DOSE -> Optional.of(isBeforeFirstDose ? new Imputed("0", "ZERO") : half(lloq));
        };
    }

    private static Imputed half(double lloq) {
        return new Imputed(NumberText.of(lloq / 2), "HALFLLOQ");
    }
}
