package io.enantio.input.mzml.channel;

import io.enantio.chromatogram.Trace;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Transition.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The pieces of one transition in a file: time segments, or several entries for one transition in the list of a scheduled
 * acquisition. They become one trace in which each time is taken from one piece: at a peak from the piece that covers the
 * peak's window best. Between two peaks of different pieces the trace changes over where the pieces overlap.
 */
public final class TracePieces {
    /** Parts of a peak's window; pieces that differ by less cover it equally well. */
    private static final double CLEARLY_BETTER = 0.05;

    private final List<Piece> inFileOrder;
    private final PeakWindow window;

    private TracePieces(List<Piece> inFileOrder, PeakWindow window) {
        this.inFileOrder = inFileOrder;
        this.window = window;
    }

    private record Piece(StoredChromatogram stored, Trace trace) {
        double startMin() {
            return trace.timeMin(0);
        }

        double endMin() {
            return trace.timeMin(trace.size() - 1);
        }

        boolean overlaps(Piece other) {
            return startMin() < other.endMin() && other.startMin() < endMin();
        }

        /** Acquired alike: nothing that a file states distinguishes them. */
        boolean isAlike(Piece other) {
            return stored.header().ions().equals(other.stored.header().ions())
                    && stored.header().setting().equals(other.stored.header().setting())
                    && stored.unit().isPresent() == other.stored.unit().isPresent();
        }

        double marginMin(double timeMin) {
            return Math.min(timeMin - startMin(), endMin() - timeMin);
        }

        String times() {
            return String.format(Locale.ROOT, "%.2f-%.2f min", startMin(), endMin());
        }

        String title() {
            String setting = stored.header().setting();
            return setting.isEmpty()
                    ? stored.header().title() + " " + times()
                    : "spectra \"" + setting + "\" " + times();
        }
    }

    /** A part of the trace, from one piece. */
    private record Part(Piece piece, double fromMin, double beforeMin) {
        Trace points() {
            Trace trace = piece.trace();
            return trace.slice(trace.firstAtOrAfter(fromMin), trace.firstAtOrAfter(beforeMin));
        }
    }

    /** What came of the pieces. */
    public sealed interface Outcome permits Joined, NotThere, Undecided {}

    /**
     * One trace.
     *
     * @param used parts of pieces that it is made of, in the order of their times
     * @param how it was put together, for a person to read; empty if there is one piece only
     * @param difference what is odd: used pieces that differ where they overlap
     */
    public record Joined(Trace trace, List<Used> used, String how, Optional<String> difference) implements Outcome {}

    /** Points of a piece that are in the trace; none of a piece without points. */
    public record Used(StoredChromatogram piece, OptionalDouble fromMin, OptionalDouble toMin) {
        static Used of(StoredChromatogram piece, Trace points) {
            return points.isEmpty()
                    ? new Used(piece, OptionalDouble.empty(), OptionalDouble.empty())
                    : new Used(
                            piece,
                            OptionalDouble.of(points.timeMin(0)),
                            OptionalDouble.of(points.timeMin(points.size() - 1)));
        }
    }

    /** A chromatogram that is all there is of a channel, with or without points. */
    public static Joined only(StoredChromatogram piece, Optional<TimeAxisUnit> assumed) {
        Trace trace = StoredChromatogram.joined(List.of(piece), assumed);
        return new Joined(trace, List.of(Used.of(piece, trace)), "", Optional.empty());
    }

    /** The piece that the method names is not there. */
    public record NotThere(String reason) implements Outcome {}

    /** Nothing decides between pieces that differ. */
    public record Undecided(List<String> titles) implements Outcome {}

