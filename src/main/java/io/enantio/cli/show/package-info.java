/**
 * What a command prints.
 *
 * <p>Comes in: results. Goes out: lines of text or JSON. Never does: compute or change a result.
 */
@NullMarked
package io.enantio.cli.show;

import org.jspecify.annotations.NullMarked;
