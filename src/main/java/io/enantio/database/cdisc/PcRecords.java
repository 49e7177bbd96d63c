package io.enantio.database.cdisc;

import static io.enantio.database.cdisc.PcVariable.DOMAIN;
import static io.enantio.database.cdisc.PcVariable.PCCAT;
import static io.enantio.database.cdisc.PcVariable.PCDTC;
import static io.enantio.database.cdisc.PcVariable.PCDY;
import static io.enantio.database.cdisc.PcVariable.PCELTM;
import static io.enantio.database.cdisc.PcVariable.PCGRPID;
import static io.enantio.database.cdisc.PcVariable.PCLLOQ;
import static io.enantio.database.cdisc.PcVariable.PCMETHOD;
import static io.enantio.database.cdisc.PcVariable.PCNAM;
import static io.enantio.database.cdisc.PcVariable.PCORRES;
import static io.enantio.database.cdisc.PcVariable.PCORRESU;
import static io.enantio.database.cdisc.PcVariable.PCREASND;
import static io.enantio.database.cdisc.PcVariable.PCREFID;
import static io.enantio.database.cdisc.PcVariable.PCRFTDTC;
import static io.enantio.database.cdisc.PcVariable.PCSEQ;
import static io.enantio.database.cdisc.PcVariable.PCSPEC;
import static io.enantio.database.cdisc.PcVariable.PCSPID;
import static io.enantio.database.cdisc.PcVariable.PCSTAT;
import static io.enantio.database.cdisc.PcVariable.PCSTRESC;
import static io.enantio.database.cdisc.PcVariable.PCSTRESN;
import static io.enantio.database.cdisc.PcVariable.PCSTRESU;
import static io.enantio.database.cdisc.PcVariable.PCTEST;
import static io.enantio.database.cdisc.PcVariable.PCTESTCD;
import static io.enantio.database.cdisc.PcVariable.PCTPT;
import static io.enantio.database.cdisc.PcVariable.PCTPTNUM;
import static io.enantio.database.cdisc.PcVariable.PCTPTREF;
import static io.enantio.database.cdisc.PcVariable.PCULOQ;
import static io.enantio.database.cdisc.PcVariable.STUDYID;
import static io.enantio.database.cdisc.PcVariable.USUBJID;
import static io.enantio.database.cdisc.PcVariable.VISIT;
import static io.enantio.database.cdisc.PcVariable.VISITNUM;

import io.enantio.database.PcRow;
import io.enantio.database.PcRow.Value;
import io.enantio.method.value.Rounding;
import io.enantio.run.TabulationTerms;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * The records of the domain PC: the text of each value by variable, no entry for a missing value. A result below the range is {@code BLQ}
 * without a number, never 0; above the range it is {@code >} and the limit; without a reported result NOT DONE with the reason (rule
 * G-03).
 *
 * @param tabulated the records with the rows that they come from, by subject, planned time and analyte
 * @param remarks what is empty because nothing states it, a sentence each
 */
record PcRecords(List<Tabulated> tabulated, List<String> remarks) {
    private static final String UNIT = "ng/mL";
    private static final String ELLIPSIS = "...";
    private static final int LONGEST = 200;
    private static final Comparator<PcRow> ORDER = Comparator.comparing(PcRow::subject)
            .thenComparing(row -> row.timing().nominalTimeH().orElse(Double.MAX_VALUE))
            .thenComparing(row -> row.timing().timePoint().orElse(Integer.MAX_VALUE))
            .thenComparing(row -> row.timing().collectedAt().orElse(""))
            .thenComparing(PcRow::sampleId)
            .thenComparing(PcRow::analytePosition)
            .thenComparing(PcRow::analyte);

    /** A record and the row that it tabulates. */
    record Tabulated(PcRow row, Map<Variable, String> record) {}

    /**
     * All records of a study.
     *
     * @throws ExportException with everything in which the rows and the terms contradict each other
     */
    static PcRecords of(List<PcRow> rows, TabulationTerms terms) {
        List<PcRow> sorted = rows.stream().sorted(ORDER).toList();
        List<String> problems = new TermsCheck(terms).problems(sorted);
        if (!problems.isEmpty()) {
            throw new ExportException(problems);
        }
        Writer writer = new Writer(
                terms, AnalyteTerms.of(rows.stream().map(PcRow::analyte).toList(), terms));
        Map<String, Integer> sequence = new HashMap<>();
        List<Tabulated> all = new ArrayList<>();
        for (PcRow row : sorted) {
            Map<Variable, String> record = writer.record(row);
            record.put(PCSEQ, String.valueOf(sequence.merge(row.subject(), 1, Integer::sum)));
            all.add(new Tabulated(row, record));
        }
        return new PcRecords(all, remarks(sorted, terms));
    }

    PcRecords {
        tabulated = List.copyOf(tabulated);
        remarks = List.copyOf(remarks);
    }

    /** The records alone. */
    List<Map<Variable, String>> records() {
        return tabulated.stream().map(Tabulated::record).toList();
    }

