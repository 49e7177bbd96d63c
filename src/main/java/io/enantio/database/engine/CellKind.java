package io.enantio.database.engine;

/** How the text of a cell becomes a value of a column. */
public enum CellKind {
    TEXT {
        public @Override Object value(String text) {
            return text;
        }
    },
    /** Text that results guard against spreadsheets with an apostrophe. */
    FREE_TEXT {
        public @Override Object value(String text) {
            return text.startsWith("'") ? text.substring(1) : text;
        }
    },
    REAL {
        public @Override Object value(String text) {
            return Double.parseDouble(text);
        }
    },
    WHOLE {
        public @Override Object value(String text) {
            return Math.round(Double.parseDouble(text));
        }
    };

    /** The value of a cell that is not empty. */
    public abstract Object value(String text);
}
