/**
 * Comes in: what a validation plan promised, and the judged runs that serve it. Goes out: a report on every experiment of
 * docs/rules/validation.md with its tables, each limit held or missed by how much, and what was promised and is missing. Never does: read
 * files, process runs, leave out a result because it is out of limits.
 */
@NullMarked
package io.enantio.validation;

import org.jspecify.annotations.NullMarked;
