package io.enantio.database;

/** How the text of a cell becomes a value of a column. */
enum CellKind {
    TEXT {
        @Override
        Object value(String text) {
            return text;
        }
    },
    /** Text that results guard against spreadsheets with an apostrophe. */
    FREE_TEXT {
        @Override
        Object value(String text) {
            return text.startsWith("'") ? text.substring(1) : text;
        }
    },
    REAL {
        @Override
        Object value(String text) {
            return Double.parseDouble(text);
        }
    },
    WHOLE {
        @Override
        Object value(String text) {
            return Math.round(Double.parseDouble(text));
        }
    };

    /** The value of a cell that is not empty. */
    abstract Object value(String text);
}
