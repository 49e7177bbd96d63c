package io.enantio.peak.retention;

import io.enantio.chromatogram.RawInjection;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.MonitoredCompound;
import io.enantio.peak.retention.ChannelLocator.Reference;
import io.enantio.peak.retention.LocatedChannel.RetentionShift;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Locates every channel of a run: internal standards first, then the channels that use them, then the rest. */
public final class RunLocator {
    /** Fraction of a window that is assumed as peak width if no peak gives one. */
    private static final double WIDTH_OF_WINDOW = 0.2;

    private final Method method;
    private final List<RawInjection> injections;
    private final Map<Channel, ChannelRun> runs;
    private final Map<Channel, LocatedChannel> located = new LinkedHashMap<>();
    private final Map<String, Reference> standards = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();

    private RunLocator(Method method, List<RawInjection> injections) {
        this.method = method;
        this.injections = injections;
        this.runs = method.channels().parallelStream()
                .collect(Collectors.toMap(channel -> channel, channel -> ChannelRun.of(channel, injections)));
    }

    /** Every channel with its expected peaks, or with the largest peak if none is expected. */
    public static Map<Channel, LocatedChannel> locate(Method method, List<RawInjection> injections) {
        RunLocator locator = new RunLocator(method, injections);
        method.internalStandards().forEach(locator::standard);
        method.compounds().forEach(locator::compound);
        method.monitored().forEach(locator::monitored);
        return locator.located;
    }

    private void standard(InternalStandard standard) {
        Reference found = channel(standard.channel()).byPattern(width(standard.channel()));
        standards.put(standard.name(), found);
        references.add(found);
        located.put(standard.channel(), found.channel());
    }

    private void compound(Compound compound) {
        Channel quantifier = compound.channels().quantifier();
        Optional<Reference> standard = method.internalStandardOf(compound).map(found -> standards.get(found.name()));
        Reference reference = standard.orElseGet(() -> ofItself(quantifier));
        double width = reference.channel().shape().fwhmMin();
        if (standard.isPresent()) {
            located.put(quantifier, channel(quantifier).byShifts(reference.shifts(), width));
        }
        compound.channels()
                .qualifier()
                .ifPresent(
                        qualifier -> located.put(qualifier, channel(qualifier).byShifts(reference.shifts(), width)));
    }

    private Reference ofItself(Channel channel) {
        Reference found = channel(channel).byPattern(width(channel));
        references.add(found);
        located.put(channel, found.channel());
        return found;
    }

    private void monitored(MonitoredCompound compound) {
        Channel channel = compound.channel();
        double width = width(channel);
        located.put(
                channel,
                channel.window().peaks() == 0
                        ? LargestPeak.locate(run(channel), width)
                        : channel(channel).byShifts(commonShifts(channel), width));
    }

    private ChannelLocator channel(Channel channel) {
        return new ChannelLocator(run(channel), method.limits());
    }

    private ChannelRun run(Channel channel) {
        return Objects.requireNonNull(runs.get(channel), "every channel of the method has a run");
    }

    private double width(Channel channel) {
        return references.isEmpty()
                ? WIDTH_OF_WINDOW * channel.window().halfWidthMin()
                : references.get(0).channel().shape().fwhmMin();
    }

    /** Mean shift of the channels located by their own peaks, for a channel without a reference. */
    private List<RetentionShift> commonShifts(Channel channel) {
        List<RetentionShift> common = new ArrayList<>();
        for (int i = 0; i < injections.size(); i++) {
            int injection = i;
            double shift = references.stream()
                    .mapToDouble(reference -> reference.shifts().get(injection).shiftMin())
                    .average()
                    .orElse(0);
            double sd = references.stream()
                    .mapToDouble(reference -> reference.shifts().get(injection).sdMin())
                    .max()
                    .orElse(channel.window().halfWidthMin() / 2);
            common.add(new RetentionShift(shift, sd, RetentionShift.Source.DRIFT, Set.of()));
        }
        return common;
    }
}
