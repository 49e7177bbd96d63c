package io.enantio.cli;

import io.enantio.database.StudyDatabase;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import io.enantio.report.writer.ReportFiles.Form;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options that several commands have. */
final class CommandOptions {
    private CommandOptions() {}

    /** The database of a study. */
    static final class Database {
        @Option(
                names = "--db",
                paramLabel = "FILE|JDBC_URL",
                description =
                        "An SQLite file, or jdbc:postgresql://HOST/DATABASE. Default: " + StudyDatabase.DEFAULT + ".")
        private String place = StudyDatabase.DEFAULT;

        String place() {
            return place;
        }
    }

    /** Whether any folder may be replaced. */
    static final class Force {
        @Option(
                names = "--force",
                description =
                        "Use DIR even if it contains anything other than results of enantio; the existing folder is"
                                + " then kept as DIR.before-1.")
        private boolean force;

        Overwrite overwrite() {
            return force ? Overwrite.ANY_FOLDER : Overwrite.OWN_RESULTS;
        }
    }

    /** Where all problems go, of which only the first are printed. */
    static final class ProblemsFile {
        @Option(
                names = "--problems",
                paramLabel = "FILE",
                description = "Write every problem and every warning, in full, into FILE. Printed are at most "
                        + ProblemLines.MOST_OF_A_FILE + " problems of a file, each shortened to " + ProblemLines.LONGEST
                        + " characters. Without a problem, FILE is empty.")
        private Optional<Path> file = Optional.empty();

        /** The file that a command was given. */
        static Optional<Path> of(CommandSpec command) {
            return command.mixins().values().stream()
                    .map(CommandSpec::userObject)
                    .flatMap(mixin -> mixin instanceof ProblemsFile problems ? problems.file.stream() : Stream.empty())
                    .findFirst();
        }
    }

    /** Forms of a report besides HTML. */
    static final class ReportForms {
        @Option(names = "--pdf", description = "Also write the report as report.pdf.")
        private boolean pdf;

        @Option(
                names = "--xlsx",
                description =
                        "Also write the tables of the report as report.xlsx: concentrations as the report prints them, other numbers unrounded.")
        private boolean xlsx;

        Set<Form> forms() {
            Set<Form> forms = EnumSet.of(Form.HTML);
            if (pdf) {
                forms.add(Form.PDF);
            }
            if (xlsx) {
                forms.add(Form.XLSX);
            }
            return forms;
        }
    }
}
