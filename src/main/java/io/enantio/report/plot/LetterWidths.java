package io.enantio.report.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** How wide texts are in the font of pictures, which is shipped with the program: the fonts of the machine have no influence. */
public final class LetterWidths {
    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    private LetterWidths(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
    }

    /** The font of all pictures. */
    public static LetterWidths load() {
        try (InputStream in = PageFont.REGULAR.open()) {
            return new LetterWidths(new TTFParser().parse(new RandomAccessReadBuffer(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("the font of the class path cannot be read", e);
        }
    }

    /** Width of a line of text, as it is drawn, at font size 1. */
    double width(String words) {
        try {
            double units = 0;
            for (int c : DrawnText.of(words).codePoints().toArray()) {
                units += font.getAdvanceWidth(glyphs.getGlyphId(c));
            }
            return units / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("the font of the class path cannot be read", e);
        }
    }

    /**
     * As much of a text as fits.
     *
     * @param room at font size 1
     * @return the text, or its beginning with three dots, at least one character of it
     */
    String fitting(String words, double room) {
        if (width(words) <= room) {
            return words;
        }
        int points = words.codePointCount(0, words.length());
        String shorter = words;
        while (--points > 0) {
            shorter = words.substring(0, words.offsetByCodePoints(0, points)) + "…";
            if (width(shorter) <= room) {
                return shorter;
            }
        }
        return shorter;
    }
}
