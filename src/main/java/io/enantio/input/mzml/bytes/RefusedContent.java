package io.enantio.input.mzml.bytes;

import java.io.IOException;

/** The bytes of a file cannot be trusted; carries the refusal through readers that only know {@link IOException}. */
public final class RefusedContent extends IOException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    RefusedContent(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
