/**
 * How values become text in every file that enantio writes: CSV, JSON, numbers, text that spreadsheets and XML accept.
 *
 * <p>Comes in: values and columns. Goes out: text, the same on every machine. Never does: depend on the locale, round for
 * people, write a file.
 */
@NullMarked
package io.enantio.text;

import org.jspecify.annotations.NullMarked;
