package io.enantio.database.cdisc;

import io.enantio.database.PcRow.Timing;
import io.enantio.run.TabulationTerms.TimePoint;
import io.enantio.text.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

    private static String duration(double hours) {
        long seconds = BigDecimal.valueOf(hours)
                .multiply(BigDecimal.valueOf(SECONDS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long size = Math.abs(seconds);
        String minutes = size % 3600 / 60 == 0 ? "" : size % 3600 / 60 + "M";
        String rest = size % 60 == 0 ? "" : size % 60 + "S";
        String whole = size / 3600 == 0 && !(minutes + rest).isEmpty() ? "" : size / 3600 + "H";
        return (seconds < 0 ? "-PT" : "PT") + whole + minutes + rest;
    }

    /** Study day: day 1 is the day of the reference point, there is no day 0. */
    Optional<Long> day() {
        Optional<LocalDate> start = timing.infusionStart().flatMap(PlannedSampling::date);
        return start.flatMap(first -> timing.collectedAt()
                .flatMap(this::dateAtReference)
                .map(taken -> ChronoUnit.DAYS.between(first, taken))
                .map(days -> days < 0 ? days : days + 1));
    }

    /** If both times have a time zone, the day is that in the zone of the reference point. */
    private Optional<LocalDate> dateAtReference(String collected) {
        Optional<OffsetDateTime> reference = timing.infusionStart().flatMap(PlannedSampling::zoned);
        return zoned(collected)
                .flatMap(taken -> reference.map(
                        start -> taken.withOffsetSameInstant(start.getOffset()).toLocalDate()))
                .or(() -> date(collected));
    }

    private static Optional<OffsetDateTime> zoned(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(String text) {
        return text.length() < DATE_LENGTH
                ? Optional.empty()
                : Optional.of(LocalDate.parse(text.substring(0, DATE_LENGTH)));
    }
}
