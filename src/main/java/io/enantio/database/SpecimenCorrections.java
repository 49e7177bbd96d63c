package io.enantio.database;

import io.enantio.database.AuditTrail.Act;
import io.enantio.database.AuditTrail.Source;
import io.enantio.database.ReportedResults.Cause;
import io.enantio.database.ReportedResults.Touched;
import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import io.enantio.text.IsoTime;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Corrections of what is known of a specimen: recorded with persons, reason, old and new value. What was loaded stays as it is. */
public final class SpecimenCorrections {
    /** What can be corrected. */
    public enum Field {
        SAMPLE_ID,
        SUBJECT,
        EXISTS,
        VISIT,
        TIME_POINT,
        NOMINAL_TIME_H,
        COLLECTED_AT;

        /**
         * The word on the command line and in the database.
         *
         * @return lower case
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * All words.
         *
         * @return separated by commas
         */
        public static String words() {
            return Arrays.stream(values()).map(Field::word).collect(Collectors.joining(", "));
        }

        /**
         * The field of a word.
         *
         * @param word as on the command line
         * @return the field, if there is one
         */
        public static Optional<Field> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(field -> field.word().equals(word))
                    .findFirst();
        }

        /** Whose sample it is, or whether it is one: two persons. */
        boolean isOfIdentity() {
            return this == SAMPLE_ID || this == SUBJECT || this == EXISTS;
        }

        /** Whether two texts are the same value. */
        boolean same(String one, String other) {
            try {
                return one.equals(other)
                        || (this == NOMINAL_TIME_H || this == TIME_POINT)
                                && Double.parseDouble(one) == Double.parseDouble(other);
            } catch (NumberFormatException e) {
                return false;
            }
        }

        /** What is wrong with a value; empty if nothing is. */
        private Optional<String> problem(String value) {
            return switch (this) {
                case SAMPLE_ID, SUBJECT, VISIT ->
                    isPlainName(value)
                            ? Optional.empty()
                            : Optional.of("must be a name without blanks at its ends and without invisible characters");
                case EXISTS ->
                    List.of("yes", "no").contains(value) ? Optional.empty() : Optional.of("must be yes or no");
                case TIME_POINT ->
                    value.matches("\\d{1,9}") ? Optional.empty() : Optional.of("must be a whole number, at least 0");
                case NOMINAL_TIME_H ->
                    value.matches("\\d{1,9}(\\.\\d{1,9})?")
                            ? Optional.empty()
                            : Optional.of("must be a number of hours, at least 0");
                case COLLECTED_AT -> isTime(value) ? Optional.empty() : Optional.of("must be a time in ISO 8601");
            };
        }

        private static boolean isPlainName(String value) {
            return !value.isEmpty()
                    && trimmed(value).equals(value)
                    && value.codePoints()
                            .allMatch(c -> c == ' ' || !isSpace(c) && Character.getType(c) != Character.FORMAT);
        }

