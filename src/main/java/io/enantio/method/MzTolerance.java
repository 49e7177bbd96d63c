package io.enantio.method;

import io.enantio.method.value.Require;

/** How far a chromatogram's m/z may lie from the method's. */
public record MzTolerance(double value, Unit unit) {

    /** Absolute, or relative to the m/z. */
    public enum Unit {
        DALTON,
        PPM
    }

    public MzTolerance {
        Require.positive("m/z tolerance", value);
    }

    /** The tolerance in Da at an m/z. */
    public double daltonsAt(double mz) {
        return unit == Unit.DALTON ? value : value * 1e-6 * mz;
    }
}