    /**
     * The trace of a channel.
     *
     * @param pieces with points, in the file's order
     * @param assumed unit of times without one
     * @param window peaks that the trace must show
     */
    public static Outcome join(
            List<StoredChromatogram> pieces,
            Optional<TimeAxisUnit> assumed,
            PeakWindow window,
            Optional<Segment> segment) {
        List<Piece> traces = pieces.stream()
                .map(piece -> new Piece(piece, StoredChromatogram.joined(List.of(piece), assumed)))
                .toList();
        TracePieces all = new TracePieces(traces, window);
        return segment.map(all::named).orElseGet(all::covering);
    }

    private Outcome named(Segment segment) {
        return segment instanceof Segment.Order order ? inOrder(order.number()) : at(((Segment.At) segment).timeMin());
    }

    private Outcome inOrder(int number) {
        if (number > inFileOrder.size()) {
            return new NotThere(
                    "the method takes segment " + number + ", the file has " + inFileOrder.size() + ": " + titles());
        }
        return single(inFileOrder.get(number - 1), ", segment " + number + " of " + inFileOrder.size());
    }

    private Outcome at(double timeMin) {
        List<Piece> over = inFileOrder.stream()
                .filter(piece -> piece.marginMin(timeMin) >= 0)
                .sorted(Comparator.comparingDouble((Piece piece) -> piece.marginMin(timeMin))
                        .reversed())
                .toList();
        if (over.isEmpty()) {
            return new NotThere("the method takes the segment at " + timeMin + " min, the file has " + titles());
        }
        if (over.size() > 1 && over.get(0).marginMin(timeMin) == over.get(1).marginMin(timeMin)) {
            return undecided();
        }
        return single(over.get(0), ", the segment at " + timeMin + " min of " + inFileOrder.size());
    }

    private String titles() {
        return inFileOrder.stream().map(Piece::title).collect(Collectors.joining(", "));
    }

    private static Outcome single(Piece piece, String how) {
        return new Joined(piece.trace(), List.of(Used.of(piece.stored(), piece.trace())), how, Optional.empty());
    }

    private Outcome undecided() {
        return new Undecided(inFileOrder.stream().map(Piece::title).toList());
    }

    private Outcome covering() {
        if (inFileOrder.size() == 1) {
            return single(inFileOrder.get(0), "");
        }
        List<Piece> ofPeaks = new ArrayList<>();
        for (double timeMin : window.retentionTimesMin()) {
            Optional<Piece> best = best(timeMin);
            if (best.isEmpty()) {
                return undecided();
            }
            ofPeaks.add(best.get());
        }
        List<Piece> alike = inFileOrder;
        if (!ofPeaks.isEmpty()) {
            alike = inFileOrder.stream().filter(ofPeaks.get(0)::isAlike).toList();
        }
        boolean isOneSetting = alike.stream().allMatch(alike.get(0)::isAlike) && alike.containsAll(ofPeaks);
        return isOneSetting ? joined(ofPeaks, alike) : undecided();
    }

    /** The piece that covers a peak's window best; of equally good ones the better centred, if nothing depends on it. */
    private Optional<Piece> best(double timeMin) {
        double best = inFileOrder.stream()
                .mapToDouble(piece -> covered(piece, timeMin))
                .max()
                .orElse(0);
        List<Piece> equal = inFileOrder.stream()
                .filter(piece -> covered(piece, timeMin) >= best - CLEARLY_BETTER)
                .sorted(Comparator.comparingDouble((Piece piece) -> piece.marginMin(timeMin))
                        .reversed())
                .toList();
        Piece centred = equal.get(0);
        boolean isSame = equal.stream()
                .allMatch(piece -> piece.isAlike(centred) && (!piece.overlaps(centred) || agree(piece, centred)));
        return isSame ? Optional.of(centred) : Optional.empty();
    }

    /** Part of a peak's window that a piece covers. */
    private double covered(Piece piece, double timeMin) {
        double from = Math.max(piece.startMin(), timeMin - window.halfWidthMin());
        double to = Math.min(piece.endMin(), timeMin + window.halfWidthMin());
        return Math.max(0, to - from) / (2 * window.halfWidthMin());
    }

