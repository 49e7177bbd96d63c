package io.enantio.input.mzml.array;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.TimeAxisUnit;
import java.util.Optional;

/** A chromatogram as stored: equally long arrays, finite, times not decreasing, in the file's own unit. */
public final class StoredChromatogram {
    private final ChromatogramHeader header;
    private final Acquisition acquisition;
    private final Optional<TimeAxisUnit> unit;
    private final double[] times;
    private final double[] intensities;

    /** What is known of the arrays: whose they are, how they were acquired, and the unit of their times. */
    public record Source(ChromatogramHeader header, Acquisition acquisition, Optional<TimeAxisUnit> unit) {}

    public StoredChromatogram(Source source, double[] times, double[] intensities) {
        this.header = source.header;
        this.acquisition = source.acquisition;
        this.unit = source.unit;
        this.times = times;
        this.intensities = intensities;
    }

    public ChromatogramHeader header() {
        return header;
    }

    /** In which form the file holds it. */
    public Acquisition acquisition() {
        return acquisition;
    }

    /** Unit of the times; absent where the file states none. */
    public Optional<TimeAxisUnit> unit() {
        return unit;
    }

    public int size() {
        return times.length;
    }

    /** Time of point {@code i}, in {@link #unit()}. */
    public double time(int i) {
        return times[i];
    }

    /** Intensity of point {@code i}, counts. */
    public double intensity(int i) {
        return intensities[i];
    }

    /** Time of the first point, minutes; a unit that is not stated is taken for minutes. */
    public double startMin() {
        return unit.orElse(TimeAxisUnit.MINUTE).toMinutes(times[0]);
    }

    /** Time of the last point, minutes, as {@link #startMin()}. */
    public double endMin() {
        return unit.orElse(TimeAxisUnit.MINUTE).toMinutes(times[times.length - 1]);
    }
}
