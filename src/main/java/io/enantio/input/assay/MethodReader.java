package io.enantio.input.assay;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.text.YamlNode;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts;
import io.enantio.method.AssayFacts.ColumnRecord;
import io.enantio.method.AssayFacts.Dilution;
import io.enantio.method.AssayFacts.Procedure;
import io.enantio.method.AssayFacts.ReferenceStandard;
import io.enantio.method.AssayFacts.Suitability;
import io.enantio.method.AssayFacts.Validated;
import io.enantio.method.CalibrationPlan;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.CurveModel;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.InternalStandard;
import io.enantio.method.Level;
import io.enantio.method.LevelRole;
import io.enantio.method.Method;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.MzTolerance;
import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Range;
import io.enantio.method.value.Rounding;
import io.enantio.method.value.Rounding.Halves;
import io.enantio.method.value.TimeUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A method file without problems to the record. */
final class MethodReader {
    /** Half width of the retention window if the method states none, minutes. */
    private static final double DEFAULT_WINDOW_MIN = 0.5;

    /** Keys of a QC level beside its analytes. */
    static final String ROLE = "role";

    static final String EACH = "each";

    private final YamlNode method;

    MethodReader(YamlNode method) {
        this.method = method;
    }

    /** The method; limits and elution orders come from files of their own. */
    Method read(Limits limits, List<ColumnRecord> columnRecords) {
        List<Compound> compounds =
                method.items("compounds").stream().map(MethodReader::compound).toList();
        List<Analyte> analytes = compounds.stream()
                .flatMap(compound -> compound.analytes().stream())
                .toList();
        return new Method(
                new Method.Identity(text("method"), text("version"), text("matrix")),
                acquisition(),
                compounds,
                method.items("internal_standards").stream()
                        .map(this::internalStandard)
                        .toList(),
                method.items("monitored").stream().map(MethodReader::monitored).toList(),
                calibration(analytes),
                qcLevels(method.at("qc_levels_ng_per_ml"), analytes),
                limits,
                facts(columnRecords),
                method.at("reporting").map(MethodReader::rounding).orElse(Rounding.DEFAULT));
    }

    private String text(String key) {
        return method.text(key).orElseThrow();
    }

    private Method.Acquisition acquisition() {
        return new Method.Acquisition(
                tolerance(text("mz_tolerance")),
                method.text("time_unit_if_missing").map(word -> TimeUnit.valueOf(word.toUpperCase(Locale.ROOT))),
                method.number("detector_limit_counts"),
                method.text("integration").map(MethodReader::integration).orElse(IntegrationChoice.JOINT_FIT));
    }

    private static Rounding rounding(YamlNode reporting) {
        return new Rounding(
                reporting.text("rounding").flatMap(Halves::ofWord).orElse(Rounding.DEFAULT.halves()),
                reporting.number("figures").isPresent()
                        ? (int) reporting.number("figures").getAsDouble()
                        : Rounding.DEFAULT.figures());
    }

