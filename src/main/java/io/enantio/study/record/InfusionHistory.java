package io.enantio.study.record;

import io.enantio.method.value.Require;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rate history of one subject, hours from the start of its first segment. */
public final class InfusionHistory {
    /**
     * A segment of an infusion at one rate (rule H-13).
     *
     * @param clock whether its times state their offset from UTC
     * @param nominalStartH planned hours from the start of the subject's first segment; stated where a later infusion needs it
     */
    public record Dose(
            String subject,
            OffsetDateTime start,
            OffsetDateTime end,
            double rateMgPerH,
            Clock clock,
            OptionalDouble nominalStartH) {
        public Dose {
            Require.text("subject", subject);
            Require.notNegative("rate", rateMgPerH);
            Require.that(end.isAfter(start), "an infusion must end after it began");
        }

        /** A segment whose times state their offset from UTC. */
        public Dose(String subject, OffsetDateTime start, OffsetDateTime end, double rateMgPerH) {
            this(subject, start, end, rateMgPerH, Clock.WITH_OFFSET, OptionalDouble.empty());
        }

        /** What was given. */
        public double amountMg() {
            return rateMgPerH * hours(start, end);
        }

        /** Hours from one time to another. */
        public static double hours(OffsetDateTime from, OffsetDateTime to) {
            return Duration.between(from, to).toNanos() / 3.6e12;
        }
    }

    /** Which clock a time was read from: times of different clocks cannot be compared. */
    public enum Clock {
        /** The offset from UTC is stated. */
        WITH_OFFSET,
        /** The clock of a place that is not stated. */
        LOCAL
    }

    private static final double SAME_TIME_H = 1e-6;

    private final List<Dose> segments;

    private InfusionHistory(List<Dose> segments) {
        this.segments = segments;
    }

    public static InfusionHistory of(String subject, List<Dose> doses) {
        return new InfusionHistory(doses.stream()
                .filter(dose -> dose.subject().equals(subject))
                .sorted(Comparator.comparing(dose -> dose.start().toInstant()))
                .toList());
    }

    /** Start of the first segment: time 0 of everything. */
    Optional<OffsetDateTime> start() {
        return segments.stream().map(Dose::start).findFirst();
    }

    /** End of the last segment, hours. */
    public OptionalDouble endH() {
        return segments.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(fromStart(segments.get(segments.size() - 1).end()));
    }

    /** Rate at a time, mg/h; absent before, after and in pauses. */
    OptionalDouble rateMgPerH(double hours) {
        return segments.stream()
                .filter(dose -> fromStart(dose.start()) <= hours && hours < fromStart(dose.end()))
                .mapToDouble(Dose::rateMgPerH)
                .findFirst();
    }

    /** The one rate that ran without a pause from one time to another; absent if it changed. */
    public OptionalDouble constantRateMgPerH(double fromH, double toH) {
        OptionalDouble rate = rateMgPerH(fromH);
        if (rate.isEmpty()) {
            return rate;
        }
        double reached = fromH;
        for (Dose dose : segments) {
            boolean goesOn = fromStart(dose.start()) <= reached + SAME_TIME_H
                    && fromStart(dose.end()) > reached
                    && dose.rateMgPerH() == rate.getAsDouble();
            reached = goesOn ? fromStart(dose.end()) : reached;
        }
        return reached + SAME_TIME_H >= toH ? rate : OptionalDouble.empty();
    }

    private double fromStart(OffsetDateTime time) {
        return Dose.hours(segments.get(0).start(), time);
    }
}
