package io.enantio.study.record;

import io.enantio.method.value.Require;

/** What a subject said at a planned time, for example a pain score; the one at 0 h is before the dose. */
public record ResponseScore(String subject, double nominalH, double score) {
    public ResponseScore {
        Require.text("subject", subject);
        Require.notNegative("nominal hours", nominalH);
        Require.finite("score", score);
    }
}
