package io.enantio.acceptance.evidence;

import io.enantio.calibration.CalibratedAnalyte;
import io.enantio.calibration.Quantitation;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CalibrationCurve.CurveRange;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.InternalStandard;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.rules.Severity;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * One injection as one analyte sees it, before any rule.
 *
 * @param internalStandard absent if the method has none
 * @param quantitation absent for an analyte that is not quantified
 * @param flags of the raw file, the peaks and the estimate itself: those that need no other injection
 */
public record Observation(
        InjectionPeaks peaks,
        Integration peak,
        Optional<Integration> internalStandard,
        Optional<Quantitation> quantitation,
        Set<Flag> flags) {
    /** Flags of the peak shape that was learnt from the run: they concern all peaks of a channel and are reported once, with the curve. */
    public static final Set<Flag> PEAK_SHAPE_FLAGS =
            Collections.unmodifiableSet(EnumSet.of(Flag.NO_SHAPE_LIBRARY, Flag.SHAPE_LIBRARY_POOR));

    /** One per injection of a run, in order. */
    static List<Observation> ofAll(
            RunEvidence run, SequenceFlags sequence, Analyte analyte, Optional<CalibratedAnalyte> calibrated) {
        Context context = new Context(
                run,
                sequence,
                analyte,
                calibrated
                        .flatMap(found -> found.fit().curve())
                        .map(CalibrationCurve::range)
                        .map(CurveRange::effective));
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < run.injections().size(); i++) {
            int place = i;
            observations.add(context.observe(
                    run.injections().get(i),
                    calibrated.map(found -> found.quantitations().get(place))));
        }
        return List.copyOf(observations);
    }

    public Injection injection() {
        return peaks.injection();
    }

    public int number() {
        return injection().number();
    }

    public SampleType type() {
        return injection().type();
    }

    public boolean isAcquired() {
        return !flags.contains(Flag.NOT_ACQUIRED);
    }

    /** Whether rules count it: acquired, and not excluded by a person (rule B-05). */
    public boolean isCounted() {
        return isAcquired() && !flags.contains(Flag.EXCLUDED_BY_DECISION);
    }

    /** The peak, also if its area is no more than noise. */
    public Optional<Peak> measured() {
        return peakOf(Optional.of(peak));
    }

    /** The peak, if its area is at least 3 standard errors (rule C-01). */
    public Optional<Peak> detected() {
        return measured().filter(Peak::isDetected);
    }

    /** The internal standard's peak, also if its area is no more than noise. */
    public Optional<Peak> measuredStandard() {
        return peakOf(internalStandard);
    }

    /** Area of the internal standard, if it is detected. */
    public OptionalDouble standardArea() {
        return measuredStandard()
                .filter(Peak::isDetected)
                .map(found -> OptionalDouble.of(found.area().countsMin()))
                .orElse(OptionalDouble.empty());
    }

    /** Areas of the internal standards that are detected. */
    public static DoubleStream standardAreas(Stream<Observation> rows) {
        return rows.flatMapToDouble(row -> row.standardArea().stream());
    }

    public Optional<Quantitation.Estimate> estimate() {
        return quantitation.filter(Quantitation.Estimate.class::isInstance).map(Quantitation.Estimate.class::cast);
    }

    boolean isUnquantifiable() {
        return flags.stream().anyMatch(flag -> flag.severity() == Severity.NOT_QUANTIFIABLE);
    }

    /** Whether there is a number that can be judged (rule B-05). */
    public boolean hasResult() {
        return estimate().isPresent() && detected().isPresent() && !isUnquantifiable();
    }

    private static Optional<Peak> peakOf(Optional<Integration> integration) {
        return integration.filter(Peak.class::isInstance).map(Peak.class::cast);
    }

    /** What all observations of an analyte share. */
    private record Context(RunEvidence run, SequenceFlags sequence, Analyte analyte, Optional<Range> effective) {

        Observation observe(InjectionPeaks injection, Optional<Quantitation> quantitation) {
            Integration peak = injection.of(analyte);
            Optional<Integration> standard = injection.internalStandardOf(analyte);
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            flags.addAll(sequence.of(injection.injection().number()));
            flags.addAll(injection.rawFlags());
            flags.addAll(peak.flags());
            flags.addAll(signalFlags(
                    injection, run.method().compoundOf(analyte).channels().quantifier()));
            run.method().compoundOf(analyte).channels().qualifier().stream()
                    .filter(channel -> signalFlags(injection, channel).contains(Flag.CHANNEL_CHANGED))
                    .forEach(channel -> flags.add(Flag.CHANNEL_CHANGED));
            if (!injection.injection().type().hasNoInternalStandard()) {
                addStandardFlags(injection, standard, flags);
            }
            flags.removeAll(PEAK_SHAPE_FLAGS);
            if (isImprecise(new Observation(injection, peak, standard, quantitation, Set.of()))) {
                flags.add(Flag.BELOW_PRECISION_LIMIT);
            }
            return new Observation(injection, peak, standard, quantitation, Collections.unmodifiableSet(flags));
        }

        /** A fault of the internal standard's peak is a fault of the response ratio: the row has its flags too. */
        private void addStandardFlags(InjectionPeaks injection, Optional<Integration> standard, Set<Flag> flags) {
            standard.ifPresent(found -> flags.addAll(found.flags()));
            run.method()
                    .internalStandardOf(run.method().compoundOf(analyte))
                    .map(InternalStandard::channel)
                    .ifPresent(channel -> flags.addAll(signalFlags(injection, channel)));
            // An injection that was not read has no missing internal standard.
            if (peakOf(standard).filter(Peak::isDetected).isEmpty() && !(injection.raw() instanceof UnreadInjection)) {
                flags.add(Flag.IS_MISSING);
            }
        }

        private boolean isImprecise(Observation observation) {
            Limits limits = run.method().limits();
            boolean reachesLloq = observation
                    .estimate()
                    .filter(found -> effective.isPresent()
                            && found.injectedNgPerMl() >= effective.get().low())
                    .isPresent();
            return reachesLloq
                    && limits.has(LimitKey.PRECISION_LIMIT_PERCENT)
                    && observation
                            .measured()
                            .map(Peak::area)
                            .filter(area -> 100 * area.noiseSeCountsMin()
                                    > limits.number(LimitKey.PRECISION_LIMIT_PERCENT) * area.countsMin())
                            .isPresent();
        }

        private static Set<Flag> signalFlags(InjectionPeaks injection, Channel channel) {
            return injection.raw().signal(channel) instanceof Chromatogram chromatogram
                    ? chromatogram.flags()
                    : Set.of();
        }
    }
}
