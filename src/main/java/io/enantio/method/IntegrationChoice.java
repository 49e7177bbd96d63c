package io.enantio.method;

/** How the method integrates, for the whole run. */
public enum IntegrationChoice {
    JOINT_FIT("joint_fit"),
    PERPENDICULAR_DROP("perpendicular_drop");

    private final String word;

    IntegrationChoice(String word) {
        this.word = word;
    }

    /** The word that the method file uses. */
    public String word() {
        return word;
    }
}
