package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.method.Channel;
import io.enantio.method.MzTolerance;
import io.enantio.method.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Picks a method's channels out of one file, as it is read. */
public final class ChannelSelection implements MzmlVisitor {
    private static final int NEAREST = 3;

    private final Map<Transition, Candidates> candidates = new LinkedHashMap<>();
    private final List<ChromatogramHeader> headers = new ArrayList<>();

    public ChannelSelection(List<Channel> channels, MzTolerance tolerance) {
        for (Channel channel : channels) {
            candidates.computeIfAbsent(channel.transition(), transition -> new Candidates(transition, tolerance));
        }
    }

    @Override
    public boolean wants(ChromatogramHeader header) {
        headers.add(header);
        return candidates.values().stream().anyMatch(channel -> channel.wants(header));
    }

    @Override
    public void accept(StoredChromatogram chromatogram) {
        candidates.values().forEach(channel -> channel.offer(chromatogram));
    }

    /** Transitions that nothing fits so far. */
    public List<Transition> missing() {
        return candidates.entrySet().stream()
                .filter(entry -> entry.getValue().best().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The chromatograms that fit a channel best, equally well; none if none fits. */
    public List<StoredChromatogram> of(Channel channel) {
        Candidates found = candidates.get(channel.transition());
        return found == null ? List.of() : found.best();
    }

    /** Why nothing fits: the nearest that is there. */
    public String whyAbsent(Channel channel) {
        Transition transition = channel.transition();
        List<String> nearest = headers.stream()
                .filter(header -> ChannelFit.isOfKind(transition, header))
                .filter(header -> Double.isFinite(ChannelFit.distance(transition, header.ions())))
                .sorted(Comparator.comparingDouble(header -> ChannelFit.distance(transition, header.ions())))
                .limit(NEAREST)
                .map(header -> header.element() + " " + ions(header.ions()))
                .toList();
        String missing = "no " + (transition.isSim() ? "SIM" : "SRM") + " chromatogram fits " + title(channel);
        return nearest.isEmpty()
                ? missing + "; the file has none"
                : missing + "; nearest are " + String.join(", ", nearest);
    }

    /** A channel as messages name it. */
    public static String title(Channel channel) {
        Transition transition = channel.transition();
        return channel.owner() + " (" + mz(OptionalDouble.of(transition.precursorMz()))
                + product(transition.productMz()) + choice(transition.choice()) + ")";
    }

    private static String choice(Transition.Choice choice) {
        List<String> marks = new ArrayList<>();
        choice.polarity().ifPresent(polarity -> marks.add(polarity.name().toLowerCase(Locale.ROOT)));
        choice.collisionEnergyEv().ifPresent(energy -> marks.add(energy + " eV"));
        choice.idContains().ifPresent(text -> marks.add("id with \"" + Place.quote(text) + "\""));
        choice.scanContains().ifPresent(text -> marks.add("scan with \"" + Place.quote(text) + "\""));
        return marks.stream().map(mark -> ", " + mark).collect(Collectors.joining());
    }

    /** Ions and polarity as messages name them. */
    static String ions(ChromatogramHeader.Ions ions) {
        String polarity = ions.polarity()
                .map(sign -> " " + sign.name().toLowerCase(Locale.ROOT))
                .orElse("");
        return mz(ions.precursorMz()) + product(ions.productMz()) + polarity;
    }

    private static String product(OptionalDouble mz) {
        return mz.isEmpty() ? "" : " > " + mz(mz);
    }

    private static String mz(OptionalDouble mz) {
        return mz.isEmpty() ? "?" : Double.toString(mz.getAsDouble());
    }

    /** The chromatograms that fit a transition best, so far. */
    private static final class Candidates {
        private final Transition transition;
        private final MzTolerance tolerance;
        private final List<StoredChromatogram> best = new ArrayList<>();
        private Optional<ChannelFit> bestFit = Optional.empty();

        Candidates(Transition transition, MzTolerance tolerance) {
            this.transition = transition;
            this.tolerance = tolerance;
        }

        /** Whether a chromatogram fits no worse than those before it. */
        boolean wants(ChromatogramHeader header) {
            Optional<ChannelFit> fit = ChannelFit.of(transition, header, tolerance);
            return fit.isPresent() && (bestFit.isEmpty() || fit.get().compareTo(bestFit.get()) <= 0);
        }

        /** Keeps a chromatogram if it is wanted, and drops those that fit worse. */
        void offer(StoredChromatogram chromatogram) {
            if (!wants(chromatogram.header())) {
                return;
            }
            ChannelFit fit =
                    ChannelFit.of(transition, chromatogram.header(), tolerance).orElseThrow();
            if (bestFit.isPresent() && fit.compareTo(bestFit.get()) < 0) {
                best.clear();
            }
            bestFit = Optional.of(fit);
            best.add(chromatogram);
        }

        /** Equally good, in the order of their times; those without points last. */
        List<StoredChromatogram> best() {
            Comparator<StoredChromatogram> byStart =
                    Comparator.comparingDouble(chromatogram -> chromatogram.size() == 0 ? 0 : chromatogram.startMin());
            return best.stream()
                    .sorted(Comparator.<StoredChromatogram>comparingInt(
                                    chromatogram -> chromatogram.size() == 0 ? 1 : 0)
                            .thenComparing(byStart))
                    .toList();
        }
    }
}
