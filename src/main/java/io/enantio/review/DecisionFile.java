package io.enantio.review;

import io.enantio.record.chain.ChainLayout;
import io.enantio.record.chain.ChainedFile;
import io.enantio.record.chain.ChainedFile.Patience;
import io.enantio.text.FreeText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** decisions.csv of a run folder: lines are only appended, by one writer at a time, completely or not at all. */
public final class DecisionFile {
    /** Name of the file. */
    public static final String NAME = ChainLayout.DECISIONS.file();

    private final ChainedFile file;

    private DecisionFile(ChainedFile file) {
        this.file = file;
    }

    /** The file of a run folder, whether or not it exists. */
    public static DecisionFile in(Path runFolder) {
        return new DecisionFile(ChainedFile.in(runFolder, ChainLayout.DECISIONS));
    }

    /**
     * A decision as stated by a person, and when the machine wrote it down.
     *
     * @param number one more than the last
     * @param subject injection, analyte, action and parameters, as given
     * @param author as stated
     * @param reason code and text
     * @param recordedAt by the clock of the machine
     */
    public record Statement(int number, List<String> subject, Author author, Reason reason, Instant recordedAt) {
        /**
         * Who decided, and when.
         *
         * @param person name
         * @param secondPerson name, empty if there is none
         * @param time as stated
         * @param personKey id of the key of the person; empty: the name is declared
         * @param secondKey id of the key of the second person
         */
        public record Author(String person, String secondPerson, String time, String personKey, String secondKey) {}

        /** A code, empty if the action has none, and the text. */
        public record Reason(String code, String text) {}

        private Map<String, String> cells() {
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("decision", String.valueOf(number));
            cells.put("injection", subject.get(0));
            cells.put("analyte", subject.get(1));
            cells.put("action", subject.get(2));
            cells.put("parameters", subject.get(3));
            cells.put("person", author.person());
            cells.put("second_person", author.secondPerson());
            cells.put("time", author.time());
            cells.put("reason_code", reason.code());
            cells.put("reason", FreeText.guard(reason.text()));
            cells.put("recorded_at", recordedAt.toString());
            cells.put("person_key", author.personKey());
            cells.put("second_key", author.secondKey());
            return cells;
        }
    }

    /** The content of the file with further lines, in order: all of them are written, or none. */
    public String with(List<Statement> statements) {
        return file.with(statements.stream().map(Statement::cells).toList());
    }

    /** Replaces the file in one step. */
    public void write(String text) {
        file.write(text);
    }

    /**
     * Does work while no other process can add a decision.
     *
     * @throws io.enantio.record.chain.RecordException if another process holds the lock, or the folder cannot be written
     */
    public <T> T alone(Supplier<T> work) {
        return file.alone(Patience.NONE, work);
    }
}
