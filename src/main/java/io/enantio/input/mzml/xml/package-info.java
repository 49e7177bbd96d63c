/**
 * The elements of an mzML file.
 *
 * <p>Comes in: markup. Goes out: elements, attributes and terms, parameter groups resolved. Never does: expand an
 * entity or open another file.
 */
@NullMarked
package io.enantio.input.mzml.xml;

import org.jspecify.annotations.NullMarked;
