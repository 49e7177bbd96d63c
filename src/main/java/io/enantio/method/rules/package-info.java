/**
 * Flags, and the limits that are in force.
 *
 * <p>Comes in: words and numbers of rules files. Goes out: typed limits with their source. Never does: hold a limit of
 * its own.
 */
@NullMarked
package io.enantio.method.rules;

import org.jspecify.annotations.NullMarked;
