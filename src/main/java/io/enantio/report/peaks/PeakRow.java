package io.enantio.report.peaks;

import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.run.PeakField;
import io.enantio.run.SampleType;
import io.enantio.run.StoredResults;
import io.enantio.run.StoredResults.RawFile;
import io.enantio.run.StoredResults.Role;
import io.enantio.run.StoredTable;
import io.enantio.text.CsvTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component in an injection: an analyte, or a peak of an internal standard.
 *
 * @param type of the sample
 * @param compound of an analyte, or the internal standard
 * @param cells by field, as the results state them: numbers in ng/mL, counts × minute and minutes
 * @param range LLOQ and ULOQ of the original sample, ng/mL; absent without a curve
 */
record PeakRow(SampleType type, String compound, Map<PeakField, String> cells, Optional<List<Double>> range) {
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String QUANTIFIED = "quantified";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Map<PeakField, String> COPIED = Map.ofEntries(
            Map.entry(PeakField.RUN, "run"),
            Map.entry(PeakField.INJECTION, "injection"),
            Map.entry(PeakField.FILE, "file"),
            Map.entry(PeakField.SAMPLE_ID, "sample_id"),
            Map.entry(PeakField.SAMPLE_TYPE, "sample_type"),
            Map.entry(PeakField.LEVEL, "level"),
            Map.entry(PeakField.QC_ROLE, "qc_role"),
            Map.entry(PeakField.DILUTION_FACTOR, "dilution_factor"));

    private static final Map<PeakField, String> OF_ANALYTE = Map.ofEntries(
            Map.entry(PeakField.COMPONENT, "analyte"),
            Map.entry(PeakField.COMPOUND, "compound"),
            Map.entry(PeakField.CONFIGURATION, "configuration"),
            Map.entry(PeakField.NOMINAL, "nominal_ng_per_ml"),
            Map.entry(PeakField.AREA, "area_counts_min"),
            Map.entry(PeakField.INTERNAL_STANDARD_AREA, "internal_standard_area_counts_min"),
            Map.entry(PeakField.AREA_RATIO, "response_ratio"),
            Map.entry(PeakField.HEIGHT, "height_counts"),
            Map.entry(PeakField.RETENTION_TIME, "retention_time_min"),
            Map.entry(PeakField.INTERNAL_STANDARD_RETENTION_TIME, "internal_standard_retention_time_min"),
            Map.entry(PeakField.START, "start_min"),
            Map.entry(PeakField.END, "end_min"),
            Map.entry(PeakField.SIGNAL_TO_NOISE, "signal_to_noise"),
            Map.entry(PeakField.INTEGRATION, "integration"),
            Map.entry(PeakField.STATUS, "status"),
            Map.entry(PeakField.FLAGS, "flags"),
            Map.entry(PeakField.DECISIONS, "decisions"));

    PeakRow {
        cells = Map.copyOf(cells);
    }

    /**
     * Every row of a run: in the order of the injections, in each the analytes of the method, then its internal standards.
     *
     * @param results with the lists of the run
     * @param method of the run
     * @return rows of all sample types
     */
    static List<PeakRow> of(StoredResults results, Method method) {
        Reader reader = new Reader(results, method);
        StoredTable table = results.table(Role.CONCENTRATIONS);
        Map<Long, List<PeakRow>> analytes = new LinkedHashMap<>();
        for (int line = 0; line < table.size(); line++) {
            long injection = table.whole(line, "injection", table.needed(line, "injection"));
            analytes.computeIfAbsent(injection, number -> new ArrayList<>()).add(reader.analyte(line, injection));
        }
        List<PeakRow> rows = new ArrayList<>();
        analytes.values().forEach(ofInjection -> {
            rows.addAll(ofInjection);
            rows.addAll(reader.standards(ofInjection));
        });
        return rows;
    }

    Optional<String> cell(PeakField field) {
        return Optional.ofNullable(cells.get(field));
    }

    boolean isInternalStandard() {
        return YES.equals(cells.get(PeakField.IS_INTERNAL_STANDARD));
    }

    /** Makes rows of the tables. */
    private static final class Reader {
        private final StoredResults results;
        private final StoredTable table;
        private final Method method;
        private final Map<Long, Integer> listed = new HashMap<>();
        private final Map<String, List<Double>> ranges = new HashMap<>();

