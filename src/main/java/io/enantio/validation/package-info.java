/** Placeholder of the room's map; the branch of the validation experiments brings it. */
@NullMarked
package io.enantio.validation;

import org.jspecify.annotations.NullMarked;
