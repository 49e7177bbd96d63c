package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.method.Channel;
import io.enantio.method.MzTolerance;
import io.enantio.method.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
    private final Map<Transition, String> passedOver = new HashMap<>();
    private final List<ChromatogramHeader> headers = new ArrayList<>();

    public ChannelSelection(List<Channel> channels, MzTolerance tolerance) {
        for (Channel channel : channels) {
            candidates.computeIfAbsent(channel.transition(), transition -> new Candidates(transition, tolerance));
        }
    }

    @Override
    public boolean wants(ChromatogramHeader header) {
        headers.add(header);
        boolean isWanted = false;
        for (Candidates channel : candidates.values()) {
            isWanted |= channel.counts(header);
        }
        return isWanted;
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

    /** How the chromatograms of a channel were chosen, for a person to read. */
    public String howChosen(Channel channel) {
        Candidates found = candidates.get(channel.transition());
        int fitting = found == null ? 0 : found.fitting;
        String marks = marks(channel.transition().choice()).stream().collect(Collectors.joining(", ", " by ", ""));
        String chosen = switch (fitting) {
            case 0 -> "from spectra, within the m/z tolerance";
            case 1 -> "the only one within the m/z tolerance";
            default -> "nearest of " + fitting + " within the m/z tolerance";
        };
        String from = found == null || found.best.isEmpty()
                ? ""
                : found.best.get(0).header().ionsFrom();
        return chosen + (marks.equals(" by ") ? "" : marks) + (from.isEmpty() ? "" : ", " + from);
    }

    /** Takes what a reader of spectra passed over for a transition, in words. */
    public void spectraPassedOver(Transition transition, String text) {
        passedOver.put(transition, text);
    }

    /** Why nothing fits: the nearest that is there. */
    public String whyAbsent(Channel channel) {
        Transition transition = channel.transition();
        List<String> nearest = headers.stream()
                .filter(header -> header.type().isOfIons())
                .filter(header -> Double.isFinite(ChannelFit.distance(transition, header.ions())))
                .sorted(Comparator.comparingDouble(header -> ChannelFit.distance(transition, header.ions())))
                .limit(NEAREST)
                .map(header -> header.element() + " " + ions(header.ions()) + marks(transition, header))
                .toList();
        String missing = "no " + (transition.isSim() ? "SIM" : "SRM") + " chromatogram fits " + title(channel);
        String spectra = passedOver.getOrDefault(transition, "");
        if (!spectra.isEmpty() && nearest.isEmpty()) {
            return missing + "; " + spectra;
        }
        return (nearest.isEmpty()
                        ? missing + "; the file has none" + others()
                        : missing + "; nearest are " + String.join(", ", nearest))
                + (spectra.isEmpty() ? "" : "; " + spectra);
    }

    /** What a person needs to know why a near chromatogram does not fit. */
    private static String marks(Transition transition, ChromatogramHeader header) {
        StringBuilder marks = new StringBuilder();
        if (!ChannelFit.isOfKind(transition, header)) {
            marks.append(" (").append(header.type().word()).append(')');
        }
        if (transition.choice().collisionEnergyEv().isPresent()) {
            header.ions()
                    .collisionEnergyEv()
                    .ifPresent(energy -> marks.append(' ').append(energy).append(" eV"));
        }
        if (transition.choice().idContains().isPresent()) {
            marks.append(" \"").append(Place.quote(header.id())).append('"');
        }
        return marks.toString();
    }

    /** The chromatograms that are no channels, by their kind. */
    private String others() {
        Map<String, Long> kinds = headers.stream()
                .collect(Collectors.groupingBy(
                        header -> header.type().word(), LinkedHashMap::new, Collectors.counting()));
        String listed = kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return listed.isEmpty() ? "" : ", only " + listed;
    }

    /** A channel as messages name it. */
    public static String title(Channel channel) {
        Transition transition = channel.transition();
        return channel.owner() + " (" + mz(OptionalDouble.of(transition.precursorMz()))
                + product(transition.productMz()) + choice(transition.choice()) + ")";
    }

    private static String choice(Transition.Choice choice) {
        return marks(choice).stream().map(mark -> ", " + mark).collect(Collectors.joining());
    }

    private static List<String> marks(Transition.Choice choice) {
        List<String> marks = new ArrayList<>();
        choice.polarity().ifPresent(polarity -> marks.add(polarity.word()));
        choice.collisionEnergyEv().ifPresent(energy -> marks.add(energy + " eV"));
        choice.idContains().ifPresent(text -> marks.add("id with \"" + Place.quote(text) + "\""));
        choice.scanContains().ifPresent(text -> marks.add("scan with \"" + Place.quote(text) + "\""));
        return marks;
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
        private int fitting;

        Candidates(Transition transition, MzTolerance tolerance) {
            this.transition = transition;
            this.tolerance = tolerance;
        }

        /** Counts a chromatogram if it fits; whether it fits no worse than those before it. */
        boolean counts(ChromatogramHeader header) {
            Optional<ChannelFit> fit = ChannelFit.of(transition, header, tolerance);
            fitting += fit.isPresent() ? 1 : 0;
            return isWanted(fit);
        }

        private boolean isWanted(Optional<ChannelFit> fit) {
            return fit.isPresent() && (bestFit.isEmpty() || fit.get().compareTo(bestFit.get()) <= 0);
        }

        /** Keeps a chromatogram if it is wanted, and drops those that fit worse. */
        void offer(StoredChromatogram chromatogram) {
            Optional<ChannelFit> fit = ChannelFit.of(transition, chromatogram.header(), tolerance);
            if (!isWanted(fit)) {
                return;
            }
            if (bestFit.isPresent() && fit.orElseThrow().compareTo(bestFit.get()) < 0) {
                best.clear();
            }
            bestFit = fit;
            best.add(chromatogram);
        }

        /** Equally good, in the file's order. */
        List<StoredChromatogram> best() {
            return best;
        }
    }
}
