package io.enantio.method.value;

/** Unit of a time axis in a raw file; inside enantio times are minutes. */
public enum TimeUnit {
    SECOND(1.0 / 60.0),
    MINUTE(1.0);

    private final double minutes;

    TimeUnit(double minutes) {
        this.minutes = minutes;
    }

    /** Length of one unit in minutes. */
    double minutes() {
        return minutes;
    }
}