    private static boolean agree(Piece one, Piece other) {
        return TraceOverlap.agree(one.trace(), other.trace());
    }

    private Outcome joined(List<Piece> ofPeaks, List<Piece> pieces) {
        List<Part> parts = parts(ofPeaks);
        for (Piece piece : pieces.stream()
                .sorted(Comparator.comparingDouble(Piece::startMin))
                .toList()) {
            boolean isOdd =
                    parts.stream().map(Part::piece).anyMatch(other -> other.overlaps(piece) && !agree(other, piece));
            if (isOdd && ofPeaks.isEmpty()) {
                return undecided();
            }
            if (!isOdd && !ofPeaks.contains(piece)) {
                addOutside(piece, parts);
            }
        }
        List<Part> inOrder = parts.stream()
                .filter(part -> !part.points().isEmpty())
                .sorted(Comparator.comparingDouble(Part::fromMin))
                .toList();
        return new Joined(
                trace(inOrder),
                inOrder.stream()
                        .map(part -> Used.of(part.piece().stored(), part.points()))
                        .toList(),
                inOrder.size() > 1
                        ? ", " + inOrder.size() + " pieces put together"
                        : ", the piece of " + inFileOrder.size() + " that covers the peaks best",
                difference(inOrder.stream().map(Part::piece).distinct().toList()));
    }

    /** Parts of the pieces of peaks, in the order of the peaks. */
    private List<Part> parts(List<Piece> ofPeaks) {
        List<Part> parts = new ArrayList<>();
        double fromMin = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ofPeaks.size(); i++) {
            Piece piece = ofPeaks.get(i);
            boolean isLast = i == ofPeaks.size() - 1;
            if (isLast || !ofPeaks.get(i + 1).equals(piece)) {
                double beforeMin = isLast ? Double.POSITIVE_INFINITY : changeoverMin(piece, ofPeaks.get(i + 1), i);
                parts.add(new Part(
                        piece, Math.max(fromMin, piece.startMin()), Math.min(beforeMin, Math.nextUp(piece.endMin()))));
                fromMin = beforeMin;
            }
        }
        return parts;
    }

    /** Halfway between two peaks, or as near to that as both pieces reach. */
    private double changeoverMin(Piece before, Piece after, int peak) {
        List<Double> times = window.retentionTimesMin();
        double halfway = (times.get(peak) + times.get(peak + 1)) / 2;
        return Math.max(after.startMin(), Math.min(halfway, before.endMin()));
    }

    /** What a piece has at times that no part is over yet. */
    private static void addOutside(Piece piece, List<Part> parts) {
        double fromMin = piece.startMin();
        double endMin = Math.nextUp(piece.endMin());
        List<Part> over =
                parts.stream().sorted(Comparator.comparingDouble(Part::fromMin)).toList();
        for (Part part : over) {
            if (part.fromMin() > fromMin && fromMin < endMin) {
                parts.add(new Part(piece, fromMin, Math.min(endMin, part.fromMin())));
            }
            fromMin = Math.max(fromMin, part.beforeMin());
        }
        if (fromMin < endMin) {
            parts.add(new Part(piece, fromMin, endMin));
        }
    }

    private static Trace trace(List<Part> inOrder) {
        List<Trace> parts = inOrder.stream().map(Part::points).toList();
        return Trace.of(
                parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(part.timesMin()))
                        .toArray(),
                parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(part.intensitiesCounts()))
                        .toArray());
    }

    private static Optional<String> difference(List<Piece> pieces) {
        for (int i = 1; i < pieces.size(); i++) {
            Piece before = pieces.get(i - 1);
            if (before.overlaps(pieces.get(i)) && !agree(before, pieces.get(i))) {
                return Optional.of(before.stored().header().element() + " and "
                        + pieces.get(i).stored().header().element()
                        + " show the same ions and differ where they overlap");
            }
        }
        return Optional.empty();
    }
}
