package io.enantio.cli;

import io.enantio.database.StudyDatabase;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import io.enantio.report.writer.ReportFiles.Form;
import java.util.EnumSet;
import java.util.Set;
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

    /** Forms of a report besides HTML. */
    static final class ReportForms {
        @Option(names = "--pdf", description = "Also write the report as report.pdf.")
        private boolean pdf;

        @Option(names = "--xlsx", description = "Also write the tables of the report, unrounded, as report.xlsx.")
        private boolean xlsx;

        Set<Form> forms() {
            Set<Form> forms = EnumSet.noneOf(Form.class);
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
