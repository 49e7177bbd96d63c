package io.enantio.acceptance.evidence;

import io.enantio.acceptance.result.RunEvidence;
import io.enantio.calibration.CalibratedAnalyte;
import io.enantio.calibration.Quantitation;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what every injection says of one analyte, with the flags that need no other injection. */
public final class Observations {
    /** What is said of the peak shapes that a run taught: it holds for all peaks of a channel and stands once, with the curve. */
    public static final Set<Flag> OF_THE_SHAPES = EnumSet.of(Flag.NO_SHAPE_LIBRARY, Flag.SHAPE_LIBRARY_POOR);

    private final RunEvidence run;
    private final SequenceFlags sequence;
    private final Analyte analyte;
    private final Optional<Range> effective;

    Observations(RunEvidence run, SequenceFlags sequence, Analyte analyte, Optional<Range> effective) {
        this.run = run;
        this.sequence = sequence;
        this.analyte = analyte;
        this.effective = effective;
    }

    /** One per injection, in order. */
    List<Observation> of(Optional<CalibratedAnalyte> calibrated) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < run.injections().size(); i++) {
            int place = i;
            Optional<Quantitation> quantitation =
                    calibrated.map(found -> found.quantitations().get(place));
            observations.add(observe(run.injections().get(i), quantitation));
        }
        return observations;
    }

    private Observation observe(InjectionPeaks injection, Optional<Quantitation> quantitation) {
        Integration peak = injection.of(analyte);
        Optional<Integration> standard = injection.internalStandardOf(analyte);
        Compound compound = run.method().compoundOf(analyte);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(sequence.of(injection.injection().number()));
        flags.addAll(injection.rawFlags());
        flags.addAll(peak.flags());
        flags.addAll(signalFlags(injection, compound.channels().quantifier()));
        if (!injection.injection().type().hasNoInternalStandard()) {
            addStandardFlags(injection, standard, flags);
        }
        flags.removeAll(OF_THE_SHAPES);
        Observation observation = new Observation(injection, peak, standard, quantitation, Set.of());
        if (isImprecise(observation)) {
            flags.add(Flag.BELOW_PRECISION_LIMIT);
        }
        return new Observation(injection, peak, standard, quantitation, Collections.unmodifiableSet(flags));
    }

    /** What is wrong with the standard's peak is wrong with the ratio: all its flags stand on the row. */
    private void addStandardFlags(InjectionPeaks injection, Optional<Integration> standard, Set<Flag> flags) {
        standard.ifPresent(found -> flags.addAll(found.flags()));
        run.method()
                .internalStandardOf(run.method().compoundOf(analyte))
                .map(InternalStandard::channel)
                .ifPresent(channel -> flags.addAll(signalFlags(injection, channel)));
        boolean isFound = standard.filter(Peak.class::isInstance)
                .map(Peak.class::cast)
                .filter(Peak::isDetected)
                .isPresent();
        // Nothing can be said of an injection that was not read.
        if (!isFound && !(injection.raw() instanceof UnreadInjection)) {
            flags.add(Flag.IS_MISSING);
        }
    }

    private boolean isImprecise(Observation observation) {
        Limits limits = run.method().limits();
        boolean isInside = observation
                .estimate()
                .filter(found -> effective.isPresent()
                        && found.injectedNgPerMl() >= effective.get().low())
                .isPresent();
        return isInside
                && limits.has(LimitKey.PRECISION_LIMIT_PERCENT)
                && observation
                        .measured()
                        .map(Peak::area)
                        .filter(area -> 100 * area.noiseSeCountsMin()
                                > limits.number(LimitKey.PRECISION_LIMIT_PERCENT) * area.countsMin())
                        .isPresent();
    }

    private static Set<Flag> signalFlags(InjectionPeaks injection, Channel channel) {
        return injection.raw().signal(channel) instanceof Chromatogram chromatogram ? chromatogram.flags() : Set.of();
    }
}
