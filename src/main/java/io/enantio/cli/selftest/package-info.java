/**
 * Checks of the program against references, on the user's machine.
 *
 * <p>Comes in: reference values and requirements packed into the program, and runs that it simulates itself. Goes out: the outcome
 * of each check, and the requirements to which it contributes. Never does: write outside its own folder, read the user's runs.
 */
@NullMarked
package io.enantio.cli.selftest;

import org.jspecify.annotations.NullMarked;
