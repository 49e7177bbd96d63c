package io.enantio.record.signature;

import java.util.Locale;

/** How far results have come (rule F-06). It follows from the valid signatures of these very bytes. */
public enum State {
    PROCESSED,
    REVIEWED,
    APPROVED,
    RELEASED;

    /** The word in output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the results, and the decisions behind them, may not be changed. */
    public boolean isLocked() {
        return this == APPROVED || this == RELEASED;
    }
}
