/**
 * What every experiment works with: samples in groups, and how they are judged.
 *
 * <p>Comes in: judged runs and the plan. Goes out: samples, groups, spreads. Never does: leave a result out.
 */
@NullMarked
package io.enantio.validation.evidence;

import org.jspecify.annotations.NullMarked;
