package io.enantio.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages on input files say what the code reads. */
class ReferencePagesTest {
    private static final Path REFERENCE = Path.of("docs/reference");

    @Test
    void thePageOnMethodsIsNotStale() throws IOException {
        check("method.md", ReferencePages.method());
    }

    @Test
    void thePageOnRunFoldersIsNotStale() throws IOException {
        check("run-folder.md", ReferencePages.runFolder());
    }

    @Test
    void thePageOnStudyPlansIsNotStale() throws IOException {
        check("study-plan.md", ReferencePages.studyPlan());
    }

    @Test
    void thePageOnValidationPlansIsNotStale() throws IOException {
        check("validation-plan.md", ReferencePages.validationPlan());
    }

    @Test
    void thePageOnExportTermsIsNotStale() throws IOException {
        check("export-terms.md", ReferencePages.exportTerms());
    }

    @Test
    void thePageOnColumnsIsNotStale() throws IOException {
        check("columns.md", ReferencePages.columnMap());
    }

    @Test
    void thePageOnTablesOfOtherProgramsIsNotStale() throws IOException {
        check("tables.md", ReferencePages.tables());
    }

    @Test
    void thePageOnPeaksIsNotStale() throws IOException {
        check("peaks.md", ReferencePages.peaks());
    }

    private static void check(String file, String page) throws IOException {
        if (!System.getProperty("golden.update", "").isEmpty()) {
            Files.createDirectories(REFERENCE);
            Files.writeString(REFERENCE.resolve(file), page);
        }
        assertThat(REFERENCE.resolve(file)).hasContent(page);
    }
}
