package io.enantio.database;

import java.util.Optional;

/** How the text of a cell becomes a value of a column. */
enum CellKind {
    TEXT {
        @Override
        Optional<?> value(String text) {
            return Optional.of(text);
        }
    },
    /** Text that results guard against spreadsheets with an apostrophe. */
    FREE_TEXT {
        @Override
        Optional<?> value(String text) {
            return Optional.of(text.startsWith("'") ? text.substring(1) : text);
        }
    },
    REAL {
        @Override
        Optional<?> value(String text) {
            return Optional.of(Double.parseDouble(text));
        }
    },
    WHOLE {
        @Override
        Optional<?> value(String text) {
            return Optional.of(Math.round(Double.parseDouble(text)));
        }
    };

    /** The value of a cell that is not empty. */
    abstract Optional<?> value(String text);
}
