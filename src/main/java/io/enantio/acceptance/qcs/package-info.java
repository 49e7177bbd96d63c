/**
 * Quality controls: how many, where, and whether they pass.
 *
 * <p>Comes in: the evidence of one analyte. Goes out: findings of the rules on QCs, batches and dilution. Never does:
 * leave a QC out.
 */
@NullMarked
package io.enantio.acceptance.qcs;

import org.jspecify.annotations.NullMarked;
