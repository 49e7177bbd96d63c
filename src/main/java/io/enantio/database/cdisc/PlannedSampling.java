package io.enantio.database.cdisc;

import io.enantio.database.PcRow.Timing;
import io.enantio.run.TabulationTerms.TimePoint;
import io.enantio.text.IsoTime;
import io.enantio.text.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Planned time of a sample, and study day of its collection (rules G-02, G-04). */
final class PlannedSampling {
    private static final int DATE_LENGTH = 10;
    private static final int SECONDS = 3600;

    private final Timing timing;
    private final Optional<TimePoint> agreed;

    PlannedSampling(Timing timing, Map<Integer, TimePoint> schedule) {
        this.timing = timing;
        this.agreed = timing.timePoint().flatMap(number -> Optional.ofNullable(schedule.get(number)));
    }

    /** Name of the time point: from the terms file, otherwise derived from the window or the hours. */
    Optional<String> label() {
        return agreed.map(TimePoint::label).or(this::derivedLabel);
    }

    private Optional<String> derivedLabel() {
        if (timing.nominalTimeH().isEmpty()) {
            return Optional.empty();
        }
        if (timing.nominalTimeH().getAsDouble() == 0) {
            return Optional.of("PRE-DOSE");
        }
        if (timing.windowFromMin().isPresent() && timing.windowToMin().isPresent()) {
            return Optional.of(NumberText.of(timing.windowFromMin().getAsDouble()) + "-"
                    + NumberText.of(timing.windowToMin().getAsDouble()) + " MIN");
        }
        return Optional.of(NumberText.of(timing.nominalTimeH().getAsDouble()) + " H");
    }

    /** Planned time since the reference point, ISO 8601. */
    Optional<String> elapsed() {
        return agreed.map(TimePoint::elapsed)
                .or(() -> timing.nominalTimeH().isPresent()
                        ? Optional.of(duration(timing.nominalTimeH().getAsDouble()))
                        : Optional.empty());
    }

    /** Hours to the nearest second. */
    static long seconds(double hours) {
        return BigDecimal.valueOf(hours)
                .multiply(BigDecimal.valueOf(SECONDS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String duration(double hours) {
        long seconds = seconds(hours);
        long size = Math.abs(seconds);
        String minutes = size % 3600 / 60 == 0 ? "" : size % 3600 / 60 + "M";
        String rest = size % 60 == 0 ? "" : size % 60 + "S";
        String whole = size / 3600 == 0 && !(minutes + rest).isEmpty() ? "" : size / 3600 + "H";
        return (seconds < 0 ? "-PT" : "PT") + whole + minutes + rest;
    }

    /**
     * Study day of the collection: day 1 is the day of the reference start, there is no day 0. If both times have an offset from UTC, the
     * day is that on the clock of the reference.
     *
     * @param referenceStart a date or a time by ISO 8601
     */
    Optional<Long> day(String referenceStart) {
        LocalDate first = LocalDate.parse(referenceStart.substring(0, DATE_LENGTH));
        Optional<ZoneOffset> clock = referenceStart.length() > DATE_LENGTH
                ? IsoTime.parse(referenceStart).offset()
                : Optional.empty();
        return timing.collectedAt()
                .map(IsoTime::parse)
                .map(taken -> clock.filter(offset -> taken.offset().isPresent())
                        .map(offset ->
                                taken.orUtc().withOffsetSameInstant(offset).toLocalDate())
                        .orElse(taken.local().toLocalDate()))
                .map(taken -> ChronoUnit.DAYS.between(first, taken))
                .map(days -> days < 0 ? days : days + 1);
    }
}
