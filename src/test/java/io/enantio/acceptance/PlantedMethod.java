package io.enantio.acceptance;

import io.enantio.TestObjects;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts;
import io.enantio.method.AssayFacts.ColumnRecord;
import io.enantio.method.AssayFacts.ReferenceStandard;
import io.enantio.method.AssayFacts.Validated;
import io.enantio.method.CalibrationPlan;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Compound;
import io.enantio.method.Compound.InternalStandardUse;
import io.enantio.method.Configuration;
import io.enantio.method.CurveModel;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.InternalStandard;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.MzTolerance;
import io.enantio.method.Transition;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Range;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two enantiomer pairs with qualifiers, an achiral compound without internal standard, a monitored metabolite. */
public final class PlantedMethod {
    public static final Analyte S_KETAMINE = TestObjects.S_KETAMINE;
    public static final Analyte R_KETAMINE = TestObjects.R_KETAMINE;
    public static final Analyte S_NORKETAMINE =
            new Analyte("S-norketamine", "norketamine", Optional.of(Configuration.S), 7.3);
    public static final Analyte R_NORKETAMINE =
            new Analyte("R-norketamine", "norketamine", Optional.of(Configuration.R), 8.4);
    public static final Analyte CODEINE = new Analyte("codeine", "codeine", Optional.empty(), 4.2);
    static final String COLUMN = "AGP-0001";
    public static final ColumnRecord ORDER_RECORD = new ColumnRecord(
            COLUMN, "planted", "ketamine", List.of("S-ketamine", "R-ketamine"), LocalDate.of(2026, 2, 1));

    private PlantedMethod() {}

    static Method of(Limits limits) {
        return new Method(
                new Method.Identity("planted", "1.0.0", "human plasma"),
                new Method.Acquisition(
                        new MzTolerance(0.35, MzTolerance.Unit.DALTON),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        IntegrationChoice.PERPENDICULAR_DROP),
                List.of(
                        pair("ketamine", Transition.srm(238.1, 125.0), S_KETAMINE, R_KETAMINE),
                        pair("norketamine", Transition.srm(224.1, 125.0), S_NORKETAMINE, R_NORKETAMINE),
                        new Compound(
                                "codeine",
                                new Compound.Channels(
                                        channel("codeine", Role.QUANTIFIER, Transition.srm(300.2, 165.1), 4.2),
                                        Optional.empty()),
                                InternalStandardUse.NONE,
                                List.of(CODEINE))),
                List.of(standard("ketamine-d4", 242.1, 10.36, 11.56), standard("norketamine-d4", 228.1, 7.27, 8.37)),
                List.of(new MonitoredCompound(
                        "dehydronorketamine",
                        channel("dehydronorketamine", Role.MONITORED, Transition.srm(222.1, 177.0), 6.1),
                        List.of("norketamine"))),
                new CalibrationPlan(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED, standards()),
                List.of(
                        level("LLOQ", 1),
                        level("LOW", 3),
                        level("MID", 175),
                        level("HIGH", 400),
                        level("DILUTION", 1500)),
                limits,
                facts(List.of()));
    }

    /** The method with other facts. */
    static Method with(Method method, AssayFacts facts) {
        return new Method(
                method.identity(),
                method.acquisition(),
                method.compounds(),
                method.internalStandards(),
                method.monitored(),
                method.calibration(),
                method.qcLevels(),
                method.limits(),
                facts);
    }

    /** The method with other QC levels. */
    static Method withQcs(Method method, List<Level> levels) {
        return new Method(
                method.identity(),
                method.acquisition(),
                method.compounds(),
                method.internalStandards(),
                method.monitored(),
                method.calibration(),
                levels,
                method.limits(),
                method.facts());
    }

    /** Norketamine elutes at a time and at 13 min, its names unchanged. */
    static Method overlapping(Method method, double timeMin, double productMz) {
        return withNorketamine(
                method,
                productMz,
                new Analyte("S-norketamine", "norketamine", Optional.of(Configuration.S), timeMin),
                new Analyte("R-norketamine", "norketamine", Optional.of(Configuration.R), 13));
    }

    /** Norketamine without configurations, its names unchanged. */
    static Method achiral(Method method) {
        return withNorketamine(
                method,
                125.0,
                new Analyte("S-norketamine", "norketamine", Optional.empty(), 7.3),
                new Analyte("R-norketamine", "norketamine", Optional.empty(), 8.4));
    }

