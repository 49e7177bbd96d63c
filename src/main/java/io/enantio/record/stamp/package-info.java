/**
 * Time stamps by an authority outside the laboratory (RFC 3161).
 *
 * <p>Comes in: a text; the reply of an authority and the certificates that one trusts. Goes out: a request; a reply that proves when
 * the text existed. Never does: believe a reply that the trusted certificates do not prove, read the clock.
 */
@NullMarked
package io.enantio.record.stamp;

import org.jspecify.annotations.NullMarked;
