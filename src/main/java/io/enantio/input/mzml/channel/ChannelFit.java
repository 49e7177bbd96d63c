package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.method.MzTolerance;
import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well a chromatogram fits a channel.
 *
 * @param unstated criteria of the method that the file does not state
 * @param distanceMz sum of the distances of precursor and product
 * @param isTyped whether a term calls it SRM or SIM; of two that are equal otherwise such a one is taken
 */
record ChannelFit(int unstated, double distanceMz, boolean isTyped) implements Comparable<ChannelFit> {
    /** Distances that differ by less are the same number written differently. */
    private static final double SAME_MZ = 1e-6;

    private static final double SAME_ENERGY_EV = 0.01;

    /** What is of another kind is listed behind all of the right one. */
    private static final double OTHER_KIND_MZ = 1e5;

    /** The fit of a chromatogram; absent if it does not show the channel. */
    static Optional<ChannelFit> of(Transition transition, ChromatogramHeader header, MzTolerance tolerance) {
        ChromatogramHeader.Ions ions = header.ions();
        if (!isOfKind(transition, header) || contradicts(transition.choice(), header)) {
            return Optional.empty();
        }
        double precursor = distance(transition.precursorMz(), ions.precursorMz());
        double product =
                transition.isSim() ? 0 : distance(transition.productMz().orElseThrow(), ions.productMz());
        boolean fits = precursor <= tolerance.daltonsAt(transition.precursorMz())
                && (transition.isSim()
                        || product <= tolerance.daltonsAt(transition.productMz().orElseThrow()));
        return fits
                ? Optional.of(new ChannelFit(unstated(transition.choice(), ions), precursor + product, isTyped(header)))
                : Optional.empty();
    }

    /** Distance in m/z between a transition and a chromatogram of any kind, for a list of the nearest. */
    static double distance(Transition transition, ChromatogramHeader.Ions ions) {
        boolean isOtherKind = transition.isSim() == ions.productMz().isPresent();
        double product = transition.isSim() || isOtherKind
                ? 0
                : distance(transition.productMz().orElseThrow(), ions.productMz());
        return distance(transition.precursorMz(), ions.precursorMz()) + product + (isOtherKind ? OTHER_KIND_MZ : 0);
    }

    private static double distance(double requested, OptionalDouble stated) {
        return stated.isPresent() ? Math.abs(stated.getAsDouble() - requested) : Double.POSITIVE_INFINITY;
    }

    /**
     * What a converter calls a selected ion current, an ion current or nothing at all is SRM if it has a product, else SIM. One
     * whose kind is not stated is an oddity of the file.
     */
    static boolean isOfKind(Transition transition, ChromatogramHeader header) {
        return switch (header.type()) {
            case SRM -> !transition.isSim();
            case SIM -> transition.isSim();
            case UNSTATED, SELECTED_ION_CURRENT, ION_CURRENT ->
                transition.isSim() == header.ions().productMz().isEmpty();
            default -> false;
        };
    }

    private static boolean isTyped(ChromatogramHeader header) {
        return header.type() == ChromatogramHeader.Type.SRM || header.type() == ChromatogramHeader.Type.SIM;
    }

    private static boolean contradicts(Transition.Choice choice, ChromatogramHeader header) {
        Optional<Polarity> polarity = header.ions().polarity();
        OptionalDouble energy = header.ions().collisionEnergyEv();
        boolean otherPolarity =
                choice.polarity().isPresent() && polarity.isPresent() && !polarity.equals(choice.polarity());
        boolean otherEnergy = choice.collisionEnergyEv().isPresent()
                && energy.isPresent()
                && Math.abs(energy.getAsDouble() - choice.collisionEnergyEv().getAsDouble()) > SAME_ENERGY_EV;
        boolean otherId = choice.idContains().isPresent()
                && !header.id().contains(choice.idContains().get());
        // Spectra of another setting never got here.
        boolean noScan = choice.scanContains().isPresent() && header.setting().isEmpty();
        return otherPolarity || otherEnergy || otherId || noScan;
    }

    private static int unstated(Transition.Choice choice, ChromatogramHeader.Ions ions) {
        int polarity = choice.polarity().isPresent() && ions.polarity().isEmpty() ? 1 : 0;
        int energy = choice.collisionEnergyEv().isPresent()
                        && ions.collisionEnergyEv().isEmpty()
                ? 1
                : 0;
        return polarity + energy;
    }

    /** The better fit is the smaller; two of one distance are equal. */
    @Override
    public int compareTo(ChannelFit other) {
        if (unstated != other.unstated) {
            return Integer.compare(unstated, other.unstated);
        }
        if (Math.abs(distanceMz - other.distanceMz) >= SAME_MZ) {
            return Double.compare(distanceMz, other.distanceMz);
        }
        return Boolean.compare(other.isTyped, isTyped);
    }
}
