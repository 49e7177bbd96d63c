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

import io.enantio.database.PcRow;
import io.enantio.database.PcRow.Value;
import io.enantio.run.TabulationTerms;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The records of the domain PC: the text of each value by variable, no entry for a missing value. A result below the range is {@code BLQ}
 * without a number, never 0; above the range it is {@code >} and the limit; without a reported result NOT DONE with the reason (rule
 * G-03).
 */
final class PcRecords {
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

    private final TabulationTerms terms;
    private final AnalyteTerms analytes;

    private PcRecords(TabulationTerms terms, AnalyteTerms analytes) {
        this.terms = terms;
        this.analytes = analytes;
    }

    /** All records of a study, by subject, planned time and analyte. */
    static List<Map<PcVariable, String>> of(List<PcRow> rows, TabulationTerms terms, AnalyteTerms analytes) {
        PcRecords records = new PcRecords(terms, analytes);
        Map<String, Integer> sequence = new HashMap<>();
        List<Map<PcVariable, String>> all = new ArrayList<>();
        for (PcRow row : rows.stream().sorted(ORDER).toList()) {
            int number = sequence.merge(row.subject(), 1, Integer::sum);
            Map<PcVariable, String> record = records.record(row);
            record.put(PCSEQ, String.valueOf(number));
            all.add(record);
        }
        return all;
    }

    private Map<PcVariable, String> record(PcRow row) {
        Map<PcVariable, String> record = new EnumMap<>(PcVariable.class);
        record.put(STUDYID, row.study());
        record.put(DOMAIN, "PC");
        record.put(USUBJID, row.study() + "-" + row.subject());
        record.put(PCREFID, row.sampleId());
        analyte(record, row.analyte());
        terms.laboratory().ifPresent(name -> record.put(PCNAM, name));
        terms.method().ifPresent(name -> record.put(PCMETHOD, name));
        record.put(PCSPEC, terms.specimenType().orElseGet(() -> lastWord(row.matrix())));
        if (row.value().isPresent()) {
            value(record, row.value().get());
        } else {
            record.put(PCSTAT, "NOT DONE");
            record.put(PCREASND, shortened(row.notDone().orElse("not analysed")));
        }
        timing(record, row.timing());
        return record;
    }

    private void analyte(Map<PcVariable, String> record, String name) {
        TabulationTerms.AnalyteTerm term = analytes.of(name);
        record.put(PCTESTCD, term.code());
        record.put(PCGRPID, term.code());
        record.put(PCTEST, term.name());
        term.category().ifPresent(category -> record.put(PCCAT, category));
    }

    private static String lastWord(String matrix) {
        String plain = matrix.strip();
        return plain.substring(plain.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT);
    }

    private static void value(Map<PcVariable, String> record, Value value) {
        record.put(PCSPID, value.id());
        record.put(PCORRESU, UNIT);
        record.put(PCSTRESU, UNIT);
        number(record, PCLLOQ, value.lloq());
        number(record, PCULOQ, value.uloq());
        if (value.concentration().isPresent()) {
            double concentration = value.concentration().getAsDouble();
            record.put(PCORRES, ReportedNumber.figuresWithin(concentration, value.lloq(), value.uloq()));
            record.put(PCSTRESC, NumberText.of(concentration));
            record.put(PCSTRESN, NumberText.of(concentration));
        } else if (value.status().equals("above_uloq")) {
            String above = limit(">", value.uloq());
            record.put(PCORRES, above);
            record.put(PCSTRESC, above);
        } else {
            record.put(PCORRES, limit("<", value.lloq()));
            record.put(PCSTRESC, "BLQ");
        }
    }

    /** The limit exists: without a curve the result would have been rejected. */
    private static String limit(String sign, OptionalDouble limit) {
        return sign + ReportedNumber.figures(limit.orElseThrow());
    }

    /** Text in SDTM has at most 200 characters. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - ELLIPSIS.length()) + ELLIPSIS;
    }

    private static void number(Map<PcVariable, String> record, PcVariable variable, OptionalDouble value) {
        value.ifPresent(number -> record.put(variable, NumberText.of(number)));
    }

    private void timing(Map<PcVariable, String> record, PcRow.Timing timing) {
        PlannedSampling planned = new PlannedSampling(timing, terms.schedule());
        put(record, VISIT, timing.visit());
        put(record, PCDTC, timing.collectedAt());
        put(record, PCDY, planned.day().map(String::valueOf));
        put(record, PCTPT, planned.label());
        put(record, PCTPTNUM, timing.timePoint().map(String::valueOf));
        put(record, PCELTM, planned.elapsed());
        if (planned.elapsed().isPresent()) {
            record.put(PCTPTREF, terms.referencePoint().orElse("START OF INFUSION"));
        }
        put(record, PCRFTDTC, timing.infusionStart());
    }

    private static void put(Map<PcVariable, String> record, PcVariable variable, Optional<String> value) {
        value.ifPresent(text -> record.put(variable, text));
    }
}
