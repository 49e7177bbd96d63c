package io.enantio.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "=1+1", "+1", "-1", "@cmd", "\tx", "\rx", "\nx", "'quoted", "''", "a=b"})
    void removingTheGuardRestoresTheText(String text) {
        assertThat(FreeText.strip(FreeText.guard(text))).isEqualTo(text);
    }

    @Test
    void textThatASpreadsheetWouldRunAsAFormulaIsGuarded() {
        assertThat(FreeText.guard("=1+1")).isEqualTo("'=1+1");
        assertThat(FreeText.guard("RUN-2 failed")).isEqualTo("RUN-2 failed");
    }
}
