package io.enantio.validation.plan;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.run.Injection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How samples were kept before they were measured.
 *
 * @param condition word of the column, for example {@code bench}
 * @param hours for how long
 * @param cycles of freezing and thawing
 */
public record Storage(String condition, OptionalDouble hours, OptionalInt cycles) {
    /** Conditions that a plan may name and an injection may state. */
    public static final List<String> CONDITIONS =
            List.of("freeze_thaw", "bench", "extract", "long_term", "whole_blood", "stock", "internal_standard_stock");

    public static final String FRESH = "fresh";
    static final String STOCK = "stock";
    static final String INTERNAL_STANDARD_STOCK = "internal_standard_stock";
    static final String WHOLE_BLOOD = "whole_blood";
    public static final String FREEZE_THAW = "freeze_thaw";

    public static final Comparator<Storage> ORDER = Comparator.comparing((Storage storage) -> !storage.isTimeZero())
            .thenComparing(Storage::condition)
            .thenComparing(storage -> storage.hours().orElse(0))
            .thenComparing(storage -> storage.cycles().orElse(0));

    /** From the columns condition, time_point and cycle; absent for an injection without a condition. */
    public static Optional<Storage> of(Injection injection) {
        Optional<String> condition = Optional.ofNullable(injection.remarks().get("condition"));
        OptionalDouble hours = Optional.ofNullable(injection.remarks().get("time_point"))
                .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                .orElse(OptionalDouble.empty());
        OptionalInt cycles = Optional.ofNullable(injection.remarks().get("cycle"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
        return condition.map(word -> new Storage(word, hours, cycles));
    }

    /** Whether the sample was not stored. */
    public boolean isTimeZero() {
        return condition.equals(FRESH) || (isStock() || isWholeBlood()) && hours.orElse(0) == 0;
    }

    /** Whether it is a solution and not matrix. */
    public boolean isStock() {
        return condition.equals(STOCK) || isInternalStandardStock();
    }

    /** Whether the solution is that of the internal standard. */
    public boolean isInternalStandardStock() {
        return condition.equals(INTERNAL_STANDARD_STOCK);
    }

    /** Whether a stored sample of the matrix is meant, which has a nominal concentration. */
    public boolean isStoredMatrix() {
        return !isStock() && !isWholeBlood() && !isTimeZero();
    }

    /** Whether it was kept as whole blood before the matrix was made from it. */
    public boolean isWholeBlood() {
        return condition.equals(WHOLE_BLOOD);
    }

    /** For people and as a subject. */
    public String text() {
        String time = hours.isPresent() ? " " + FigureText.exact(hours.getAsDouble()) + " h" : "";
        String frozen = cycles.isPresent() ? " " + cycles.getAsInt() + " cycles" : "";
        return condition + time + frozen;
    }
}