    private static List<String> remarks(List<PcRow> rows, TabulationTerms terms) {
        List<String> remarks = new ArrayList<>();
        if (!terms.specimenTypes().areStated()) {
            remarks.add("PCSPEC is empty: the terms name no specimen_type.");
        }
        if (terms.planned().visits().isEmpty()
                && rows.stream().anyMatch(row -> row.timing().visit().isPresent())) {
            remarks.add("VISITNUM is empty: the terms name no visits.");
        }
        if (terms.demographics().isEmpty()) {
            remarks.add("PCDY is empty: the terms name no table of demographics.");
        } else {
            Set<String> without = new TreeSet<>();
            rows.stream()
                    .filter(row -> subject(row, terms)
                            .flatMap(TabulationTerms.Subject::referenceStart)
                            .isEmpty())
                    .forEach(row -> without.add(row.subject()));
            if (!without.isEmpty()) {
                remarks.add("PCDY is empty for subjects whose RFSTDTC is empty: " + String.join(", ", without) + ".");
            }
        }
        return remarks;
    }

    private static Optional<TabulationTerms.Subject> subject(PcRow row, TabulationTerms terms) {
        return terms.demographics().flatMap(table -> table.of(row.study(), row.subject()));
    }

    /** Turns rows into records. */
    private record Writer(TabulationTerms terms, AnalyteTerms analytes) {

        Map<Variable, String> record(PcRow row) {
            Map<Variable, String> record = new HashMap<>();
            record.put(STUDYID, row.study());
            record.put(DOMAIN, "PC");
            record.put(
                    USUBJID,
                    subject(row, terms)
                            .map(TabulationTerms.Subject::id)
                            .orElseGet(() -> row.study() + "-" + row.subject()));
            record.put(PCREFID, row.sampleId());
            analyte(record, row.analyte());
            put(record, PCNAM, terms.words().laboratory());
            put(record, PCMETHOD, terms.words().method());
            put(record, PCSPEC, terms.specimenTypes().of(row.matrix()));
            if (row.value().isPresent()) {
                value(record, row.value().get());
            } else {
                record.put(PCSTAT, "NOT DONE");
                record.put(PCREASND, shortened(row.notDone().orElse("not analysed")));
            }
            timing(record, row);
            return record;
        }

        private void analyte(Map<Variable, String> record, String name) {
            TabulationTerms.AnalyteTerm term = analytes.of(name);
            record.put(PCTESTCD, term.code());
            record.put(PCGRPID, term.code());
            record.put(PCTEST, term.name());
            put(record, PCCAT, term.category());
        }

        private void timing(Map<Variable, String> record, PcRow row) {
            PcRow.Timing timing = row.timing();
            PlannedSampling planned =
                    new PlannedSampling(timing, terms.planned().schedule());
            put(record, VISIT, timing.visit());
            put(
                    record,
                    VISITNUM,
                    timing.visit()
                            .flatMap(visit ->
                                    Optional.ofNullable(terms.planned().visits().get(visit)))
                            .map(NumberText::of));
            put(record, PCDTC, timing.collectedAt());
            put(
                    record,
                    PCDY,
                    subject(row, terms)
                            .flatMap(TabulationTerms.Subject::referenceStart)
                            .flatMap(planned::day)
                            .map(String::valueOf));
            put(record, PCTPT, planned.label());
            put(record, PCTPTNUM, timing.timePoint().map(String::valueOf));
            put(record, PCELTM, planned.elapsed());
            if (planned.elapsed().isPresent()) {
                record.put(PCTPTREF, terms.words().referencePoint().orElse("START OF INFUSION"));
            }
            put(record, PCRFTDTC, timing.infusionStart());
        }
    }

    private static void value(Map<Variable, String> record, Value value) {
        record.put(PCSPID, value.id());
        record.put(PCORRESU, UNIT);
        record.put(PCSTRESU, UNIT);
        number(record, PCLLOQ, value.lloq());
        number(record, PCULOQ, value.uloq());
        if (value.concentration().isPresent()) {
            String reported = value.rounding()
                    .within(value.concentration().getAsDouble(), value.lloq(), value.uloq())
                    .toPlainString();
            record.put(PCORRES, reported);
            record.put(PCSTRESC, reported);
            record.put(PCSTRESN, NumberText.of(Double.parseDouble(reported)));
        } else if (value.status().equals("above_uloq")) {
            String above = limit(">", value.uloq(), value.rounding());
            record.put(PCORRES, above);
            record.put(PCSTRESC, above);
        } else {
            record.put(PCORRES, limit("<", value.lloq(), value.rounding()));
            record.put(PCSTRESC, "BLQ");
        }
    }

    /** The limit exists: without a curve the result would have been rejected. */
    private static String limit(String sign, OptionalDouble limit, Rounding rounding) {
        return sign + rounding.concentration(limit.orElseThrow()).toPlainString();
    }

    /** Text in SDTM has at most 200 characters. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - ELLIPSIS.length()) + ELLIPSIS;
    }

    private static void number(Map<Variable, String> record, PcVariable variable, OptionalDouble value) {
        value.ifPresent(number -> record.put(variable, NumberText.of(number)));
    }

    private static void put(Map<Variable, String> record, PcVariable variable, Optional<String> value) {
        value.ifPresent(text -> record.put(variable, text));
    }
}
