package io.enantio.simulation.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** When a subject is sampled (rule H-1). */
public enum Schedule {
    /** Pre-dose and the four samples of the first day. */
    DAY_1(5),
    /** All ten samples. */
    WHOLE(10);

    /**
     * One planned sample.
     *
     * @param number PCTPTNUM
     * @param nominalH hours after the start of the infusion; 0 is pre-dose
     * @param windowFromMin start of the planned window, if the plan states one
     * @param windowToMin end of the planned window
     */
    public record TimePoint(
            int number, String visit, double nominalH, OptionalDouble windowFromMin, OptionalDouble windowToMin) {
        public boolean isPreDose() {
            return nominalH == 0;
        }
    }

    private static final List<TimePoint> ALL = List.of(
            open(0, "DAY 1", 0),
            windowed(1, 60, 90),
            windowed(2, 120, 150),
            windowed(3, 180, 210),
            windowed(4, 240, 300),
            open(5, "DAY 2", 24),
            open(6, "DAY 3", 48),
            open(7, "DAY 4", 72),
            open(8, "DAY 5", 96),
            open(9, "DAY 6", 121));

    private final int count;

    Schedule(int count) {
        this.count = count;
    }

    public List<TimePoint> timePoints() {
        return ALL.subList(0, count);
    }

    /** The word of the command line option, for example {@code day-1}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The schedule of an option's word. */
    public static Optional<Schedule> ofWord(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst();
    }

    private static TimePoint windowed(int number, double from, double to) {
        return new TimePoint(number, "DAY 1", (from + to) / 120, OptionalDouble.of(from), OptionalDouble.of(to));
    }

    private static TimePoint open(int number, String visit, double nominalH) {
        return new TimePoint(number, visit, nominalH, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
