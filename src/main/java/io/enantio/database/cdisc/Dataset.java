package io.enantio.database.cdisc;

import io.enantio.database.PcRow;
import io.enantio.database.PcRow.Value;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a dataset.
 *
 * @param records text of each value by variable, sorted
 * @param lastChange when the last reported injection was acquired: the time in the files, because the current time would change their
 *     bytes; the start of 1970 if nothing is reported
 * @param lengths longest text of each variable
 * @param notes how a value was made in these data, where that differs between exports
 */
record Dataset(
        Domain domain,
        String study,
        List<Map<Variable, String>> records,
        Instant lastChange,
        Map<Variable, Integer> lengths,
        Map<Variable, String> notes) {

    static Dataset of(Domain domain, String study, List<Map<Variable, String>> records, List<PcRow> rows) {
        return new Dataset(domain, study, records, lastAcquisition(rows), lengths(records), Map.of());
    }

    /** The dataset with a note on how the values of a variable were made. */
    Dataset with(Variable variable, String note) {
        return new Dataset(domain, study, records, lastChange, lengths, Map.of(variable, note));
    }

    /** How a record gets its value. */
    String value(Variable variable) {
        return Optional.ofNullable(notes.get(variable)).orElseGet(variable::value);
    }

    private static Instant lastAcquisition(List<PcRow> rows) {
        return rows.stream()
                .flatMap(row -> row.value().flatMap(Value::acquiredAt).stream())
                .map(OffsetDateTime::toInstant)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Map<Variable, Integer> lengths(List<Map<Variable, String>> records) {
        Map<Variable, Integer> lengths = new HashMap<>();
        records.forEach(
                record -> record.forEach((variable, text) -> lengths.merge(variable, text.length(), Math::max)));
        return lengths;
    }

    /** Length of the longest text of a variable; 0 if there is none. */
    int longest(Variable variable) {
        return Optional.ofNullable(lengths.get(variable)).orElse(0);
    }

    /** Different values of a variable in the order of the records. */
    List<String> values(Variable variable) {
        return records.stream()
                .flatMap(record -> Optional.ofNullable(record.get(variable)).stream())
                .distinct()
                .toList();
    }
}
