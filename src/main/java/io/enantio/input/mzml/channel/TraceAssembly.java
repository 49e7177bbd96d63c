package io.enantio.input.mzml.channel;

import io.enantio.chromatogram.Trace;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.header.TimeAxisUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Stored chromatograms, one after the other in time, to one trace in minutes. Points of equal time are averaged. */
public final class TraceAssembly {
    private final double[] timesMin;
    private final double[] intensities;
    private int size;
    private int pointsOfLast;

    private TraceAssembly(int points) {
        timesMin = new double[points];
        intensities = new double[points];
    }

    /**
     * The trace of segments that follow each other.
     *
     * @param assumed unit of times without one
     */
    public static Trace join(List<StoredChromatogram> segments, Optional<TimeAxisUnit> assumed) {
        TraceAssembly assembly = new TraceAssembly(
                segments.stream().mapToInt(StoredChromatogram::size).sum());
        for (StoredChromatogram segment : segments) {
            TimeAxisUnit unit = segment.unit().or(() -> assumed).orElse(TimeAxisUnit.MINUTE);
            for (int i = 0; i < segment.size(); i++) {
                assembly.add(unit.toMinutes(segment.time(i)), segment.intensity(i));
            }
        }
        return Trace.of(
                Arrays.copyOf(assembly.timesMin, assembly.size), Arrays.copyOf(assembly.intensities, assembly.size));
    }

    private void add(double timeMin, double intensity) {
        if (size > 0 && timesMin[size - 1] == timeMin) {
            pointsOfLast++;
            intensities[size - 1] += (intensity - intensities[size - 1]) / pointsOfLast;
        } else {
            timesMin[size] = timeMin;
            intensities[size] = intensity;
            size++;
            pointsOfLast = 1;
        }
    }
}
