package io.enantio.database.cdisc;

import io.enantio.database.PcRow;
import io.enantio.database.PcRow.Value;
import io.enantio.run.TabulationTerms;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The domain PC of a study.
 *
 * @param records text of each value by variable, sorted
 * @param lastChange when the last reported injection was acquired: the time in the files, because the current time would change their
 *     bytes; the start of 1970 if nothing is reported
 * @param lengths longest text of each variable
 */
record PcDataset(
        String study,
        List<Map<PcVariable, String>> records,
        AnalyteTerms analytes,
        Instant lastChange,
        Map<PcVariable, Integer> lengths) {
    static final String NAME = "PC";
    static final String LABEL = "Pharmacokinetics Concentrations";

    static PcDataset of(String study, List<PcRow> rows, TabulationTerms terms) {
        AnalyteTerms analytes =
                AnalyteTerms.of(rows.stream().map(PcRow::analyte).toList(), terms);
        List<Map<PcVariable, String>> records = PcRecords.of(rows, terms, analytes);
        return new PcDataset(study, records, analytes, lastAcquisition(rows), lengths(records));
    }

    private static Instant lastAcquisition(List<PcRow> rows) {
        return rows.stream()
                .flatMap(row -> row.value().flatMap(Value::acquiredAt).stream())
                .map(OffsetDateTime::toInstant)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Map<PcVariable, Integer> lengths(List<Map<PcVariable, String>> records) {
        Map<PcVariable, Integer> lengths = new EnumMap<>(PcVariable.class);
        records.forEach(
                record -> record.forEach((variable, text) -> lengths.merge(variable, text.length(), Math::max)));
        return lengths;
    }

    /** Length of the longest text of a variable; 0 if there is none. */
    int longest(PcVariable variable) {
        return Optional.ofNullable(lengths.get(variable)).orElse(0);
    }
}
