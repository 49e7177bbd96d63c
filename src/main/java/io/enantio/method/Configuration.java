package io.enantio.method;

/** Absolute configuration of a stereocentre (CIP). Two enantiomers of one compound are its R and its S. */
public enum Configuration {
    R,
    S
}
