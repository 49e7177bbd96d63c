/**
 * Keys of people, and texts that are signed with them.
 *
 * <p>Comes in: facts and a passphrase. Goes out: a statement, one fact a line, with a signature that minisign verifies. Never does: know
 * who a key belongs to, keep a private key or a passphrase in the clear.
 */
@NullMarked
package io.enantio.record.key;

import org.jspecify.annotations.NullMarked;
