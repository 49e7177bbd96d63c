/**
 * What commands print.
 *
 * <p>Comes in: results and the content of raw files. Goes out: text or JSON. Never does: compute or change a result.
 */
@NullMarked
package io.enantio.cli.show;

import org.jspecify.annotations.NullMarked;