        private static boolean isTime(String value) {
            try {
                IsoTime.parse(value);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    /**
     * A correction to be recorded.
     *
     * @param study the study of the specimen
     * @param sample its present id
     * @param field what is wrong
     * @param value what is right
     * @param responsible who corrects it, and why
     */
    public record Wanted(String study, String sample, Field field, String value, Responsible responsible) {
        public Wanted {
            Optional<String> problem = field.problem(value);
            if (problem.isPresent()) {
                throw new DatabaseException("--to", field.word() + " " + problem.get(), "Correct the value.");
            }
            if (field.isOfIdentity()) {
                responsible.requireSecond("a correction of " + field.word());
            }
        }
    }

    /**
     * What a correction changed.
     *
     * @param before old value
     * @param isMerged whether another specimen has the new id, which this one now is
     * @param reported number of new revisions of reported results by outcome
     */
    public record Corrected(String before, boolean isMerged, Map<String, Integer> reported) {}

    private final LoadingConnection connection;
    private final String shown;
    private final Wanted wanted;

    /** @param shown name of the database in messages */
    SpecimenCorrections(LoadingConnection connection, String shown, Wanted wanted) {
        this.connection = connection;
        this.shown = shown;
        this.wanted = wanted;
    }

    private record Specimen(long key, String id, String subject) {}

    /** Records the correction. */
    Corrected record(Source source) throws SQLException {
        Specimen specimen = specimen();
        String before = before(specimen);
        if (wanted.field().same(before, wanted.value())) {
            throw refused(wanted.field().word() + " of sample " + specimen.id() + " is " + before + " already");
        }
        refuseIfReported(specimen);
        OptionalLong same = sameAs(specimen);
        AuditTrail trail = new AuditTrail(connection);
        long entry = trail.next();
        List<Long> corrected = new ArrayList<>(List.of(specimen.key()));
        if (same.isPresent()) {
            corrected.addAll(keys("SELECT k.specimen FROM correction_now k WHERE k.same_as = ?", specimen.key()));
        }
        StudyProfile profile = new StudyProfile(connection);
        Set<Long> specimens = new TreeSet<>(corrected);
        same.ifPresent(specimens::add);
        specimens = profile.withThoseThatAreOne(specimens);
        Map<StudyProfile.Point, StudyProfile.Sums> profileBefore = profile.of(specimens);
        add(corrected, before, same, entry);
        Map<String, Integer> revised = new ReportedResults(
                        connection,
                        Touched.ofSpecimens(specimen.key(), same.orElse(specimen.key())),
                        new Cause(lastVersion(specimen), entry))
                .revise();
        profile.add(entry, profileBefore, profile.of(specimens));
        trail.record(
                new Act(
                        "correct",
                        wanted.field().word() + " of sample " + specimen.id() + " of study " + wanted.study(),
                        0,
                        before,
                        wanted.value(),
                        wanted.responsible().text()),
                source,
                DigestedTable.ofEntry(connection.connection(), entry));
        return new Corrected(before, same.isPresent(), revised);
    }

    private void add(List<Long> specimens, String before, OptionalLong same, long entry) throws SQLException {
        try (Rows rows = connection.rows(
                "correction",
                "specimen",
                "field",
                "entry",
                "old_value",
                "new_value",
                "same_as",
                "person",
                "second_person",
                "reason")) {
            for (long key : specimens) {
                rows.add(
                        key,
                        wanted.field().word(),
                        entry,
                        before,
                        wanted.value(),
                        same.isPresent() ? Optional.of(same.getAsLong()) : Optional.empty(),
                        wanted.responsible().person(),
                        wanted.responsible().second(),
                        wanted.responsible().reason());
            }
            rows.finish();
        }
    }

    /** By its present id; else by that id without blanks at its ends; else, to undo a correction, by the id that was loaded. */
    private Specimen specimen() throws SQLException {
        List<Specimen> present = specimens("SELECT specimen, sample_id, subject FROM specimen_now WHERE study = ?");
        Optional<Specimen> found =
                present.stream().filter(one -> one.id().equals(wanted.sample())).findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        List<Specimen> alike = present.stream()
                .filter(one -> trimmed(one.id()).equals(trimmed(wanted.sample())))
                .toList();
        if (alike.size() == 1) {
            return alike.get(0);
        }
        return specimens("SELECT specimen, sample_id, subject FROM specimen WHERE study = ?").stream()
                .filter(one -> one.id().equals(wanted.sample()))
                .findFirst()
                .orElseThrow(() -> refused("contains no sample " + wanted.sample() + " of study " + wanted.study()));
    }

    private List<Specimen> specimens(String text) throws SQLException {
        List<Specimen> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepare(text)) {
            query.setString(1, wanted.study());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Specimen(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return found;
    }

    private String before(Specimen specimen) throws SQLException {
        return switch (wanted.field()) {
            case SAMPLE_ID -> specimen.id();
            case SUBJECT -> specimen.subject();
            case EXISTS ->
                text("SELECT new_value FROM correction_now WHERE field = 'exists' AND specimen = ?", specimen)
                        .orElse("yes");
            case VISIT, TIME_POINT, NOMINAL_TIME_H, COLLECTED_AT ->
                text("SELECT " + wanted.field().word() + " FROM sample_now WHERE specimen = ?", specimen)
                        .orElse("");
        };
    }

    /** A sample with results is no sample that never existed. */
    private void refuseIfReported(Specimen specimen) throws SQLException {
        if (wanted.field() == Field.EXISTS
                && wanted.value().equals("no")
                && !keys(
                                "SELECT i.specimen FROM injection_now i JOIN run_now v ON v.run_version = i.run_version"
                                        + " WHERE i.specimen = ?",
                                specimen.key())
                        .isEmpty()) {
            throw refused("sample " + specimen.id()
                    + " was injected in a run that is in force: it does exist, or its id is" + " wrong");
        }
    }

    /** The specimen that has the new id. */
    private OptionalLong sameAs(Specimen specimen) throws SQLException {
        if (wanted.field() != Field.SAMPLE_ID) {
            return OptionalLong.empty();
        }
        Optional<Specimen> other =
                specimens("SELECT specimen, sample_id, subject FROM specimen_now WHERE study = ?").stream()
                        .filter(one -> one.id().equals(wanted.value()) && one.key() != specimen.key())
                        .findFirst();
        if (other.isPresent() && !other.get().subject().equals(specimen.subject())) {
            throw refused(
                    "sample " + wanted.value() + " is of subject " + other.get().subject() + ", sample " + specimen.id()
                            + " of subject " + specimen.subject() + ": correct the subject first");
        }
        return other.isPresent() ? OptionalLong.of(other.get().key()) : OptionalLong.empty();
    }

    private long lastVersion(Specimen specimen) throws SQLException {
        return keys("SELECT MAX(s.run_version) FROM sample_record s WHERE s.specimen = ?", specimen.key())
                .get(0);
    }

    private List<Long> keys(String text, long specimen) throws SQLException {
        List<Long> keys = new ArrayList<>();
        try (PreparedStatement query = RowDigest.query(connection.connection(), text, specimen);
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                keys.add(found.getLong(1));
            }
        }
        return keys;
    }

    private Optional<String> text(String text, Specimen specimen) throws SQLException {
        try (PreparedStatement query = RowDigest.query(connection.connection(), text, specimen.key());
                ResultSet found = query.executeQuery()) {
            return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
        }
    }

    private DatabaseException refused(String problem) {
        return new DatabaseException(shown, problem, "Nothing was changed.");
    }

    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    /** Without blanks of any kind at its ends. */
    private static String trimmed(String text) {
        return text.replaceAll("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$", "");
    }
}
