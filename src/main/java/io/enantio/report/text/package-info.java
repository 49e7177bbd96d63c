/**
 * CSV and JSON as text, and the one way a number is written.
 *
 * <p>Comes in: values. Goes out: text. Never does: depend on the machine's locale.
 */
@NullMarked
package io.enantio.report.text;

import org.jspecify.annotations.NullMarked;
