package io.enantio.database.cdisc;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.GeneratedDocument;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page on the exported variables, and the limits that SAS transport files set to their names. */
class PcManualTest {
    @Test
    void thePageOnTheDomainPcIsNotStale() {
        StringBuilder page = new StringBuilder("""
                # The domain PC

                <!-- Made from the code by PcManualTest. To renew: run the tests once with -Dgolden.update=yes -->

                `enantio export pc` writes one record for each subject, specimen and analyte, sorted by subject, planned time and
                analyte, with the variables below (SDTMIG 3.4). The same values are written to `pc.csv`, `pc.xpt` (SAS transport file,
                version 5) and `pc.json` (Dataset-JSON 1.1). `define.xml` (Define-XML 2.1) describes them: types, lengths, code lists and
                origins as the exported study has them, with the SHA-256 of the other files.

                | variable | label | type | core | origin | value |
                |---|---|---|---|---|---|
                """);
        for (PcVariable variable : PcVariable.values()) {
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

                - **Below the range** (`below_lloq`, `not_detected`): PCORRES `<1.00` (the reportable LLOQ), PCSTRESC `BLQ`, PCSTRESN missing,
                  never 0 and never LLOQ/2.
                - **Above the range**: PCORRES and PCSTRESC `>500`, PCSTRESN missing.
                - **Nothing reported** (not quantifiable, repeats without a decision, not analysed): PCSTAT `NOT DONE` with the reason in
                  PCREASND; result, unit and limits are missing.
                - **Diluted**: PCLLOQ and PCULOQ are those of the run times the dilution factor.
                - PCORRES is rounded as the report prints it: three significant figures, half to even, digits before the decimal point never
                  rounded away (more figures if the value would otherwise leave the range); PCSTRESC and PCSTRESN have the same digits. The unrounded result stays in the database.
                - **Empty where nothing states it**: PCSPEC, VISITNUM and PCDY need the terms file, and the command says in a line what is
                  missing. PCSPEC is never taken from the name of a matrix, PCDY never from the start of an infusion.
                - **What contradicts itself is refused**, nothing is written: a time point whose number, label and planned time differ between
                  samples or from the schedule, a visit or a subject that the terms lack, a specimen type for one of two matrices.
                - **Letters beyond ASCII** and texts of more than 200 characters cost the transport file alone: each is named, the other files
                  are written, and the exit status is 1.
                - The time in the files is that of the last reported injection, not of the export, so that the same data give the same bytes.
                """);
        GeneratedDocument.assertFresh("docs/reference/pc.md", page.toString());
    }

    @Test
    void namesAndLabelsFitATransportFile() {
        for (PcVariable variable : PcVariable.values()) {
            assertThat(variable.name()).hasSizeLessThanOrEqualTo(8);
            assertThat(variable.label()).hasSizeLessThanOrEqualTo(40);
        }
    }
}
