/**
 * Experiments on storage: samples and stock solutions.
 *
 * <p>Comes in: validation evidence. Goes out: tables and findings. Never does: infer a storage time that was not
 * tested.
 */
@NullMarked
package io.enantio.validation.stability;

import org.jspecify.annotations.NullMarked;
