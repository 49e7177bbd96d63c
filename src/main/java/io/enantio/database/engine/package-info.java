/**
 * SQLite and PostgreSQL: connections, migrations, statements.
 *
 * <p>Comes in: a URL, rows to write. Goes out: rows read, rows written. Never does: know what an analyte is.
 */
@NullMarked
package io.enantio.database.engine;

import org.jspecify.annotations.NullMarked;
