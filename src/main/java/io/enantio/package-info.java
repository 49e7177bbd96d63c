@NullMarked
package io.enantio;

import org.jspecify.annotations.NullMarked;
