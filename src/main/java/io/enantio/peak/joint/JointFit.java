package io.enantio.peak.joint;

import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.peak.fit.FitLimits;
import io.enantio.peak.learn.TransitionTraces;
import io.enantio.peak.retention.ChannelRun;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The joint fit of every channel of a run: each internal standard once, then the quantifiers that it serves, then qualifiers relative to
 * their quantifiers. Channels are fitted one after the other, so that only one at a time is in memory; the injections of a channel
 * are fitted in parallel.
 */
public final class JointFit {
    /** What is known of the content of an injection before it is fitted. */
    enum Kind {
        /** A standard or QC: it contains every expected peak and no other; the shape may be learned from it. */
        KNOWN,
        SAMPLE,
        /** No peak need be there, nor the internal standard. */
        BLANK
    }

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
        List<InternalStandard> used = method.internalStandards();
        List<Optional<StandardStage>> stages = used.stream()
                .map(standard -> StandardStage.of(traces(standard.channel())))
                .toList();
        Map<Channel, List<FittedChannel>> fits = new LinkedHashMap<>();
        Map<String, StandardStage> standards = new LinkedHashMap<>();
        for (int k = 0; k < used.size(); k++) {
            String name = used.get(k).name();
            stages.get(k).ifPresent(stage -> standards.put(name, stage));
            fits.put(used.get(k).channel(), asGiven(areas(stages.get(k))));
        }
        Map<String, AnalyteStage> quantifiers = new LinkedHashMap<>();
        fitAll(
                        channels(role -> role == Role.QUANTIFIER || role == Role.MONITORED),
                        channel -> standardOf(channel).map(standards::get))
                .forEach((channel, fit) -> {
                    fits.put(channel, asGiven(fit.areas()));
                    fit.stage().ifPresent(stage -> quantifiers.put(channel.owner(), stage));
                });
        // The quantifier is the best reference of its qualifier: it includes all information of the internal standard.
        fitAll(
                        channels(role -> role == Role.QUALIFIER),
                        channel -> Optional.ofNullable(quantifiers.get(channel.owner()))
                                .map(AnalyteStage::asReference)
                                .or(() -> standardOf(channel).map(standards::get)))
                .forEach((channel, fit) -> fits.put(channel, asGiven(fit.areas())));
        return fits;
    }

    private record Fit(Optional<AnalyteStage> stage, List<FittedChannel> areas) {}

    private List<Channel> channels(Predicate<Role> wanted) {
        return method.channels().stream()
                .filter(channel -> wanted.test(channel.role()))
                .filter(channel -> channel.window().peaks() > 0)
                .toList();
    }

    private Map<Channel, Fit> fitAll(
            List<Channel> channels, Function<Channel, Optional<? extends FitReference>> reference) {
        List<Fit> found = channels.stream()
                .map(channel -> fitted(traces(channel), reference.apply(channel)))
                .toList();
        Map<Channel, Fit> fits = new LinkedHashMap<>();
        IntStream.range(0, channels.size()).forEach(k -> fits.put(channels.get(k), found.get(k)));
        return fits;
    }

    /** Fitted relative to its reference if there is one, else by its own peaks; without areas if these are never seen. */
    private Fit fitted(TransitionTraces traces, Optional<? extends FitReference> reference) {
        Optional<FitReference> found = reference.isPresent()
                ? Optional.of(reference.get())
                : StandardStage.of(traces).map(itself -> itself);
        Optional<AnalyteStage> stage = found.map(known -> new AnalyteStage(traces, kinds(), known, limits).fitted());
        return new Fit(
                stage,
                stage.map(AnalyteStage::channels)
                        .orElse(Collections.nCopies(acquired.size(), FittedChannel.none(Set.of()))));
    }

    private List<FittedChannel> areas(Optional<StandardStage> stage) {
        return IntStream.range(0, acquired.size())
                .parallel()
                .mapToObj(k -> stage.map(found -> found.channel(k, limits)).orElse(FittedChannel.none(Set.of())))
                .toList();
    }

    private Optional<String> standardOf(Channel channel) {
        return method.compounds().stream()
                .filter(compound -> compound.name().equals(channel.owner()))
                .flatMap(compound -> method.internalStandardOf(compound).stream())
                .map(InternalStandard::name)
                .findFirst();
    }

    private TransitionTraces traces(Channel channel) {
        PeakWindow window = channel.window();
        List<Optional<Trace>> traces = acquired.stream()
                .map(i -> ChannelRun.trace(injections.get(i), channel))
                .toList();
        return TransitionTraces.of(traces, window.retentionTimesMin(), window.halfWidthMin());
    }

    /** From the order of acquisition back to the order of the injections given. */
    private List<FittedChannel> asGiven(List<FittedChannel> inOrder) {
        List<FittedChannel> given = new ArrayList<>(inOrder);
        for (int k = 0; k < acquired.size(); k++) {
            given.set(acquired.get(k), inOrder.get(k));
        }
        return given;
    }

    private List<Kind> kinds() {
        return acquired.stream()
                .map(i -> kind(injections.get(i).injection().type()))
                .toList();
    }

    /** By the sample type: nothing is known of the acceptance of the injection yet. */
    private static Kind kind(SampleType type) {
        return switch (type) {
            case STANDARD, QC -> Kind.KNOWN;
            case BLANK, ZERO, CARRYOVER_BLANK -> Kind.BLANK;
            case STUDY, SUITABILITY, SINGLE_ENANTIOMER -> Kind.SAMPLE;
        };
    }
}
