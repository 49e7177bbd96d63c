package io.enantio.peak.joint;

import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.peak.fit.FitLimits;
import io.enantio.peak.joint.CompoundAreas.Group;
import io.enantio.peak.learn.TransitionTraces;
import io.enantio.peak.pooled.CompoundRun.Content;
import io.enantio.peak.retention.ChannelRun;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The joint fit of every channel of a run: an internal standard, the compounds of one transition that it serves, and their qualifiers are fitted
 * together. Groups are fitted one after the other, so that only one at a time is in memory.
 */
public final class JointFit {
    /** Of larger runs one group is fitted after the other: two at once would need the memory of both. */
    private static final int MOST_BESIDE = 500;

    private final Method method;
    private final List<RawInjection> injections;
    private final FitLimits limits;
    private final List<Integer> acquired;

    private JointFit(Method method, List<RawInjection> injections) {
        this.method = method;
        this.injections = injections;
        this.limits = FitLimits.of(method.limits());
        this.acquired = IntStream.range(0, injections.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                        i -> injections.get(i).injection().number()))
                .toList();
    }

    /** Fits of each channel with stated peaks, in the order of the injections given. */
    public static Map<Channel, List<FittedChannel>> of(Method method, List<RawInjection> injections) {
        return new JointFit(method, injections).fit();
    }

    private Map<Channel, List<FittedChannel>> fit() {
        Map<Channel, List<FittedChannel>> fits = new LinkedHashMap<>();
        List<Group> groups = groups();
        Stream<Group> each = injections.size() > MOST_BESIDE ? groups.stream() : groups.parallelStream();
        each.map(group -> new CompoundAreas(group, this::traces, contents(), limits).fit())
                .toList()
                .forEach(found -> found.forEach((channel, areas) -> fits.putIfAbsent(channel, asGiven(areas))));
        return fits;
    }

    /** Channels that are fitted together; every channel with stated peaks is in one group at least. */
    private List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        List<Compound> left = new ArrayList<>(method.compounds());
        Set<Channel> references = new HashSet<>();
        while (!left.isEmpty()) {
            List<Compound> together = new ArrayList<>(List.of(left.remove(0)));
            for (int k = 0; k < left.size(); k++) {
                Compound other = left.get(k);
                if (together.stream().anyMatch(one -> overlap(one, other))) {
                    together.add(left.remove(k));
                    k = -1;
                }
            }
            Optional<Channel> standard = together.stream()
                    .flatMap(one -> method.internalStandardOf(one).stream())
                    .map(InternalStandard::channel)
                    .findFirst();
            standard.ifPresent(references::add);
            groups.add(new Group(
                    standard,
                    together.stream().map(one -> one.channels().quantifier()).toList(),
                    together.stream()
                            .flatMap(one -> one.channels().qualifier().stream())
                            .toList()));
        }
        for (InternalStandard standard : method.internalStandards()) {
            if (references.add(standard.channel())) {
                groups.add(new Group(Optional.of(standard.channel()), List.of(), List.of()));
            }
        }
        for (Channel channel : method.channels()) {
            if (channel.role() == Role.MONITORED && channel.window().peaks() > 0) {
                groups.add(new Group(Optional.empty(), List.of(channel), List.of()));
            }
        }
        return groups;
    }

    /** Whether two compounds are measured on one transition and may elute so near each other that one trace must hold both. */
    private static boolean overlap(Compound one, Compound other) {
        Channel a = one.channels().quantifier();
        Channel b = other.channels().quantifier();
        PeakWindow first = a.window();
        PeakWindow second = b.window();
        List<Double> firstTimes = first.retentionTimesMin();
        List<Double> secondTimes = second.retentionTimesMin();
        double gap = Math.max(
                secondTimes.get(0) - firstTimes.get(firstTimes.size() - 1),
                firstTimes.get(0) - secondTimes.get(secondTimes.size() - 1));
        return a.transition().equals(b.transition()) && gap < first.halfWidthMin() + second.halfWidthMin();
    }

    private TransitionTraces traces(Channel channel, List<Double> expectedMin, double halfWidthMin) {
        List<Optional<Trace>> traces = acquired.stream()
                .map(i -> ChannelRun.trace(injections.get(i), channel))
                .toList();
        return TransitionTraces.of(traces, expectedMin, halfWidthMin);
    }

    /** From the order of acquisition back to the order of the injections given. */
    private List<FittedChannel> asGiven(List<FittedChannel> inOrder) {
        List<FittedChannel> given = new ArrayList<>(inOrder);
        for (int k = 0; k < acquired.size(); k++) {
            given.set(acquired.get(k), inOrder.get(k));
        }
        return given;
    }

    private List<Content> contents() {
        return acquired.stream()
                .map(i -> content(injections.get(i).injection().type()))
                .toList();
    }

    /** By the sample type: nothing is known of the acceptance of the injection yet. */
    private static Content content(SampleType type) {
        return switch (type) {
            case STANDARD, QC, SUITABILITY, SINGLE_ENANTIOMER -> Content.KNOWN;
            case BLANK, ZERO, CARRYOVER_BLANK -> Content.BLANK;
            case STUDY -> Content.SAMPLE;
        };
    }
}
