package io.enantio.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnTextTest {
    @ParameterizedTest
    @CsvSource({"00017", "1E5", "Prüfung ß", "λ-Ωμ", "Журнал №1", "a'b & <c>", "±1.5 counts·min", "U+4E2D"})
    void whatTheFontsDrawIsPrintedAsItIs(String text) {
        assertThat(DrawnText.of(text)).isEqualTo(text);
    }

    /** Code points by the code charts of Unicode. */
    @ParameterizedTest
    @CsvSource({
        "中文01, <U+4E2D U+6587>01",
        "01中-文, 01<U+4E2D>-<U+6587>",
        "🧪1, <U+1F9EA>1",
        "\uD835\uDCB32, <U+1D4B3>2",
        "שלום-1, <U+05E9 U+05DC U+05D5 U+05DD>-1",
        "سلام, <U+0633 U+0644 U+0627 U+0645>",
        "Pru\u0308fung, Pru<U+0308>fung",
        "A\u200BB, A<U+200B>B",
        "A\u00A0B, A<U+00A0>B",
        "A\u202E1, A<U+202E>1",
    })
    void whatNoFontDrawsOrTheEyeMissesIsPrintedAsItsCodePoints(String text, String printed) {
        assertThat(DrawnText.of(text)).isEqualTo(printed);
    }

    /** These are printed without asking the fonts. */
    @Test
    void everyFontHasTheWholeOfPrintableAscii() throws IOException {
        for (PageFont font : PageFont.values()) {
            try (InputStream in = font.open();
                    TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
                for (char letter = ' '; letter <= '~'; letter++) {
                    assertThat(letters.getUnicodeCmapLookup().getGlyphId(letter))
                            .as("%s of %s", letter, font)
                            .isPositive();
                    assertThat(DrawnText.of(String.valueOf(letter))).isEqualTo(String.valueOf(letter));
                }
            }
        }
        assertThat(DrawnText.of("a\u007Fb")).isEqualTo("a<U+007F>b");
    }

    @Test
    void anEmptyTextStaysEmpty() {
        assertThat(DrawnText.of("")).isEmpty();
    }

    /** A label of a picture is as wide as what is drawn, so that nothing is drawn over it. */
    @Test
    void aLabelOfAPictureIsAsWideAsItsCodePoints() {
        LetterWidths letters = LetterWidths.load();
        assertThat(letters.width("中")).isEqualTo(letters.width("<U+4E2D>")).isGreaterThan(letters.width("<U+>"));
    }
}