        Reader(StoredResults results, Method method) {
            this.results = results;
            this.table = results.table(Role.CONCENTRATIONS);
            this.method = method;
            StoredTable injections = results.table(Role.INJECTIONS);
            for (int line = 0; line < injections.size(); line++) {
                listed.put(injections.whole(line, "injection", injections.needed(line, "injection")), line);
            }
            StoredTable curves = results.table(Role.CALIBRATION);
            for (int line = 0; line < curves.size(); line++) {
                Optional<Double> low = number(curves, line, "lloq_ng_per_ml");
                Optional<Double> high = number(curves, line, "uloq_ng_per_ml");
                if (low.isPresent() && high.isPresent()) {
                    ranges.put(curves.needed(line, "analyte"), List.of(low.get(), high.get()));
                }
            }
        }

        private static Optional<Double> number(StoredTable table, int line, String column) {
            return table.cell(line, column).map(text -> table.number(line, column, text));
        }

        private PeakRow analyte(int line, long injection) {
            Map<PeakField, String> cells = ofInjection(line, injection);
            OF_ANALYTE.forEach((field, column) -> table.cell(line, column).ifPresent(text -> cells.put(field, text)));
            cells.put(PeakField.COMPONENT_KIND, "analyte");
            cells.put(PeakField.IS_INTERNAL_STANDARD, NO);
            cells.put(PeakField.MANUAL, "manual".equals(cells.get(PeakField.INTEGRATION)) ? YES : NO);
            cells.put(PeakField.USED, isUsed(line, cells) ? YES : NO);
            String name = table.needed(line, "analyte");
            standard(name).ifPresent(found -> cells.put(PeakField.INTERNAL_STANDARD, found.component()));
            if (QUANTIFIED.equals(cells.get(PeakField.STATUS))) {
                table.cell(line, "concentration_ng_per_ml").ifPresent(text -> {
                    table.number(line, "concentration_ng_per_ml", text);
                    cells.put(PeakField.CONCENTRATION, text);
                });
                table.cell(line, "relative_error_percent").ifPresent(text -> {
                    table.number(line, "relative_error_percent", text);
                    cells.put(
                            PeakField.ACCURACY_PERCENT,
                            new BigDecimal(text).add(HUNDRED).toPlainString());
                });
            }
            double dilution = number(table, line, "dilution_factor")
                    .filter(factor -> factor > 0)
                    .orElse(1.0);
            Optional<List<Double>> range = Optional.ofNullable(ranges.get(name))
                    .map(limits -> List.of(limits.get(0) * dilution, limits.get(1) * dilution));
            return new PeakRow(type(line), table.needed(line, "compound"), cells, range);
        }

        private boolean isUsed(int line, Map<PeakField, String> cells) {
            Optional<String> inCurve = table.cell(line, "used_in_curve");
            return inCurve.map(YES::equals)
                    .orElseGet(() -> Arrays.stream(
                                    cells.getOrDefault(PeakField.FLAGS, "").split(CsvTable.SEPARATOR))
                            .noneMatch(Flag.EXCLUDED_BY_DECISION.name()::equals));
        }

        private SampleType type(int line) {
            String word = table.needed(line, "sample_type");
            return SampleType.ofWord(word)
                    .orElseThrow(() -> new StoredTable.Unusable(
                            "concentrations.csv", "row " + (line + 1) + ", sample_type: \"" + word + "\" is none"));
        }

        private Map<PeakField, String> ofInjection(int line, long injection) {
            Map<PeakField, String> cells = new EnumMap<>(PeakField.class);
            COPIED.forEach((field, column) -> table.cell(line, column).ifPresent(text -> cells.put(field, text)));
            cells.put(PeakField.METHOD, results.assay().method());
            cells.put(PeakField.METHOD_VERSION, results.assay().version());
            StoredTable injections = results.table(Role.INJECTIONS);
            Optional<Integer> place = Optional.ofNullable(listed.get(injection));
            place.flatMap(row -> injections.cell(row, "acquired_at"))
                    .or(() -> Optional.ofNullable(results.rawFiles().get((int) injection))
                            .flatMap(RawFile::startedAt))
                    .ifPresent(time -> cells.put(PeakField.ACQUIRED_AT, time));
            place.flatMap(row -> injections.cell(row, "batch")).ifPresent(batch -> cells.put(PeakField.BATCH, batch));
            return cells;
        }

