package io.enantio.run;

import io.enantio.method.Analyte;
import io.enantio.method.value.Require;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One line of decisions.csv: what a person decided about a run, on record with who, when and why (rule B-12). The names are
 * declared, not proven (rule F-13).
 *
 * @param number from 1, in the order of the file
 */
public record Decision(int number, Subject subject, Action action, Author author, Reason reason) {

    /**
     * What was decided about.
     *
     * @param injection absent: the whole run, to which only comments can refer
     * @param analyte its name; absent: all analytes
     */
    public record Subject(Optional<Integer> injection, Optional<String> analyte) {
        /** Whether it refers to this result. */
        boolean holds(int injectionNumber, Analyte ofMethod) {
            return injection.filter(number -> number == injectionNumber).isPresent()
                    && analyte.map(name -> name.equals(ofMethod.name())).orElse(true);
        }
    }

    /**
     * Who decided, and when.
     *
     * @param person name
     * @param secondPerson name of who agreed
     * @param time as the person states it
     * @param record what the machine added; nothing in a line from before it did
     */
    public record Author(String person, Optional<String> secondPerson, OffsetDateTime time, OnRecord record) {
        /** Nothing is known but what the person stated. */
        public Author(String person, Optional<String> secondPerson, OffsetDateTime time) {
            this(person, secondPerson, time, OnRecord.NOTHING);
        }

        public Author {
            Require.text("person", person);
        }

        /**
         * Whether a second person agreed who is somebody else. With a key each, people are known by their keys; otherwise names are
         * declared, and folded before they are compared.
         */
        public boolean areTwoPeople() {
            if (record.personKey().isPresent() && record.secondKey().isPresent()) {
                return secondPerson.isPresent() && !record.personKey().equals(record.secondKey());
            }
            PersonName first = new PersonName(person);
            return secondPerson
                    .map(PersonName::new)
                    .filter(second -> second.isSomebody() && !second.isSamePersonAs(first))
                    .isPresent();
        }
    }

    /**
     * What stands behind the stated names and time.
     *
     * @param at when the line was written, by the clock of the machine
     * @param personKey id of the key of the person
     * @param secondKey id of the key of the second person
     */
    public record OnRecord(Optional<OffsetDateTime> at, Optional<String> personKey, Optional<String> secondKey) {
        /** A line from before there was anything. */
        public static final OnRecord NOTHING = new OnRecord(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Why. */
    public record Reason(Optional<ReasonCode> code, String text) {
        private static final int LEAST_LETTERS = 10;

        /** Whether the text says anything: it has at least ten letters; blanks, digits and marks are none. */
        public boolean isInWords() {
            return text.codePoints().filter(Character::isLetter).count() >= LEAST_LETTERS;
        }
    }

    /** Whether keys stand behind the names. */
    public boolean isSigned() {
        return author.record().personKey().isPresent();
    }

    /** What stands behind the names, in words. */
    public String proof() {
        return author.record()
                .personKey()
                .map(key -> "signed, key " + key
                        + author.record()
                                .secondKey()
                                .map(second -> " and " + second)
                                .orElse(""))
                .orElse("declared, not proven");
    }

    public Decision {
        Require.that(number >= 1, "decisions are numbered from 1");
        Require.that(
                subject.injection().isPresent() || action.kind() == Action.Kind.COMMENT,
                "a decision about no injection can only be a comment");
        Require.that(
                subject.analyte().isPresent() || action.kind() != Action.Kind.REVIEWED,
                "a person reviews the result of one analyte");
    }
}
