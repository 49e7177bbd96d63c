package io.enantio.comparison;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is compared. */
public enum Quantity {
    /** Of the analyte's peak; theirs is divided by the scale of areas. */
    AREA("area"),
    /** Of the internal standard's peak; theirs is divided by the scale of areas. */
    INTERNAL_STANDARD_AREA("internal standard area"),
    /** Area by area of the internal standard. */
    AREA_RATIO("area ratio"),
    /** What the curve says, also outside its range. */
    CONCENTRATION("concentration"),
    /** Of the analyte's peak; its differences are minutes, not percent. */
    RETENTION_TIME("retention time");

    /** What one of a unit is in ng/mL. */
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("ng/ml", 1.0),
            Map.entry("ng/l", 1e-3),
            Map.entry("pg/ml", 1e-3),
            Map.entry("ug/l", 1.0),
            Map.entry("µg/l", 1.0),
            Map.entry("μg/l", 1.0),
            Map.entry("pg/ul", 1.0),
            Map.entry("ug/ml", 1e3),
            Map.entry("µg/ml", 1e3),
            Map.entry("μg/ml", 1e3),
            Map.entry("mg/l", 1e3));

    private final String title;

    Quantity(String title) {
        this.title = title;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** The word in tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the two programs may have different units, so that theirs is divided by a scale. */
    public boolean isScaled() {
        return this == AREA || this == INTERNAL_STANDARD_AREA;
    }

    /** Whether a difference is a share of the value. */
    public boolean isRelative() {
        return this != RETENTION_TIME;
    }

    /** Our value. */
    public OptionalDouble of(OurPeak peak) {
        OurPeak.Figures figures = peak.figures();
        return switch (this) {
            case AREA -> figures.areaCountsMin();
            case INTERNAL_STANDARD_AREA -> figures.isAreaCountsMin();
            case AREA_RATIO -> figures.areaRatio();
            case CONCENTRATION -> figures.estimateNgPerMl();
            case RETENTION_TIME -> figures.retentionTimeMin();
        };
    }

    /** Their value in their unit, a concentration in ng/mL: absent if its unit is stated and not known. */
    public OptionalDouble of(TheirPeak peak) {
        TheirPeak.Figures figures = peak.figures();
        return switch (this) {
            case AREA -> figures.area();
            case INTERNAL_STANDARD_AREA -> figures.isArea();
            case AREA_RATIO -> figures.areaRatio();
            case CONCENTRATION -> ngPerMl(figures);
            case RETENTION_TIME -> peak.integration().retentionTimeMin();
        };
    }

    private static OptionalDouble ngPerMl(TheirPeak.Figures figures) {
        double unit = figures.concentrationUnit().map(Quantity::ngPerMl).orElse(1.0);
        return figures.concentration().isPresent() && !Double.isNaN(unit)
                ? OptionalDouble.of(unit * figures.concentration().getAsDouble())
                : OptionalDouble.empty();
    }

    private static double ngPerMl(String unit) {
        return Optional.ofNullable(UNITS.get(unit.replace(" ", "").toLowerCase(Locale.ROOT)))
                .orElse(Double.NaN);
    }

    /** Whether a unit of concentrations can be converted. */
    static boolean isKnownUnit(String unit) {
        return !Double.isNaN(ngPerMl(unit));
    }
}
