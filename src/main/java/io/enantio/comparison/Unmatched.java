package io.enantio.comparison;

/**
 * A peak without a counterpart.
 *
 * @param <P> whose it is
 * @param peak the peak
 * @param reason a clause without a full stop
 */
public record Unmatched<P>(P peak, String reason) {}
