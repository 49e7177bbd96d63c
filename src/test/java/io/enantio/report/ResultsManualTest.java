package io.enantio.report;

import io.enantio.GeneratedFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResultsManualTest {

    @Test
    void theManualOfTheResultsIsNotStale() throws IOException {
        GeneratedFile.at("docs/reference/results.md").isUpToDateWith(ResultsManual.text());
    }
}
