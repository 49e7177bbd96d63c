package io.enantio.input.sequence;

import io.enantio.input.sequence.RawFiles.Raw;
import io.enantio.text.IsoTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The starts that a sequence states against those of the raw files. The clocks of both may differ by a zone: what counts is that they
 * differ by the same for all injections.
 */
final class SequenceTimes {
    /** A list states minutes, and an instrument needs some before it records. */
    private static final int MOST_APART_MIN = 5;

    private static final int QUARTER_MIN = 15;
    private static final int FARTHEST_ZONE_MIN = 14 * 60;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private SequenceTimes() {}

    /** A row with both starts, and by how much that of the list is later. */
    private record Pair(SequenceRow row, Raw raw, long laterMin) {}

    /** Start of a raw file; one without a zone as if in UTC. */
    static Optional<OffsetDateTime> start(Raw raw) {
        return raw.heading().flatMap(heading -> heading.startTimeStamp()).flatMap(SequenceTimes::stated);
    }

    private static Optional<OffsetDateTime> stated(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()));
        } catch (DateTimeException e) {
            return local(text);
        }
    }

    private static Optional<OffsetDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip()).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean statesZone(Raw raw) {
        return raw.heading()
                .flatMap(heading -> heading.startTimeStamp())
                .flatMap(SequenceTimes::local)
                .isEmpty();
    }

    /**
     * Compares the starts, and adds a problem to each row whose raw file began at another time than the row says.
     *
     * @return the zone of the list's clock, if it states none and all raw files agree on it
     */
    static Optional<ZoneOffset> compare(Map<SequenceRow, Raw> matched, List<String> remarks) {
        List<Pair> pairs = new ArrayList<>();
        matched.forEach((row, raw) -> row.acquiredAt()
                .ifPresent(listed -> start(raw)
                        .ifPresent(start -> pairs.add(new Pair(
                                row,
                                raw,
                                Math.round(
                                        Duration.between(start, listed.orUtc()).toSeconds() / 60.0))))));
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        List<Long> sorted = pairs.stream().map(Pair::laterMin).sorted().toList();
        long usual = sorted.get(sorted.size() / 2);
        for (Pair pair : pairs) {
            if (Math.abs(pair.laterMin() - usual) > MOST_APART_MIN) {
                pair.row()
                        .problem(
                                "acquired_at",
                                pair.raw().name() + " was begun "
                                        + Math.abs(pair.laterMin() - usual) + " min "
                                        + (pair.laterMin() > usual ? "before" : "after") + " the time in the list"
                                        + (usual == 0 ? "" : ", apart from the " + usual + " min by which all differ"),
                                "Check whether the file belongs to this row; leave acquired_at out of columns: if the list"
                                        + " has planned times.");
            }
        }
        long zone = Math.round((double) usual / QUARTER_MIN) * QUARTER_MIN;
        boolean stated = pairs.stream()
                .anyMatch(pair -> pair.row().acquiredAt().orElseThrow().offset().isPresent());
        boolean isZone = Math.abs(usual - zone) <= MOST_APART_MIN && Math.abs(zone) <= FARTHEST_ZONE_MIN;
        if (stated || !isZone || !pairs.stream().allMatch(pair -> statesZone(pair.raw()))) {
            if (Math.abs(usual) > MOST_APART_MIN) {
                remarks.add(
                        "the times of the list are " + usual + " min later than those of the raw files, for all rows");
            }
            return Optional.empty();
        }
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) zone * 60);
        remarks.add("the times of the list are written with the offset " + offset
                + " from UTC, by which they differ from those of the raw files");
        return Optional.of(offset);
    }

    /** A time as our tables have it. */
    static String text(IsoTime time, Optional<ZoneOffset> zone) {
        Optional<ZoneOffset> offset = time.offset().or(() -> zone);
        return SECONDS.format(time.local()) + offset.map(ZoneOffset::toString).orElse("");
    }
}
