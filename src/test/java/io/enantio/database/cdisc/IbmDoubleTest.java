package io.enantio.database.cdisc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors: IBM System/360 Principles of Operation (1 and -118.625 are worked there and in SAS TS-140's style), by hand. */
class IbmDoubleTest {
    @ParameterizedTest
    @CsvSource({
        "1, 4110000000000000",
        "-1, c110000000000000",
        "-118.625, c276a00000000000",
        "0.5, 4080000000000000",
        "0.0625, 4010000000000000",
        "0.03125, 3f80000000000000",
        "16, 4210000000000000",
        "15, 41f0000000000000",
        "0.1, 401999999999999a",
        "0, 0000000000000000"
    })
    void aNumberHasTheBytesOfTheSpecification(double value, String bytes) {
        assertThat(HexFormat.of().formatHex(IbmDouble.bytes(value))).isEqualTo(bytes);
    }

    @Test
    void aMissingValueIsAPeriod() {
        assertThat(HexFormat.of().formatHex(IbmDouble.missing())).isEqualTo("2e00000000000000");
        assertThat(XportReading.number(IbmDouble.missing())).isEmpty();
    }

    @Test
    void everyNumberInTheRangeIsConvertedExactly() {
        Random random = new Random(20261122);
        for (int i = 0; i < 100_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(480) - 240);
            assertThat(XportReading.number(IbmDouble.bytes(value)).orElseThrow())
                    .as("value %s", value)
                    .isEqualByComparingTo(new BigDecimal(value));
        }
    }

    @Test
    void numbersOutsideTheRangeOfTheFormatAreRefused() {
        assertThatThrownBy(() -> IbmDouble.bytes(1e77)).hasMessageContaining("16^63");
        assertThatThrownBy(() -> IbmDouble.bytes(1e-80)).hasMessageContaining("16^-65");
        assertThatThrownBy(() -> IbmDouble.bytes(Double.MIN_VALUE)).hasMessageContaining("16^-65");
        assertThatThrownBy(() -> IbmDouble.bytes(Double.NaN)).hasMessageContaining("finite");
        assertThat(IbmDouble.has(0)).isTrue();
        assertThat(IbmDouble.has(-Math.pow(2, -260))).isTrue();
        assertThat(IbmDouble.has(Math.nextDown(Math.pow(2, -260)))).isFalse();
        assertThat(IbmDouble.has(Math.nextDown(Math.pow(2, 252)))).isTrue();
        assertThat(IbmDouble.has(Math.pow(2, 252))).isFalse();
    }
}
