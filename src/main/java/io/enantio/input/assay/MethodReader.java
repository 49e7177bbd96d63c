package io.enantio.input.assay;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.text.YamlNode;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts.ColumnRecord;
import io.enantio.method.CalibrationPlan;
import io.enantio.method.Compound;
import io.enantio.method.CurveModel;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.method.MzTolerance;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.TimeUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A method file without problems to the record. */
final class MethodReader {
    private final YamlNode method;

    MethodReader(YamlNode method) {
        this.method = method;
    }

    /** The method; limits and elution orders come from files of their own. */
    Method read(Limits limits, List<ColumnRecord> columnRecords) {
        ChannelReader channels = new ChannelReader(method);
        List<Compound> compounds = channels.compounds();
        List<Analyte> analytes = compounds.stream()
                .flatMap(compound -> compound.analytes().stream())
                .toList();
        return new Method(
                new Method.Identity(text("method"), text("version"), text("matrix")),
                acquisition(),
                compounds,
                channels.internalStandards(),
                channels.monitored(),
                calibration(analytes),
                levels(method.at("qc_levels_ng_per_ml"), analytes),
                limits,
                new AssayFactsReader(method).read(columnRecords));
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

    /** A bare number is the concentration of every analyte. */
    private static Map<String, Double> nominal(YamlNode level, List<Analyte> analytes) {
        Map<String, Double> byAnalyte = new LinkedHashMap<>();
        level.number().ifPresent(value -> analytes.forEach(analyte -> byAnalyte.put(analyte.name(), value)));
        level.entries()
                .forEach((analyte, value) ->
                        byAnalyte.put(analyte, value.number().orElseThrow()));
        return byAnalyte;
    }
}
