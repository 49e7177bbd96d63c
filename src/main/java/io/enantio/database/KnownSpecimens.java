package io.enantio.database;

import io.enantio.database.SpecimenCorrections.Field;
import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.run.StoredTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the database knows of the samples of a list. A value that was corrected on record stays corrected: the list of a run that was
 * loaded before the correction may still state the old value, the list of any other run may not.
 */
final class KnownSpecimens {
    private static final String CORRECTED = """
            SELECT p.specimen, c.field, c.new_value, c.entry, c.reason FROM specimen p
            JOIN correction_now c ON c.specimen = p.specimen AND c.field IN ('sample_id', 'exists')
            WHERE p.study = ? AND p.sample_id = ?
            """;

    private static final String HISTORY =
            "SELECT c.field, c.old_value, c.new_value, c.entry FROM correction c WHERE c.specimen = ? ORDER BY c.entry";

    private final LoadingConnection connection;
    private final StoredTable samples;
    private final String run;
    private final String shown;
    private final Set<String> remarks = new LinkedHashSet<>();
    private Optional<Boolean> anyCorrected = Optional.empty();

    KnownSpecimens(LoadingConnection connection, StoredTable samples, String run, String shown) {
        this.connection = connection;
        this.samples = samples;
        this.run = run;
        this.shown = shown;
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Key of the sample of a line, if the database has it. */
    OptionalLong key(PreparedStatement query, int line) throws SQLException {
        query.setString(1, samples.needed(line, "study"));
        query.setString(2, samples.needed(line, "sample_id"));
        try (ResultSet found = query.executeQuery()) {
            if (found.next()) {
                long specimen = found.getLong(1);
                check(line, specimen, found.getString(2));
                return OptionalLong.of(specimen);
            }
        }
        return byOldId(line);
    }

    private OptionalLong byOldId(int line) throws SQLException {
        if (!isAnyCorrected()) {
            return OptionalLong.empty();
        }
        String id = samples.needed(line, "sample_id");
        OptionalLong key = OptionalLong.empty();
        try (PreparedStatement query = connection.prepare(CORRECTED)) {
            query.setString(1, samples.needed(line, "study"));
            query.setString(2, id);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    key = OptionalLong.of(found.getLong(1));
                    Change change = new Change(Field.SAMPLE_ID, id, found.getString(3), found.getLong(4));
                    if (found.getString(2).equals(Field.SAMPLE_ID.word())) {
                        stillAsBefore(line, found.getLong(1), change);
                    } else if (change.corrected().equals("no")) {
                        throw neverExisted(change, found.getString(5));
                    }
                }
            }
        }
        return key;
    }

    private DatabaseException neverExisted(Change change, String reason) {
        return new DatabaseException(
                shown,
                "lists sample " + change.stated() + ", which is recorded as never having existed (entry "
                        + change.entry() + ": " + reason + ")",
                "Take it out of samples.csv and injections.csv and process the run again, or record with enantio correct"
                        + " --field exists --to yes that it does exist.");
    }

    /** Almost always nothing was ever corrected, and then nothing needs to be asked for each sample. */
    private boolean isAnyCorrected() throws SQLException {
        if (anyCorrected.isEmpty()) {
            try (PreparedStatement query = connection.prepare("SELECT 1 FROM correction LIMIT 1");
                    ResultSet found = query.executeQuery()) {
                anyCorrected = Optional.of(found.next());
            }
        }
        return anyCorrected.get();
    }

    /** A correction in force against what the list states. */
    private record Change(Field field, String stated, String corrected, long entry) {}

    private void check(int line, long specimen, String subject) throws SQLException {
        if (!isAnyCorrected()) {
            if (!subject.equals(samples.needed(line, "subject"))) {
                throw changed(line, subject);
            }
            return;
        }
        List<Change> corrections = new ArrayList<>();
        List<List<String>> earlier = new ArrayList<>();
        for (Field field : Field.values()) {
            Optional<String> stated = samples.cell(line, field.word());
            if (stated.isEmpty() || field == Field.SAMPLE_ID) {
                continue;
            }
            List<String> before = new ArrayList<>();
            Optional<Change> change = correction(specimen, field, stated.get(), before);
            if (change.isPresent()) {
                corrections.add(change.get());
                earlier.add(before);
            } else if (field == Field.SUBJECT && !subject.equals(stated.get())) {
                throw changed(line, subject);
            }
        }
        for (int i = 0; i < corrections.size(); i++) {
            Change change = corrections.get(i);
            if (change.field().same(change.stated(), change.corrected())) {
                continue;
            }
            if (earlier.get(i).stream().noneMatch(value -> change.field().same(value, change.stated()))) {
                throw new DatabaseException(
                        shown,
                        "states " + change.field().word() + " " + change.stated() + " of sample "
                                + samples.needed(line, "sample_id") + ", which was corrected to "
                                + change.corrected() + " (entry " + change.entry() + ")",
                        "Correct samples.csv, or record the new value first: enantio correct.");
            }
            stillAsBefore(line, specimen, change);
        }
    }

    private Optional<Change> correction(long specimen, Field field, String stated, List<String> before)
            throws SQLException {
        Optional<Change> last = Optional.empty();
        try (PreparedStatement query = RowDigest.query(connection.connection(), HISTORY, specimen);
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                if (found.getString(1).equals(field.word())) {
                    before.add(found.getString(2));
                    last = Optional.of(new Change(field, stated, found.getString(3), found.getLong(4)));
                }
            }
        }
        return last;
    }

    private DatabaseException changed(int line, String subject) {
        return new DatabaseException(
                shown,
                "states that sample " + samples.needed(line, "sample_id") + " of study "
                        + samples.needed(line, "study") + " is from subject " + samples.needed(line, "subject")
                        + ", but in the database it is from " + subject,
                "Correct samples.csv and process the run again; if the database is wrong, correct it on record first:"
                        + " enantio correct.");
    }

    /** The old value is accepted from a run that had the sample before, and nowhere else. */
    private void stillAsBefore(int line, long specimen, Change change) throws SQLException {
        String id = samples.needed(line, "sample_id");
        if (!hadBefore(specimen)) {
            throw new DatabaseException(
                    shown,
                    "states " + change.field().word() + " " + change.stated() + " of sample " + id
                            + ", which was corrected to " + change.corrected() + " (entry " + change.entry() + ")",
                    "Correct samples.csv and process the run again; another sample needs an id of its own.");
        }
        remarks.add(run + ": samples.csv still states " + change.field().word() + " " + change.stated() + " of sample "
                + id + "; the correction to " + change.corrected() + " (entry " + change.entry() + ") stays in force");
    }

    private boolean hadBefore(long specimen) throws SQLException {
        try (PreparedStatement query = connection.prepare("SELECT 1 FROM sample_record s JOIN run_version v"
                + " ON v.run_version = s.run_version WHERE s.specimen = ? AND v.run = ?")) {
            query.setLong(1, specimen);
            query.setString(2, run);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }
}
