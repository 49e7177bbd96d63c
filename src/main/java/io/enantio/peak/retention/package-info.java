/**
 * Where the peaks of every injection are.
 *
 * <p>Comes in: traces, the method's retention times. Goes out: located peaks with drift and doubt. Never does: pick the
 * largest peak.
 */
@NullMarked
package io.enantio.peak.retention;

import org.jspecify.annotations.NullMarked;
