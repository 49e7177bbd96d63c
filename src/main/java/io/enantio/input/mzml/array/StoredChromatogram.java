package io.enantio.input.mzml.array;

import io.enantio.chromatogram.Acquisition;
import io.enantio.chromatogram.Trace;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.TimeAxisUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A chromatogram as stored: equally long arrays, finite, times not decreasing, in the file's own unit. */
public final class StoredChromatogram {
    private final ChromatogramHeader header;
    private final Acquisition acquisition;
    private final Optional<TimeAxisUnit> unit;
    private final double[] times;
    private final double[] intensities;

    /** What is known of the arrays: their header, how they were acquired, and the unit of their times. */
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

    /** The form in which the file stores it. */
    public Acquisition acquisition() {
        return acquisition;
    }

    /** Unit of the times; absent if the file states none. */
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

    /** Time of the first point, minutes; a unit that is not stated is taken as minutes. */
    public double startMin() {
        return unit.orElse(TimeAxisUnit.MINUTE).toMinutes(times[0]);
    }

    /** Time of the last point, minutes, as {@link #startMin()}. */
    public double endMin() {
        return unit.orElse(TimeAxisUnit.MINUTE).toMinutes(times[times.length - 1]);
    }

    /** Whether the times of two chromatograms, neither of them empty, overlap. */
    public boolean overlaps(StoredChromatogram other) {
        return startMin() <= other.endMin() && other.startMin() <= endMin();
    }

    /**
     * The trace of segments that follow each other in time, in minutes. Points of equal time are averaged.
     *
     * @param assumed unit of times without one
     */
    public static Trace joined(List<StoredChromatogram> segments, Optional<TimeAxisUnit> assumed) {
        int points = segments.stream().mapToInt(StoredChromatogram::size).sum();
        double[] timesMin = new double[points];
        double[] intensities = new double[points];
        int size = 0;
        int pointsOfLast = 0;
        for (StoredChromatogram segment : segments) {
            TimeAxisUnit unit = segment.unit().or(() -> assumed).orElse(TimeAxisUnit.MINUTE);
            for (int i = 0; i < segment.size(); i++) {
                double timeMin = unit.toMinutes(segment.times[i]);
                if (size > 0 && timesMin[size - 1] == timeMin) {
                    pointsOfLast++;
                    intensities[size - 1] += (segment.intensities[i] - intensities[size - 1]) / pointsOfLast;
                } else {
                    timesMin[size] = timeMin;
                    intensities[size++] = segment.intensities[i];
                    pointsOfLast = 1;
                }
            }
        }
        return Trace.of(Arrays.copyOf(timesMin, size), Arrays.copyOf(intensities, size));
    }
}
