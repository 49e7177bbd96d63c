package io.enantio.method;

/** How the method asks for areas, for the whole run. */
public enum IntegrationChoice {
    JOINT_FIT("joint_fit"),
    PERPENDICULAR_DROP("perpendicular_drop");

    private final String word;

    IntegrationChoice(String word) {
        this.word = word;
    }

    /** As the method file says it. */
    public String word() {
        return word;
    }
}
