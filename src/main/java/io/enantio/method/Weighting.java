package io.enantio.method;

/** Weight of a standard in the calibration fit, x being its nominal concentration. */
public enum Weighting {
    NONE("none") {
        @Override
        public double weightAt(double x) {
            return 1.0;
        }
    },
    ONE_OVER_X("1/x") {
        @Override
        public double weightAt(double x) {
            return 1.0 / x;
        }
    },
    ONE_OVER_X_SQUARED("1/x^2") {
        @Override
        public double weightAt(double x) {
            return 1.0 / (x * x);
        }
    };

    private final String word;

    Weighting(String word) {
        this.word = word;
    }

    /** The word that the method file uses. */
    public String word() {
        return word;
    }

    /** Weight at concentration {@code x} (ng/mL, positive). */
    public abstract double weightAt(double x);
}
