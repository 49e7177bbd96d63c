package io.enantio;

import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts;
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
import io.enantio.method.Method;
import io.enantio.method.MzTolerance;
import io.enantio.method.Transition;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Decisions;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Objects that all tests share: a ketamine assay with one pair, its levels, its rules, its injections. */
public final class TestObjects {
    public static final Analyte S_KETAMINE = new Analyte("S-ketamine", "ketamine", Optional.of(Configuration.S), 10.4);
    public static final Analyte R_KETAMINE = new Analyte("R-ketamine", "ketamine", Optional.of(Configuration.R), 11.6);
    public static final Channel KETAMINE_CHANNEL = new Channel(
            "ketamine", Role.QUANTIFIER, Transition.srm(238.1, 125.0), new PeakWindow(List.of(10.4, 11.6), 1.0));
    public static final Channel KETAMINE_D4_CHANNEL = new Channel(
            "ketamine-d4",
            Role.INTERNAL_STANDARD,
            Transition.srm(242.1, 129.0),
            new PeakWindow(List.of(10.36, 11.56), 1.0));
    public static final Compound KETAMINE = new Compound(
            "ketamine",
            new Compound.Channels(KETAMINE_CHANNEL, Optional.empty()),
            new Compound.InternalStandardUse(Optional.of("ketamine-d4"), OptionalDouble.of(0.08)),
            List.of(S_KETAMINE, R_KETAMINE));
    public static final InternalStandard KETAMINE_D4 = new InternalStandard(
            "ketamine-d4",
            KETAMINE_D4_CHANNEL,
            new InternalStandard.Amount(50, OptionalDouble.of(0.1)),
            List.of(Optional.of(Configuration.S), Optional.of(Configuration.R)));
    /** STD1 ... STD8, ng/mL. */
    public static final double[] STANDARDS_NG_PER_ML = {1, 2, 5, 20, 75, 200, 400, 500};

    private static final Map<String, Limits> RULESETS = new ConcurrentHashMap<>();

    private TestObjects() {}

    /** A linear, 1/x^2 weighted method for one enantiomer pair under ICH M10. */
    public static Method method() {
        return method(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED, ichM10());
    }

    /** The same method with another curve or other limits. */
    public static Method method(CurveModel model, Weighting weighting, Limits limits) {
        List<Level> standards = new ArrayList<>();
        for (int i = 0; i < STANDARDS_NG_PER_ML.length; i++) {
            standards.add(level("STD" + (i + 1), STANDARDS_NG_PER_ML[i]));
        }
        return new Method(
                new Method.Identity("test-method", "1.0.0", "human plasma"),
                new Method.Acquisition(
                        new MzTolerance(0.35, MzTolerance.Unit.DALTON),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        IntegrationChoice.PERPENDICULAR_DROP),
                List.of(KETAMINE),
                List.of(KETAMINE_D4),
                List.of(),
                new CalibrationPlan(model, weighting, standards),
                List.of(level("LLOQ", 1), level("LOW", 3), level("MID", 175), level("HIGH", 400)),
                limits,
                AssayFacts.NONE);
    }

    /** A level that holds both enantiomers in equal amount. */
    public static Level level(String name, double nominalNgPerMl) {
        Map<String, Double> nominal = new LinkedHashMap<>();
        nominal.put(S_KETAMINE.name(), nominalNgPerMl);
        nominal.put(R_KETAMINE.name(), nominalNgPerMl);
        return new Level(name, nominal);
    }

    /** An undiluted injection with a raw file. */
    public static Injection injection(int number, SampleType type, String level) {
        return new Injection(
                number,
                Optional.of(String.format(Locale.ROOT, "raw/%03d.mzML", number)),
                new Injection.Sample(
                        type.word() + "-" + number, type, level.isEmpty() ? Optional.empty() : Optional.of(level)),
                1.0,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** A study run of these injections. */
    public static AnalyticalRun run(List<Injection> injections) {
        return new AnalyticalRun(
                new AnalyticalRun.Header(
                        "TEST-R01",
                        new AnalyticalRun.Instrument("Triple quadrupole 01", Optional.empty(), Optional.empty()),
                        "AGP-0001",
                        "A. Analyst",
                        LocalDate.of(2026, 3, 2),
                        AnalyticalRun.Purpose.STUDY,
                        AnalyticalRun.Origin.MEASURED),
                injections,
                Optional.empty(),
                Decisions.NONE);
    }

    /** The ruleset in force if a method names none. */
    public static Limits ichM10() {
        return ruleset("ICH-M10");
    }

    /** A shipped ruleset, read once in a JVM. */
    public static Limits ruleset(String name) {
        return RULESETS.computeIfAbsent(name, TestObjects::read);
    }

    private static Limits read(String name) {
        try (InputStream file = TestObjects.class.getResourceAsStream("/io/enantio/rules/" + name + ".yaml")) {
            JsonNode rules = new YAMLMapper().readTree(file);
            List<Limit> limits = new ArrayList<>();
            rules.get("limits").properties().forEach(entry -> limits.add(limit(entry.getKey(), entry.getValue())));
            return Limits.of(rules.get("rules").asString(), Limits.Basis.NONE, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Limit limit(String word, JsonNode node) {
        List<Double> numbers = new ArrayList<>();
        JsonNode value = node.get("value");
        List<String> words = new ArrayList<>();
        LimitKey key = LimitKey.ofWord(word).orElseThrow();
        for (JsonNode part : value.isArray() ? value.values() : List.of(value)) {
            if (key.kind() == LimitKey.Kind.WORDS) {
                words.add(part.asString());
            } else {
                numbers.add(part.asDouble());
            }
        }
        return new Limit(
                key,
                numbers,
                words,
                new Limit.Origin(
                        "ICH-M10",
                        node.get("source").asString(),
                        node.get("status").asString()));
    }
}
