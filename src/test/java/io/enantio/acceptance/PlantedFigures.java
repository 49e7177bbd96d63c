package io.enantio.acceptance;

import io.enantio.peak.area.Peak.Figures;
import java.util.OptionalDouble;

/** Chromatographic figures of a planted peak. */
public record PlantedFigures(double signalToNoise, double resolution, double tailing, double valleyPercent) {
    static final PlantedFigures GOOD = new PlantedFigures(40, 2.0, 1.1);
    static final double WIDTH_MIN = 0.25;

    public PlantedFigures(double signalToNoise, double resolution, double tailing) {
        this(signalToNoise, resolution, tailing, 0);
    }

    Figures figures() {
        return new Figures(
                OptionalDouble.of(signalToNoise),
                OptionalDouble.of(resolution),
                OptionalDouble.of(tailing),
                OptionalDouble.of(20),
                OptionalDouble.of(WIDTH_MIN),
                OptionalDouble.of(valleyPercent));
    }
}
