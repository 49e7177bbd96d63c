package io.enantio.input.mzml.channel;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Ions of SRM and SIM stored as spectra. The m/z of one ion may differ from spectrum to spectrum by what was measured; it is
 * the same ion within a distance that no quadrupole tells apart.
 */
public final class SelectedIons {
    public static final double SAME_ION_MZ = 0.02;

    private final TreeSet<Double> ions = new TreeSet<>();

    /** The m/z that stands for an ion: the one it was first seen at. */
    public double ion(double mz) {
        NavigableSet<Double> near = ions.subSet(mz - SAME_ION_MZ, true, mz + SAME_ION_MZ, true);
        if (near.isEmpty()) {
            ions.add(mz);
            return mz;
        }
        return near.stream()
                .min(Comparator.comparingDouble(ion -> Math.abs(ion - mz)))
                .orElseThrow();
    }
}
