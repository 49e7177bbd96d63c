package io.enantio.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Somebody who owns the file or the server: takes the triggers of a table away, changes rows, and puts the triggers back. */
final class Tampering {
    private final TestPlace place;

    private Tampering(TestPlace place) {
        this.place = place;
    }

    static Tampering of(TestPlace place) {
        return new Tampering(place);
    }

    /** Changes rows of a table behind its triggers and keys. */
    void on(String table, String... statements) {
        List<String> all = new ArrayList<>();
        List<String> back = new ArrayList<>();
        if (place.isServer()) {
            all.add("SET session_replication_role = replica");
        } else {
            all.add("PRAGMA foreign_keys = OFF");
            for (String trigger : place.rows(
                    "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '" + table + "'")) {
                back.add(place.rows("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = '" + trigger + "'")
                        .get(0));
                all.add("DROP TRIGGER " + trigger);
            }
        }
        all.addAll(List.of(statements));
        all.addAll(back);
        try (Connection connection = place.connect();
                Statement change = connection.createStatement()) {
            for (String one : all) {
                change.execute(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", all), e);
        }
    }
}
