package io.enantio.peak;

import io.enantio.TestObjects;
import io.enantio.chromatogram.RawInjection;
import io.enantio.input.raw.RawReader;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.Truncated;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.Transition;
import io.enantio.peak.area.Integration;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * One real injection with the vendor's own areas. The method is built from the vendor's method: transition, expected
 * time, internal standard. A labelled standard elutes with its compound, so both are expected when the unlabelled one
 * is.
 */
final class VendorRun {
    static final Path FOLDER = Path.of("..", "shared", "data", "multiquant");
    private static final double HALF_WINDOW_MIN = 0.5;

    private final Map<String, List<Row>> byChromatogram = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** A peak of the vendor's table; area in counts x minute. */
    record Row(String component, String chromatogram, Ions ions, Expected expected, Vendor vendor) {
        boolean isStandard() {
            return component.endsWith(".Heavy");
        }
    }

    record Ions(double precursorMz, double productMz) {}

    record Expected(double timeMin, Optional<String> standard) {}

    record Vendor(double areaCountsMin, double timeMin, boolean manual) {}

    VendorRun() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("truth.csv"));
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<Map<String, String>> table = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(header.get(i), cells[i]);
            }
            table.add(row);
        }
        Map<String, Double> unlabelled = new TreeMap<>();
        table.stream()
                .filter(row -> cell(row, "component").endsWith(".Light"))
                .forEach(row -> unlabelled.put(stem(row), Double.parseDouble(row.get("expected_rt_min"))));
        table.forEach(row -> rows.add(row(row, unlabelled)));
        rows.stream()
                .sorted(Comparator.comparingDouble(row -> row.expected().timeMin()))
                .forEach(row -> byChromatogram
                        .computeIfAbsent(row.chromatogram(), any -> new ArrayList<>())
                        .add(row));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private List<Row> on(String chromatogram) {
        return byChromatogram.getOrDefault(chromatogram, List.of());
    }

    private static String stem(Map<String, String> row) {
        return cell(row, "component").replaceAll("\\.(Light|Heavy)$", "");
    }

    private static Row row(Map<String, String> cells, Map<String, Double> unlabelled) {
        double stated = Double.parseDouble(cell(cells, "expected_rt_min"));
        return new Row(
                cell(cells, "component"),
                cell(cells, "chromatogram_id"),
                new Ions(Double.parseDouble(cell(cells, "q1")), Double.parseDouble(cell(cells, "q3"))),
                new Expected(
                        unlabelled.getOrDefault(stem(cells), stated),
                        Optional.of(cell(cells, "internal_standard")).filter(name -> !name.isEmpty())),
                new Vendor(
                        Double.parseDouble(cell(cells, "area_counts_s")) / 60,
                        Double.parseDouble(cell(cells, "rt_min")),
                        cell(cells, "manual").equals("TRUE")));
    }

    List<Row> rows() {
        return rows;
    }

    Method method() {
        List<InternalStandard> standards = new ArrayList<>();
        List<Compound> compounds = new ArrayList<>();
        byChromatogram.values().stream()
                .filter(peaks -> peaks.get(0).isStandard())
                .forEach(peaks -> standards.add(new InternalStandard(
                        name(peaks),
                        channel(peaks, Role.INTERNAL_STANDARD),
                        new InternalStandard.Amount(1, OptionalDouble.empty()),
                        peaks.stream().map(peak -> configuration(peaks, peak)).toList())));
        byChromatogram.values().stream()
                .filter(peaks -> !peaks.get(0).isStandard())
                .forEach(peaks -> compounds.add(compound(peaks)));
        Method shape = TestObjects.method();
        return new Method(
                shape.identity(),
                shape.acquisition(),
                compounds,
                standards,
                List.of(),
                shape.calibration(),
                shape.qcLevels(),
                shape.limits(),
                AssayFacts.NONE);
    }

    /** Isomers on one channel are matched to their standards by a mark; any two distinct marks do. */
    private static Optional<Configuration> configuration(List<Row> peaks, Row peak) {
        return peaks.size() == 1 ? Optional.empty() : Optional.of(Configuration.values()[peaks.indexOf(peak)]);
    }

    private Compound compound(List<Row> peaks) {
        Optional<String> standard = peaks.get(0).expected().standard().map(this::standardChannel);
        return new Compound(
                name(peaks),
                new Compound.Channels(channel(peaks, Role.QUANTIFIER), Optional.empty()),
                new Compound.InternalStandardUse(standard, OptionalDouble.empty()),
                peaks.stream()
                        .map(peak -> new Analyte(
                                peak.component(),
                                name(peaks),
                                configuration(peaks, peak),
                                peak.expected().timeMin()))
                        .toList());
    }

    private String standardChannel(String component) {
        return rows.stream()
                .filter(row -> row.component().equals(component))
                .map(row -> name(on(row.chromatogram())))
                .findFirst()
                .orElseThrow();
    }

    private static String name(List<Row> peaks) {
        return String.join("+", peaks.stream().map(Row::component).toList());
    }

    private static Channel channel(List<Row> peaks, Role role) {
        Row first = peaks.get(0);
        return new Channel(
                name(peaks),
                role,
                new Transition(
                        first.ions().precursorMz(),
                        OptionalDouble.of(first.ions().productMz()),
                        new Transition.Choice(
                                Optional.empty(),
                                OptionalDouble.empty(),
                                Optional.of(first.chromatogram()),
                                Optional.empty())),
                new PeakWindow(
                        peaks.stream().map(peak -> peak.expected().timeMin()).toList(), HALF_WINDOW_MIN));
    }

    RawInjection read(List<Channel> channels) {
        Injection injection = new Injection(
                1,
                Optional.of("mzML_1.mzML"),
                new Injection.Sample("QC", SampleType.STUDY, Optional.empty()),
                1.0,
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return RawReader.named(RawReading.STAX)
                .open(FOLDER, TestObjects.method().acquisition(), Truncated.REFUSED)
                .read(injection, channels);
    }

    /** The result of integration for a row of the table. */
    Integration of(Row row, InjectionPeaks peaks, Method method) {
        List<Row> all = on(row.chromatogram());
        Channel channel = method.channels().stream()
                .filter(any -> any.owner().equals(name(all)))
                .findFirst()
                .orElseThrow();
        return peaks.in(channel).peaks().get(all.indexOf(row));
    }
}
