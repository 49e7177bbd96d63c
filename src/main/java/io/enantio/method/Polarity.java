package io.enantio.method;

/** Polarity of the ions of a channel. */
public enum Polarity {
    POSITIVE,
    NEGATIVE
}