    private static IntegrationChoice integration(String word) {
        return Arrays.stream(IntegrationChoice.values())
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static MzTolerance tolerance(String text) {
        boolean ppm = text.endsWith("ppm");
        String number = ppm ? text.substring(0, text.length() - 3).strip() : text;
        return new MzTolerance(
                NumberForm.parse(number).orElseThrow(), ppm ? MzTolerance.Unit.PPM : MzTolerance.Unit.DALTON);
    }

    /** A method that never quantifies needs no curve; model and weighting are then without effect. */
    private CalibrationPlan calibration(List<Analyte> analytes) {
        Optional<YamlNode> plan = method.at("calibration");
        return new CalibrationPlan(
                plan.flatMap(node -> node.text("model"))
                        .map(MethodReader::model)
                        .orElse(CurveModel.LINEAR),
                plan.flatMap(node -> node.text("weighting"))
                        .map(MethodReader::weighting)
                        .orElse(Weighting.NONE),
                levels(plan.flatMap(node -> node.at("levels_ng_per_ml")), analytes));
    }

    private static CurveModel model(String word) {
        return Arrays.stream(CurveModel.values())
                .filter(model -> model.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Weighting weighting(String word) {
        return Arrays.stream(Weighting.values())
                .filter(weighting -> weighting.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static List<Level> levels(Optional<YamlNode> node, List<Analyte> analytes) {
        return node.map(YamlNode::entries).orElse(Map.of()).entrySet().stream()
                .map(entry -> new Level(entry.getKey(), nominal(entry.getValue(), analytes)))
                .toList();
    }

    private static List<Level> qcLevels(Optional<YamlNode> node, List<Analyte> analytes) {
        return node.map(YamlNode::entries).orElse(Map.of()).entrySet().stream()
                .map(entry -> new Level(
                        entry.getKey(),
                        qcNominal(entry.getValue(), analytes),
                        entry.getValue().text(ROLE).flatMap(LevelRole::ofWord)))
                .toList();
    }

    /** Beside analytes a QC level may have its role, and the concentration of every analyte that it does not name. */
    private static Map<String, Double> qcNominal(YamlNode level, List<Analyte> analytes) {
        if (level.entries().isEmpty()) {
            return nominal(level, analytes);
        }
        Map<String, Double> byAnalyte = new LinkedHashMap<>();
        level.number(EACH).ifPresent(value -> analytes.forEach(analyte -> byAnalyte.put(analyte.name(), value)));
        level.entries().forEach((key, value) -> {
            if (!key.equals(ROLE) && !key.equals(EACH)) {
                byAnalyte.put(key, value.number().orElseThrow());
            }
        });
        return byAnalyte;
    }

    /** A bare number is the concentration of every analyte. */
    private static Map<String, Double> nominal(YamlNode level, List<Analyte> analytes) {
        Map<String, Double> byAnalyte = new LinkedHashMap<>();
        level.number().ifPresent(value -> analytes.forEach(analyte -> byAnalyte.put(analyte.name(), value)));
        level.entries()
                .forEach((analyte, value) ->
                        byAnalyte.put(analyte, value.number().orElseThrow()));
        return byAnalyte;
    }

    private static Compound compound(YamlNode node) {
        String name = name(node);
        PeakWindow window = window(node, ownWindow(node).orElse(DEFAULT_WINDOW_MIN));
        Channel quantifier = new Channel(name, Role.QUANTIFIER, quantifier(node), window);
        Optional<Channel> qualifier = node.at("qualifier")
                .map(MethodReader::transition)
                .map(transition -> new Channel(name, Role.QUALIFIER, transition, window));
        return new Compound(
                name,
                new Compound.Channels(quantifier, qualifier),
                new Compound.InternalStandardUse(node.text("internal_standard"), node.number("into_standard_percent")),
                node.items("peaks").stream().map(peak -> analyte(name, peak)).toList());
    }

    private static Analyte analyte(String compound, YamlNode peak) {
        return new Analyte(
                peak.text("analyte").orElseThrow(),
                compound,
                configuration(peak),
                peak.number("retention_time_min").orElseThrow());
    }

    private InternalStandard internalStandard(YamlNode node) {
        String name = name(node);
        PeakWindow window = window(node, ownWindow(node).orElseGet(() -> widestWindowServed(name)));
        return new InternalStandard(
                name,
                new Channel(name, Role.INTERNAL_STANDARD, quantifier(node), window),
                new InternalStandard.Amount(
                        node.number("concentration_ng_per_ml").orElseThrow(), node.number("d0_percent")),
                node.items("peaks").stream().map(MethodReader::configuration).toList());
    }

    /** A standard moves with its compounds: it may move as far as the one that may move farthest. */
    private double widestWindowServed(String standard) {
        return method.items("compounds").stream()
                .filter(compound -> compound.text("internal_standard").equals(Optional.of(standard)))
                .mapToDouble(compound -> ownWindow(compound).orElse(DEFAULT_WINDOW_MIN))
                .max()
                .orElse(DEFAULT_WINDOW_MIN);
    }

    private static MonitoredCompound monitored(YamlNode node) {
        String name = name(node);
        PeakWindow window = window(node, ownWindow(node).orElse(DEFAULT_WINDOW_MIN));
        return new MonitoredCompound(
                name,
                new Channel(name, Role.MONITORED, quantifier(node), window),
                node.items("threatens").stream()
                        .map(compound -> compound.text().orElseThrow())
                        .toList());
    }

    private static String name(YamlNode node) {
        return node.text("compound").orElseThrow();
    }

    private static OptionalDouble ownWindow(YamlNode node) {
        return node.number("retention_window_min");
    }

    private static PeakWindow window(YamlNode node, double halfWidthMin) {
        return new PeakWindow(
                node.items("peaks").stream()
                        .map(peak -> peak.number("retention_time_min").orElseThrow())
                        .toList(),
                halfWidthMin);
    }

    private static Optional<Configuration> configuration(YamlNode peak) {
        return peak.text("configuration").map(Configuration::valueOf);
    }

    private static Transition quantifier(YamlNode node) {
        return transition(node.at("quantifier").orElseThrow());
    }

    private static Transition transition(YamlNode node) {
        return new Transition(
                node.number("precursor_mz").orElseThrow(),
                node.number("product_mz"),
                new Transition.Choice(
                        node.text("polarity").map(word -> Polarity.valueOf(word.toUpperCase(Locale.ROOT))),
                        node.number("collision_energy_ev"),
                        node.text("id_contains"),
                        node.text("scan_contains"),
                        node.at("segment").map(MethodReader::segment)));
    }

    /** A bare number is a place in the file, a time is one that the segment covers. */
    private static Transition.Segment segment(YamlNode node) {
        OptionalDouble time = node.number("at_min");
        return time.isPresent()
                ? new Transition.Segment.At(time.getAsDouble())
                : new Transition.Segment.Order((int) node.number().orElseThrow());
    }

    /** Certificates, validated limits and suitability limits. */
    private AssayFacts facts(List<ColumnRecord> columnRecords) {
        return new AssayFacts(
                method.items("reference_standards").stream()
                        .map(MethodReader::standard)
                        .toList(),
                method.at("validated").map(MethodReader::validated).orElse(Validated.NOTHING),
                method.at("suitability").map(MethodReader::suitability).orElse(Suitability.NONE),
                columnRecords,
                new Procedure(method.text("anticoagulant"), method.text("extraction")));
    }

    private static ReferenceStandard standard(YamlNode node) {
        return new ReferenceStandard(
                node.text("analyte").orElseThrow(),
                node.number("ee_percent"),
                node.text("form"),
                node.text("lot"),
                node.text("expires"));
    }

    private static Validated validated(YamlNode node) {
        return new Validated(
                new Dilution(
                        numbers(node.items("dilution_factors")),
                        node.at("dilution_ng_per_ml")
                                .map(range -> numbers(range.items()))
                                .map(ends -> new Range(ends.get(0), ends.get(1)))),
                node.number("reinjection_hours"),
                node.number("freeze_thaw_cycles"),
                node.number("bench_hours"),
                node.number("autosampler_hours"),
                node.number("storage_days"));
    }

    private static Suitability suitability(YamlNode node) {
        return new Suitability(
                node.number("resolution_minimum"),
                node.at("tailing_range")
                        .map(range -> numbers(range.items()))
                        .map(ends -> new Range(ends.get(0), ends.get(1))),
                node.number("snr_minimum"),
                node.number("area_cv_percent"));
    }

    private static List<Double> numbers(List<YamlNode> nodes) {
        return nodes.stream().map(node -> node.number().orElseThrow()).toList();
    }
}
