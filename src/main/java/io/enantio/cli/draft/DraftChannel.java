package io.enantio.cli.draft;

import io.enantio.input.mzml.StoredTrace;
import io.enantio.method.Transition;
import io.enantio.peak.signal.ProposedPeaks;
import io.enantio.peak.signal.ProposedPeaks.Proposed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A channel found in some of the files, with the peaks of the file in which they are highest. */
public final class DraftChannel {
    private final Transition transition;
    private final String id;
    private int files;
    private Seen best = new Seen("", List.of());
    private Optional<String> overlap = Optional.empty();

    /** Peaks of one file. */
    public record Seen(String file, List<Proposed> peaks) {
        double highest() {
            return peaks.stream().mapToDouble(Proposed::counts).max().orElse(Double.NEGATIVE_INFINITY);
        }
    }

    private DraftChannel(Transition transition, String id) {
        this.transition = transition;
        this.id = id;
    }

    /** Adds the channels of a file to those of earlier files; channels keep the order in which they were found. */
    public static void collect(String file, Collection<StoredTrace> traces, Map<Transition, DraftChannel> channels) {
        Map<Transition, List<StoredTrace>> found = new LinkedHashMap<>();
        for (StoredTrace trace : traces) {
            trace.transition()
                    .map(DraftChannel::tidy)
                    .ifPresent(transition -> found.computeIfAbsent(transition, key -> new ArrayList<>())
                            .add(trace));
        }
        found.forEach((transition, segments) -> channels.computeIfAbsent(
                        transition, key -> new DraftChannel(key, segments.get(0).id()))
                .add(file, segments));
    }

    /** Makes channels equal whose m/z values were rounded differently. */
    private static Transition tidy(Transition transition) {
        Transition.Choice choice = transition.choice();
        return new Transition(
                rounded("%.4f", transition.precursorMz()),
                rounded("%.4f", transition.productMz()),
                new Transition.Choice(
                        choice.polarity(),
                        rounded("%.2f", choice.collisionEnergyEv()),
                        Optional.empty(),
                        choice.scanContains()));
    }

    private static OptionalDouble rounded(String format, OptionalDouble value) {
        return value.stream().map(known -> rounded(format, known)).findFirst();
    }

    private static double rounded(String format, double value) {
        return Double.parseDouble(String.format(Locale.ROOT, format, value));
    }

    private void add(String file, List<StoredTrace> segments) {
        files++;
        Map<Double, Proposed> peaks = new TreeMap<>();
        segments.forEach(segment -> ProposedPeaks.of(segment.trace()).forEach(apex -> {
            double time = rounded("%.3f", apex.timeMin());
            if (time > 0) {
                peaks.merge(time, new Proposed(time, apex.counts()), (one, other) -> one);
            }
        }));
        Seen seen = new Seen(file, List.copyOf(peaks.values()));
        best = seen.highest() > best.highest() ? seen : best;
        overlap = overlap.or(() -> overlap(segments).map(text -> text + " of " + file));
    }

    /** Two chromatograms of the same ions at the same time: the method may select one. */
    private static Optional<String> overlap(List<StoredTrace> segments) {
        List<StoredTrace> byStart = segments.stream()
                .filter(segment -> !segment.trace().isEmpty())
                .sorted(Comparator.comparingDouble(segment -> segment.trace().timeMin(0)))
                .toList();
        for (int i = 1; i < byStart.size(); i++) {
            StoredTrace before = byStart.get(i - 1);
            if (before.trace().timeMin(before.trace().size() - 1)
                    >= byStart.get(i).trace().timeMin(0)) {
                return Optional.of(before.element() + " \"" + before.id() + "\" and "
                        + byStart.get(i).element() + " \"" + byStart.get(i).id() + "\"");
            }
        }
        return Optional.empty();
    }

    Transition transition() {
        return transition;
    }

    /** Id of the first chromatogram, on one line. */
    String id() {
        return id;
    }

    /** Number of files that contain it. */
    int files() {
        return files;
    }

    /** The file with the highest peak, and its peaks in elution order; no peaks if no file has any. */
    public Seen best() {
        return best;
    }

    /** Two chromatograms of which the method may select one. */
    Optional<String> overlap() {
        return overlap;
    }
}
