package io.enantio.report.study;

import io.enantio.GeneratedDocument;
import org.junit.jupiter.api.Test;

class StudyManualTest {

    @Test
    void theManualOfAStudysResultsIsNotStale() {
        GeneratedDocument.assertFresh("docs/reference/study-results.md", StudyManual.text());
    }
}
