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

    /** All that is said of it. */
    Description description();

    /**
     * What is said of a variable.
     *
     * @param label at most 40 characters
     * @param value how a record gets its value, for the reference page and the description of the data
     */
    record Description(Kind kind, Core core, Origin origin, String label, String value) {}

    default Kind kind() {
        return description().kind();
    }

    default Core core() {
        return description().core();
    }

    default Origin origin() {
        return description().origin();
    }

    default String label() {
        return description().label();
    }

    default String value() {
        return description().value();
    }
}
