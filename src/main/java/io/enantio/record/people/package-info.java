/**
 * Who the people of a laboratory are, which keys are theirs, and what each may sign.
 *
 * <p>Comes in: a folder of people. Goes out: people whose entries an administrator signed, or a key that a passphrase opened. Never does:
 * take an entry out, keep a passphrase, believe an entry that no administrator signed.
 */
@NullMarked
package io.enantio.record.people;

import org.jspecify.annotations.NullMarked;
