package io.enantio.report.results;

import io.enantio.GeneratedDocument;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResultsManualTest {

    @Test
    void theManualOfTheResultsIsNotStale() throws IOException {
        GeneratedDocument.assertFresh("docs/reference/results.md", ResultsManual.text());
    }
}
