package io.enantio.database.cdisc;

import io.enantio.GeneratedDocument;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page on the analysis dataset: its variables, the rules for results below the LLOQ, the fields of other forms. */
class AdncaManualTest {
    @Test
    void thePageOnAdncaIsNotStale() {
        StringBuilder page = new StringBuilder("""
                # The analysis dataset ADNCA

                <!-- Made from the code by AdncaManualTest. To renew: run the tests once with -Dgolden.update=yes -->

                `enantio export adnca` writes the records of the [domain PC](pc.md) with their time from the doses of the study plan, for
                noncompartmental analysis ([rule G-08](../rules/cdisc.md#g-08)). The same values are written to `adnca.csv`, `adnca.xpt` (SAS
                transport file, version 5) and `adnca.json` (Dataset-JSON 1.1); `define.xml` (Define-XML 2.1) describes them. Times are texts by
                ISO 8601, as in samples.csv and doses.csv.

                | variable | label | type | core | origin | value |
                |---|---|---|---|---|---|
                """);
        for (AdncaVariable variable : AdncaVariable.values()) {
            page.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %s | %s | %s | %s |\n",
                    variable,
                    variable.label(),
                    DatasetJson.type(variable),
                    variable.core().name().toLowerCase(Locale.ROOT),
                    variable.origin().type().toLowerCase(Locale.ROOT),
                    variable.value()));
        }
        page.append("""

                ## Results below the LLOQ

                Such a result has a record without AVAL and, unless the rule says nothing, a second one with DTYPE and AVAL.

                | `--blq` | AVAL of the second record |
                |---|---|
                """);
        for (BlqRule rule : BlqRule.values()) {
            page.append(String.format(Locale.ROOT, "| `%s` | %s |\n", rule.word(), rule.meaning()));
        }
        page.append("""

                Before the first dose is a sample that was taken until it began; without `collected_at` one whose planned time is 0.

                ## Fields of other forms

                A [form of columns](columns.md) may hold every variable above, as the record without DTYPE has it, and:

                | field | value |
                |---|---|
                """);
        for (EventTable.Field field : EventTable.Field.values()) {
            page.append(String.format(Locale.ROOT, "| `%s` | %s |\n", field, field.meaning()));
        }
        GeneratedDocument.assertFresh("docs/reference/adnca.md", page.toString());
    }
}
