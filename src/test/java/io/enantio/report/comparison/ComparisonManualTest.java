package io.enantio.report.comparison;

import io.enantio.GeneratedDocument;
import org.junit.jupiter.api.Test;

class ComparisonManualTest {

    @Test
    void theManualOfAComparisonsResultsIsNotStale() {
        GeneratedDocument.assertFresh("docs/reference/comparison-results.md", ComparisonManual.text());
    }
}
