package io.enantio.database.cdisc;

import io.enantio.study.record.InfusionHistory.Clock;
import io.enantio.study.record.InfusionHistory.Dose;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One dose of a subject: segments of an infusion that follow each other without a pause, whatever their rates. A titrated infusion is one
 * dose.
 *
 * @param number from 1 on
 * @param nominalStartH planned hours from the first dose, whose own are 0; empty if nothing states them
 * @param segments in order of time, at least one
 */
record Administration(int number, OptionalDouble nominalStartH, List<Dose> segments) {
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    Administration {
        segments = List.copyOf(segments);
    }

    /** The doses of all subjects. */
    static Map<String, List<Administration>> bySubject(List<Dose> doses) {
        Map<String, List<Dose>> own = new HashMap<>();
        doses.forEach(dose -> own.computeIfAbsent(dose.subject(), subject -> new ArrayList<>())
                .add(dose));
        Map<String, List<Administration>> all = new HashMap<>();
        own.forEach((subject, segments) -> all.put(subject, ofOne(segments)));
        return all;
    }

    /** The doses of one subject in order of time. A rate of 0 is a pause, unless nothing was given at all. */
    private static List<Administration> ofOne(List<Dose> segments) {
        List<Dose> own = segments.stream()
                .sorted(Comparator.comparing(dose -> dose.start().toInstant()))
                .toList();
        List<Dose> given = own.stream().filter(dose -> dose.rateMgPerH() > 0).toList();
        List<List<Dose>> groups = new ArrayList<>();
        for (Dose dose : given.isEmpty() ? own : given) {
            List<Dose> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (!last.isEmpty() && last.get(last.size() - 1).end().isEqual(dose.start())) {
                last.add(dose);
            } else {
                groups.add(new ArrayList<>(List.of(dose)));
            }
        }
        List<Administration> all = new ArrayList<>();
        for (List<Dose> group : groups) {
            OptionalDouble stated = group.get(0).nominalStartH();
            all.add(new Administration(all.size() + 1, all.isEmpty() ? OptionalDouble.of(0) : stated, group));
        }
        return all;
    }

    OffsetDateTime start() {
        return segments.get(0).start();
    }

    /** The start as the plan states it. */
    String startText() {
        return (clock() == Clock.WITH_OFFSET ? WITH_OFFSET : LOCAL).format(start());
    }

    Clock clock() {
        return segments.get(0).clock();
    }

    double amountMg() {
        return segments.stream().mapToDouble(Dose::amountMg).sum();
    }

    double durationH() {
        return Dose.hours(start(), segments.get(segments.size() - 1).end());
    }

    /** Hours from its start to a time. */
    double hoursTo(OffsetDateTime time) {
        return Dose.hours(start(), time);
    }
}
