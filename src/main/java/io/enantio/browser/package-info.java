/**
 * The review page: a server on the loopback address of this machine, for one run folder.
 *
 * <p>Comes in: requests of a browser, each checked at the gate. Goes out: the page, JSON, and what the reviewer decides, through the same
 * code as the command line. Never does: serve another machine, reach a file by a name in a request, change a result.
 */
@NullMarked
package io.enantio.browser;

import org.jspecify.annotations.NullMarked;
