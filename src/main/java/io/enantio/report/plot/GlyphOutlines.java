package io.enantio.report.plot;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Letters as outlines of a font shipped with the program, so that the fonts of the machine have no influence. */
public final class GlyphOutlines {
    private static final String[] VERBS = {"M", "L", "Q", "C", "Z"};
    private static final int[] COORDINATES = {2, 2, 4, 6, 0};
    private static final int MOST_COORDINATES = 6;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    private GlyphOutlines(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
    }

    /** The font of all pictures. */
    public static GlyphOutlines load() {
        try (InputStream in = PageFont.REGULAR.open()) {
            return new GlyphOutlines(new TTFParser().parse(new RandomAccessReadBuffer(in)));
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

    /** Scale from font units to pixels, with the y axis inverted. */
    String scale(double size) {
        try {
            String factor = java.math.BigDecimal.valueOf(size)
                    .divide(java.math.BigDecimal.valueOf(font.getUnitsPerEm()))
                    .stripTrailingZeros()
                    .toPlainString();
            return factor + " -" + factor;
        } catch (IOException e) {
            throw new UncheckedIOException("the font of the class path cannot be read", e);
        }
    }

    /** A line of text as an SVG path in font units, from the left end of its baseline. */
    String outline(String words) {
        try {
            StringBuilder path = new StringBuilder();
            int left = 0;
            for (int c : DrawnText.of(words).codePoints().toArray()) {
                int glyph = glyphs.getGlyphId(c);
                append(path, font.getGlyph().getGlyph(glyph), left);
                left += font.getAdvanceWidth(glyph);
            }
            return path.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the font of the class path cannot be read", e);
        }
    }

    private static void append(StringBuilder path, org.apache.fontbox.ttf.GlyphData glyph, int left) {
        if (glyph == null) {
            return;
        }
        GeneralPath outline = glyph.getPath();
        double[] at = new double[MOST_COORDINATES];
        for (PathIterator i = outline.getPathIterator(null); !i.isDone(); i.next()) {
            int verb = i.currentSegment(at);
            path.append(VERBS[verb]);
            for (int k = 0; k < COORDINATES[verb]; k++) {
                long unit = Math.round(at[k]) + (k % 2 == 0 ? left : 0);
                path.append(k == 0 ? "" : " ").append(unit);
            }
        }
    }
}
