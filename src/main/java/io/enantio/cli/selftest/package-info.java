/**
 * The program against its references, on the machine where it stands. Comes in: reference numbers and requirements that are
 * packed into the program, and runs that it simulates itself. Goes out: what each check found and which requirement it serves.
 * Never does: touch anything but a folder of its own, or know of the user's runs.
 */
@NullMarked
package io.enantio.cli.selftest;

import org.jspecify.annotations.NullMarked;
