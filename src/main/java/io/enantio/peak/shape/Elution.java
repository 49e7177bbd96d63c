package io.enantio.peak.shape;

/** To which side a peak leans. */
public enum Elution {
    TAILING(1),
    FRONTING(-1);

    private final int sign;

    Elution(int sign) {
        this.sign = sign;
    }

    /** 1 where the slow side is late, -1 where it is early. */
    public int sign() {
        return sign;
    }
}
