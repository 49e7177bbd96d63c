package io.enantio.database.cdisc;

import io.enantio.database.cdisc.AdncaRecords.Sampled;
import io.enantio.run.ColumnMap;
import io.enantio.run.ColumnMap.DosingRows;
import io.enantio.study.record.InfusionHistory.Dose;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import io.enantio.text.NumberText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The results of a study as another program wants them: a row for each result and, where the map says so, for each segment of a dose. */
final class EventTable {

    /** Fields besides the variables of ADNCA. */
    enum Field {
        ID("number of the subject, from 1 on"),
        TIME("hours from the subject's first dose, negative before"),
        DV("concentration; below the LLOQ as the map says"),
        MDV("1 if there is no DV, and in dosing rows; otherwise 0"),
        EVID("1 in dosing rows, otherwise 0"),
        AMT("amount of the segment in mg, dosing rows only"),
        RATE("rate of the segment in mg/h, dosing rows only"),
        BLQ("1 below the LLOQ, otherwise 0; results only"),
        DVID("number of the analyte, from 1 on; 0 in dosing rows");

        private final String meaning;

        Field(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }

    private final ColumnMap map;
    private final List<Sampled> results;
    /** A result of each subject, in the order of the subjects. */
    private final SortedMap<String, Sampled> subjects = new TreeMap<>();

    private final Map<String, Integer> subjectNumbers = new HashMap<>();
    private final List<String> analytes;

    private EventTable(ColumnMap map, List<Sampled> results) {
        this.map = map;
        this.results = results;
        results.forEach(each -> subjects.putIfAbsent(each.row().subject(), each));
        subjects.keySet().forEach(subject -> subjectNumbers.put(subject, subjectNumbers.size() + 1));
        this.analytes = results.stream()
                .sorted(Comparator.comparingInt((Sampled each) -> each.row().analytePosition())
                        .thenComparing(each -> each.row().analyte()))
                .map(each -> each.row().analyte())
                .distinct()
                .toList();
    }

    /** Everything that a column of a map may hold. */
    static List<String> fields() {
        return Stream.concat(Arrays.stream(Field.values()), Arrays.stream(AdncaVariable.values()))
                .map(Enum::name)
                .toList();
    }

    /** The table as CSV. */
    static byte[] bytes(ColumnMap map, AdncaRecords records) {
        return new EventTable(map, records.sampled()).csv().getBytes(StandardCharsets.UTF_8);
    }

    /** A row: its cells by field, and what it is sorted by. */
    private record Event(String subject, double time, int order, Map<String, String> cells) {}

    private String csv() {
        List<Event> events = new ArrayList<>();
        results.forEach(each -> events.add(result(each)));
        if (map.dosingRows() == DosingRows.SEGMENTS) {
            subjects.forEach((subject, any) -> events.addAll(doses(subject, any)));
        }
        events.sort(Comparator.comparing(Event::subject)
                .thenComparingDouble(Event::time)
                .thenComparingInt(Event::order));
        List<Column<Event>> columns = new ArrayList<>();
        for (ColumnMap.Column column : map.columns()) {
            columns.add(Column.text(column.header(), "", event -> cell(column.content(), event)));
        }
        return new CsvTable<>(map.name() + ".csv", "a row per event", columns).text(events);
    }

    private String cell(ColumnMap.Content content, Event event) {
        return content.constant()
                .or(() -> content.field()
                        .flatMap(name -> Optional.ofNullable(event.cells().get(name))))
                .orElse(map.missing());
    }

    /** A result comes before a dose of the same time, and results in the order of the analytes. */
    private Event result(Sampled sampled) {
        Map<String, String> cells = new HashMap<>();
        sampled.record().forEach((variable, text) -> cells.put(variable.name(), text));
        Optional<String> time = Optional.ofNullable(sampled.record().get(AdncaVariable.AFRLT));
        int analyte = analytes.indexOf(sampled.row().analyte()) + 1;
        boolean isBelow = "BLQ".equals(sampled.record().get(AdncaVariable.AVALCAT1));
        Optional<String> value = isBelow ? below(sampled) : Optional.ofNullable(cells.get(AdncaVariable.AVAL.name()));
        boolean isNumber = value.isPresent() && !(isBelow && map.belowLloq() == ColumnMap.BelowLloq.WORD);
        put(cells, Field.ID, subjectNumber(sampled.row().subject()));
        time.ifPresent(hours -> put(cells, Field.TIME, hours));
        value.ifPresent(text -> put(cells, Field.DV, text));
        put(cells, Field.MDV, isNumber ? "0" : "1");
        put(cells, Field.EVID, "0");
        put(cells, Field.BLQ, isBelow ? "1" : "0");
        put(cells, Field.DVID, String.valueOf(analyte));
        double place = time.map(Double::parseDouble)
                .orElse(sampled.row().timing().nominalTimeH().orElse(Double.MAX_VALUE));
        return new Event(sampled.row().subject(), place, analyte, cells);
    }

    private Optional<String> below(Sampled sampled) {
        return switch (map.belowLloq()) {
            case MISSING -> Optional.empty();
            case LLOQ -> Optional.ofNullable(sampled.record().get(AdncaVariable.ALLOQ));
            case IMPUTED -> sampled.imputed().map(BlqRule.Imputed::value);
            case WORD -> Optional.of("BLQ");
        };
    }

    private List<Event> doses(String subject, Sampled any) {
        Administration first = any.doses().get(0);
        List<Event> events = new ArrayList<>();
        for (Administration dose : any.doses()) {
            for (Dose segment : dose.segments()) {
                double hours = first.hoursTo(segment.start());
                Map<String, String> cells = new HashMap<>();
                for (AdncaVariable same : List.of(
                        AdncaVariable.STUDYID,
                        AdncaVariable.USUBJID,
                        AdncaVariable.SUBJID,
                        AdncaVariable.DOSETRT,
                        AdncaVariable.ROUTE,
                        AdncaVariable.DOSEU,
                        AdncaVariable.FDOSEDTC)) {
                    Optional.ofNullable(any.record().get(same)).ifPresent(text -> cells.put(same.name(), text));
                }
                put(cells, Field.ID, subjectNumber(subject));
                put(cells, Field.TIME, NumberText.of(hours));
                put(cells, Field.MDV, "1");
                put(cells, Field.EVID, "1");
                put(cells, Field.AMT, NumberText.of(segment.amountMg()));
                put(cells, Field.RATE, NumberText.of(segment.rateMgPerH()));
                put(cells, Field.DVID, "0");
                events.add(new Event(subject, hours, Integer.MAX_VALUE, cells));
            }
        }
        return events;
    }

    private String subjectNumber(String subject) {
        return String.valueOf(subjectNumbers.get(subject));
    }

    private static void put(Map<String, String> cells, Field field, String text) {
        cells.put(field.name(), text);
    }
}