    private static Method withNorketamine(Method method, double productMz, Analyte first, Analyte second) {
        return new Method(
                method.identity(),
                method.acquisition(),
                List.of(
                        method.compounds().get(0),
                        pair("norketamine", Transition.srm(224.1, productMz), first, second),
                        method.compounds().get(2)),
                method.internalStandards(),
                method.monitored(),
                method.calibration(),
                method.qcLevels(),
                method.limits(),
                method.facts());
    }

    /** The facts with another validated dilution. */
    public static AssayFacts diluting(AssayFacts.Dilution dilution) {
        return with(validated -> new Validated(
                dilution,
                validated.reinjectionHours(),
                validated.freezeThawCycles(),
                validated.benchHours(),
                validated.autosamplerHours(),
                validated.storageDays()));
    }

    /** The facts with another time until a reinjection. */
    public static AssayFacts reinjecting(OptionalDouble hours) {
        return with(validated -> new Validated(
                validated.dilution(),
                hours,
                validated.freezeThawCycles(),
                validated.benchHours(),
                validated.autosamplerHours(),
                validated.storageDays()));
    }

    private static AssayFacts with(UnaryOperator<Validated> change) {
        AssayFacts facts = of(TestObjects.ichM10()).facts();
        return new AssayFacts(
                facts.referenceStandards(),
                change.apply(facts.validated()),
                facts.suitability(),
                facts.columnRecords());
    }

    public static AssayFacts facts(List<ColumnRecord> records) {
        return new AssayFacts(
                Stream.of(S_KETAMINE, R_KETAMINE, S_NORKETAMINE, R_NORKETAMINE)
                        .map(analyte -> new ReferenceStandard(
                                analyte.name(),
                                OptionalDouble.of(99.4),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .toList(),
                new Validated(
                        new AssayFacts.Dilution(List.of(1.0, 5.0), Optional.of(new Range(1, 1500))),
                        OptionalDouble.of(4),
                        OptionalDouble.of(3),
                        OptionalDouble.of(24),
                        OptionalDouble.of(48),
                        OptionalDouble.of(365)),
                new AssayFacts.Suitability(
                        OptionalDouble.of(1.5),
                        Optional.of(new Range(0.8, 2.0)),
                        OptionalDouble.of(10),
                        OptionalDouble.of(5)),
                records);
    }

    /** The shipped limits with one changed by the method. */
    public static Limits limits(LimitKey key, double... numbers) {
        return TestObjects.ichM10()
                .with(List.of(new Limit(
                        key,
                        Arrays.stream(numbers).boxed().toList(),
                        List.of(),
                        new Limit.Origin("method", "", "design"))));
    }

    private static Compound pair(String name, Transition quantifier, Analyte first, Analyte second) {
        double[] times = {first.retentionTimeMin(), second.retentionTimeMin()};
        return new Compound(
                name,
                new Compound.Channels(
                        channel(name, Role.QUANTIFIER, quantifier, times),
                        Optional.of(
                                channel(name, Role.QUALIFIER, Transition.srm(quantifier.precursorMz(), 179.1), times))),
                new InternalStandardUse(Optional.of(name + "-d4"), OptionalDouble.of(0.08)),
                List.of(first, second));
    }

    private static InternalStandard standard(String name, double precursorMz, double... times) {
        return new InternalStandard(
                name,
                channel(name, Role.INTERNAL_STANDARD, Transition.srm(precursorMz, 129.0), times),
                new InternalStandard.Amount(50, OptionalDouble.of(0.1)),
                List.of(Optional.of(Configuration.S), Optional.of(Configuration.R)));
    }

    private static Channel channel(String owner, Role role, Transition transition, double... times) {
        return new Channel(
                owner,
                role,
                transition,
                new PeakWindow(Arrays.stream(times).boxed().toList(), 1.0));
    }

    private static List<Level> standards() {
        double[] levels = TestObjects.STANDARDS_NG_PER_ML;
        return IntStream.range(0, levels.length)
                .mapToObj(i -> level("STD" + (i + 1), levels[i]))
                .toList();
    }

    private static Level level(String name, double nominal) {
        Map<String, Double> nominals = new TreeMap<>();
        Stream.of(S_KETAMINE, R_KETAMINE, S_NORKETAMINE, R_NORKETAMINE)
                .forEach(analyte -> nominals.put(analyte.name(), nominal));
        return new Level(name, nominals);
    }
}