        /** A peak of an internal standard. */
        private record StandardPeak(String standard, String component, Optional<String> configuration) {}

        private Optional<StandardPeak> standard(String analyte) {
            Optional<Analyte> known = method.analytes().stream()
                    .filter(each -> each.name().equals(analyte))
                    .findFirst();
            return known.flatMap(found -> {
                Compound compound = method.compoundOf(found);
                return method.internalStandardOf(compound)
                        .flatMap(standard -> standard.placeFor(found).map(place -> peak(standard, place)));
            });
        }

        private static StandardPeak peak(InternalStandard standard, int place) {
            Optional<String> configuration =
                    standard.configurations().get(place).map(Enum::name);
            String end =
                    standard.configurations().size() == 1 ? "" : " " + configuration.orElse(String.valueOf(place + 1));
            return new StandardPeak(standard.name(), standard.name() + end, configuration);
        }

        /** Each peak of an internal standard once, as the analytes that are related to it state it. */
        private List<PeakRow> standards(List<PeakRow> analytes) {
            Map<String, List<PeakRow>> served = new LinkedHashMap<>();
            for (InternalStandard standard : method.internalStandards()) {
                for (int place = 0; place < standard.configurations().size(); place++) {
                    served.put(peak(standard, place).component(), new ArrayList<>());
                }
            }
            analytes.forEach(row ->
                    row.cell(PeakField.INTERNAL_STANDARD).map(served::get).ifPresent(rows -> rows.add(row)));
            List<PeakRow> rows = new ArrayList<>();
            for (InternalStandard standard : method.internalStandards()) {
                for (int place = 0; place < standard.configurations().size(); place++) {
                    StandardPeak peak = peak(standard, place);
                    List<PeakRow> of = served.getOrDefault(peak.component(), List.of());
                    if (!of.isEmpty()) {
                        rows.add(standard(peak, of));
                    }
                }
            }
            return rows;
        }

        private static PeakRow standard(StandardPeak peak, List<PeakRow> analytes) {
            PeakRow first = analytes.get(0);
            Map<PeakField, String> cells = new EnumMap<>(PeakField.class);
            for (PeakField field : List.of(
                    PeakField.RUN,
                    PeakField.METHOD,
                    PeakField.METHOD_VERSION,
                    PeakField.INJECTION,
                    PeakField.FILE,
                    PeakField.ACQUIRED_AT,
                    PeakField.SAMPLE_ID,
                    PeakField.SAMPLE_TYPE,
                    PeakField.LEVEL,
                    PeakField.QC_ROLE,
                    PeakField.BATCH,
                    PeakField.DILUTION_FACTOR)) {
                first.cell(field).ifPresent(text -> cells.put(field, text));
            }
            cells.put(PeakField.COMPONENT, peak.component());
            cells.put(PeakField.COMPONENT_KIND, "internal_standard");
            cells.put(PeakField.IS_INTERNAL_STANDARD, YES);
            cells.put(PeakField.COMPOUND, peak.standard());
            peak.configuration().ifPresent(name -> cells.put(PeakField.CONFIGURATION, name));
            stated(analytes, PeakField.INTERNAL_STANDARD_AREA).ifPresent(area -> cells.put(PeakField.AREA, area));
            stated(analytes, PeakField.INTERNAL_STANDARD_RETENTION_TIME)
                    .ifPresent(time -> cells.put(PeakField.RETENTION_TIME, time));
            boolean isUsed =
                    analytes.stream().anyMatch(row -> YES.equals(row.cells().get(PeakField.USED)));
            cells.put(PeakField.USED, isUsed ? YES : NO);
            return new PeakRow(first.type(), peak.standard(), cells, Optional.empty());
        }

        private static Optional<String> stated(List<PeakRow> analytes, PeakField field) {
            return analytes.stream().flatMap(row -> row.cell(field).stream()).findFirst();
        }
    }
}
