package io.enantio.study.record;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rate history of one subject, hours from the start of its first segment. */
public final class Infusions {
    private static final double SAME_TIME_H = 1e-6;

    private final List<Dose> segments;

    private Infusions(List<Dose> segments) {
        this.segments = segments;
    }

    public static Infusions of(String subject, List<Dose> doses) {
        return new Infusions(doses.stream()
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
