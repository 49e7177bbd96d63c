package io.enantio.method;

/** Form of the calibration curve, response ratio against concentration. */
public enum CurveModel {
    LINEAR("linear", 2),
    QUADRATIC("quadratic", 3);

    private final String word;
    private final int coefficients;

    CurveModel(String word, int coefficients) {
        this.word = word;
        this.coefficients = coefficients;
    }

    /** The word that the method file uses. */
    public String word() {
        return word;
    }

    /** Number of coefficients that are fitted. */
    public int coefficients() {
        return coefficients;
    }
}
