package io.enantio.database.cdisc;

/** A variable of an exported dataset. Its constant is its name: at most 8 characters. */
interface Variable {

    /** Type of the values. */
    enum Kind {
        TEXT,
        DATETIME,
        NUMBER,
        WHOLE;

        boolean isNumeric() {
            return this == NUMBER || this == WHOLE;
        }
    }

    /** How strictly the standard asks for it. */
    enum Core {
        REQUIRED,
        EXPECTED,
        PERMISSIBLE
    }

    /** Where its values come from, in the words of Define-XML 2.1. */
    enum Origin {
        PROTOCOL("Protocol", "Sponsor"),
        ASSIGNED("Assigned", "Sponsor"),
        COLLECTED("Collected", "Vendor"),
        DERIVED("Derived", "Vendor"),
        PREDECESSOR("Predecessor", "");

        private final String type;
        private final String source;

        Origin(String type, String source) {
            this.type = type;
            this.source = source;
        }

        String type() {
            return type;
        }

        /** Who it comes from; empty if the other dataset states it. */
        String source() {
            return source;
        }
    }

    String name();

    Kind kind();

    Core core();

    Origin origin();

    /** At most 40 characters. */
    String label();

    /** How a record gets its value, for the reference page and the description of the data. */
    String value();
}
