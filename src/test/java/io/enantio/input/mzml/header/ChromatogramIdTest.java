package io.enantio.input.mzml.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.method.Polarity;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ions are searched for in an id by hand, for speed: it must find what a pattern of the same form finds. */
class ChromatogramIdTest {
    private static final Pattern Q3 =
            Pattern.compile("(?<![A-Za-z0-9])[Qq]3\\s?[=:]\\s?([0-9]{1,5}(?:\\.[0-9]{1,12})?)");
    /** Pieces that come close to a quadrupole's label. */
    private static final String[] PIECES = {
        "Q", "q", "3", "=", ":", " ", "\t", ".", "1", "0", "25", "99999", "1234567890123", "x", "-", "Q3=", "q3 : 7"
    };

    @Test
    void aQuadrupoleIsFoundAsByAPattern() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder id = new StringBuilder();
            for (int piece = random.nextInt(10); piece >= 0; piece--) {
                id.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertThat(ChromatogramId.ions(id.toString()).productMz())
                    .as(id.toString())
                    .isEqualTo(byPattern(id));
        }
    }

    private static OptionalDouble byPattern(CharSequence id) {
        Matcher found = Q3.matcher(id);
        double mz = found.find() ? Double.parseDouble(found.group(1)) : 0;
        return mz > 0 ? OptionalDouble.of(mz) : OptionalDouble.empty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SRM SIC Q1=238.1 Q3=125 | 238.1 | 125",
                "- SRM SIC q1 : 764.5 q3= 283.3 | 764.5 | 283.3",
                "SRM SIC 238.1,125 | 238.1 | 125"
            })
    void theIonsOfAnId(String id, double precursorMz, double productMz) {
        ChromatogramHeader.Ions ions = ChromatogramId.ions(id);
        assertThat(ions.precursorMz()).hasValue(precursorMz);
        assertThat(ions.productMz()).hasValue(productMz);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "- SRM SIC Q1=238.1|NEGATIVE",
                " + SRM SIC 238.1,125|POSITIVE",
                "ketamine (-)|NEGATIVE",
                "ESI+, 238.1 > 125|POSITIVE",
                "-SRM SIC Q1=238.1|",
                "S - SRM|",
                "-|",
                "R-ketamine|"
            })
    void thePolarityOfAnId(String id, @Nullable Polarity polarity) {
        assertThat(ChromatogramId.ions(id).polarity()).isEqualTo(Optional.ofNullable(polarity));
    }
}
