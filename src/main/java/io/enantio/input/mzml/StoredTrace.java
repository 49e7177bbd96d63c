package io.enantio.input.mzml;

import io.enantio.chromatogram.Trace;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.SpectrumTrace;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import io.enantio.peak.learn.TraceFacts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One chromatogram of a file, or one channel of its spectra, to be shown.
 *
 * @param element for example {@code chromatogram[4]}
 * @param id as one harmless line
 * @param type for example {@code SRM}, {@code TIC}
 * @param timeUnit as the file states it; absent: the times of the trace are in an unknown unit
 * @param trace in minutes, points of equal time averaged; empty if only the extent was kept
 * @param extent of the trace; absent if the file stores no points
 * @param facts how its detector stores counts; absent if it is no channel, or has no points
 * @param scan how the spectra were taken that it is made of, in words; empty for a stored chromatogram
 */
public record StoredTrace(
        String element,
        String id,
        String type,
        Selected selected,
        Optional<String> timeUnit,
        Trace trace,
        Optional<TraceExtent> extent,
        Optional<TraceFacts> facts,
        String scan) {
    private static final Trace NO_POINTS = Trace.of(new double[0], new double[0]);

    private static final Set<String> BY_THEIR_IONS = Set.of(
            ChromatogramHeader.Type.UNSTATED.word(),
            ChromatogramHeader.Type.SELECTED_ION_CURRENT.word(),
            ChromatogramHeader.Type.ION_CURRENT.word());

    /** Converters put the name that the laboratory gave last, behind a hundred characters. */
    private static final int LONGEST_ID = 250;

    /** What the mass spectrometer selected; each absent if it is not stated. */
    public record Selected(
            OptionalDouble precursorMz,
            OptionalDouble productMz,
            Optional<Polarity> polarity,
            OptionalDouble collisionEnergyEv) {}

    static StoredTrace of(StoredChromatogram chromatogram) {
        ChromatogramHeader header = chromatogram.header();
        ChromatogramHeader.Ions ions = header.ions();
        Trace trace = StoredChromatogram.joined(List.of(chromatogram), Optional.empty());
        boolean isChannel = ions.precursorMz().isPresent();
        return new StoredTrace(
                header.element(),
                Place.quote(header.id(), LONGEST_ID),
                header.type().word(),
                new Selected(ions.precursorMz(), ions.productMz(), ions.polarity(), ions.collisionEnergyEv()),
                chromatogram.unit().map(TimeAxisUnit::word),
                trace,
                TraceExtent.of(trace),
                isChannel ? TraceFacts.of(trace) : Optional.empty(),
                header.setting());
    }

    /** The same without its points: a file may have more of them than there is memory. */
    static StoredTrace withoutPoints(StoredChromatogram chromatogram) {
        StoredTrace whole = of(chromatogram);
        return new StoredTrace(
                whole.element,
                whole.id,
                whole.type,
                whole.selected,
                whole.timeUnit,
                NO_POINTS,
                whole.extent,
                whole.facts,
                whole.scan);
    }

    /** Number of points that the file stores. */
    public int points() {
        return extent.map(TraceExtent::points).orElse(0);
    }

    /** Points per second between the first and the last; absent for fewer than two points or without a unit. */
    public OptionalDouble pointsPerSecond() {
        int last = points() - 1;
        return last < 1 || timeUnit.isEmpty()
                ? OptionalDouble.empty()
                : extent.stream()
                        .mapToDouble(known -> last / (60 * (known.last() - known.first())))
                        .findFirst();
    }

    /** The channel of a method that this chromatogram shows; absent for a TIC, a pressure and the like. */
    public Optional<Transition> transition() {
        boolean sim = type.equals(ChromatogramHeader.Type.SIM.word())
                || isByItsIons() && selected.productMz().isEmpty();
        boolean srm = (type.equals(ChromatogramHeader.Type.SRM.word()) || isByItsIons())
                && selected.productMz().isPresent();
        if (selected.precursorMz().isEmpty() || !sim && !srm) {
            return Optional.empty();
        }
        return Optional.of(new Transition(
                selected.precursorMz().getAsDouble(),
                sim ? OptionalDouble.empty() : selected.productMz(),
                new Transition.Choice(
                        selected.polarity(), selected.collisionEnergyEv(), Optional.empty(), scanContains())));
    }

    private Optional<String> scanContains() {
        return scan.isEmpty() ? Optional.empty() : Optional.of(scan);
    }

    /** Whether another chromatogram is a channel of the same ions. */
    boolean showsTheIonsOf(StoredTrace other) {
        return other.transition().isPresent()
                && isNear(selected.precursorMz, other.selected.precursorMz)
                && isNear(selected.productMz, other.selected.productMz);
    }

    private static boolean isNear(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() == other.isPresent()
                && Math.abs(one.orElse(0) - other.orElse(0)) <= SpectrumTrace.SelectedIons.SAME_ION_MZ;
    }

    /** As a channel of a method is chosen: what no term calls SRM or SIM is what its ions are. */
    private boolean isByItsIons() {
        return BY_THEIR_IONS.contains(type);
    }
}
