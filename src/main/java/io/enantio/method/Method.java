package io.enantio.method;

import io.enantio.method.rules.Limits;
import io.enantio.method.value.Require;
import io.enantio.method.value.Rounding;
import io.enantio.method.value.TimeUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The assay as its method file defines it: fixed before any run, the same for every sample.
 *
 * @param rounding how its numbers are printed; what is judged is never rounded
 */
public record Method(
        Identity identity,
        Acquisition acquisition,
        List<Compound> compounds,
        List<InternalStandard> internalStandards,
        List<MonitoredCompound> monitored,
        CalibrationPlan calibration,
        List<Level> qcLevels,
        Limits limits,
        AssayFacts facts,
        Rounding rounding) {

    /** Name, version and matrix. */
    public record Identity(String name, String version, String matrix) {}

    /**
     * How raw files are read and integrated.
     *
     * @param timeUnitIfMissing unit of a time axis that states none; absent: such a channel is refused
     * @param detectorLimitCounts intensities above it are saturated
     */
    public record Acquisition(
            MzTolerance mzTolerance,
            Optional<TimeUnit> timeUnitIfMissing,
            OptionalDouble detectorLimitCounts,
            IntegrationChoice integration) {}

    /** A method that does not state how its numbers are printed. */
    public Method(
            Identity identity,
            Acquisition acquisition,
            List<Compound> compounds,
            List<InternalStandard> internalStandards,
            List<MonitoredCompound> monitored,
            CalibrationPlan calibration,
            List<Level> qcLevels,
            Limits limits,
            AssayFacts facts) {
        this(
                identity,
                acquisition,
                compounds,
                internalStandards,
                monitored,
                calibration,
                qcLevels,
                limits,
                facts,
                Rounding.DEFAULT);
    }

    public Method {
        compounds = List.copyOf(compounds);
        internalStandards = List.copyOf(internalStandards);
        monitored = List.copyOf(monitored);
        qcLevels = List.copyOf(qcLevels);
        Require.that(!compounds.isEmpty(), "a method must have at least one compound");
    }

    /** Every analyte, in the method's order. */
    public List<Analyte> analytes() {
        return compounds.stream()
                .flatMap(compound -> compound.analytes().stream())
                .toList();
    }

    /** Analytes that are quantified and judged: those of compounds with an internal standard. */
    public List<Analyte> judgedAnalytes() {
        return compounds.stream()
                .filter(compound -> compound.internalStandard().name().isPresent())
                .flatMap(compound -> compound.analytes().stream())
                .toList();
    }

    /** The compound that an analyte is a peak of. */
    public Compound compoundOf(Analyte analyte) {
        return compounds.stream()
                .filter(compound -> compound.name().equals(analyte.compound()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no compound " + analyte.compound()));
    }

    /** The internal standard of a compound; absent if the method names none. */
    public Optional<InternalStandard> internalStandardOf(Compound compound) {
        return compound.internalStandard().name().flatMap(this::internalStandard);
    }

    private Optional<InternalStandard> internalStandard(String name) {
        return internalStandards.stream()
                .filter(standard -> standard.name().equals(name))
                .findFirst();
    }

    /** Every channel of the method: quantifiers, qualifiers, internal standards, monitored compounds. */
    public List<Channel> channels() {
        Stream<Channel> ofCompounds = compounds.stream()
                .flatMap(compound -> Stream.concat(
                        Stream.of(compound.channels().quantifier()), compound.channels().qualifier().stream()));
        Stream<Channel> ofStandards = internalStandards.stream().map(InternalStandard::channel);
        Stream<Channel> ofMonitored = monitored.stream().map(MonitoredCompound::channel);
        return Stream.of(ofCompounds, ofStandards, ofMonitored)
                .flatMap(channels -> channels)
                .toList();
    }

    /** A level of the standards, by name. */
    public Optional<Level> standardLevel(String name) {
        return calibration.levels().stream()
                .filter(level -> level.name().equals(name))
                .findFirst();
    }

    /** A level of the QCs, by name. */
    public Optional<Level> qcLevel(String name) {
        return qcLevels.stream().filter(level -> level.name().equals(name)).findFirst();
    }
}
