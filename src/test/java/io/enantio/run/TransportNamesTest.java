package io.enantio.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The remark; which names of a run it is about is tested with a whole run, in {@code NamesSurviveTest}. */
class TransportNamesTest {
    @ParameterizedTest
    @CsvSource({"00017, true", "a~ b, true", "Prüfung, false", "a\u007Fb, false", "a\tb, false", "µ, false"})
    void theFormatHasPrintableAscii(String text, boolean has) {
        assertThat(TransportNames.hasLetters(text)).isEqualTo(has);
    }

    @Test
    void nothingIsSaidOfNamesThatFit() {
        assertThat(new TransportNames(Map.of(), 0).remark()).isEmpty();
    }

    @Test
    void theRemarkNamesOneOfEachKind() {
        assertThat(new TransportNames(Map.of("subject", "Prüfung"), 1).remark())
                .contains("one name does not fit into SAS transport files, which have ASCII and at most 200 characters"
                        + " (subject \"Prüfung\"): enantio export will write the other files, but no .xpt");
        assertThat(new TransportNames(Map.of("subject", "🧪".repeat(41)), 7)
                        .remark()
                        .orElseThrow())
                .startsWith("7 names do not fit")
                .contains("(for example subject \"" + "🧪".repeat(40) + "…\")");
    }
}
