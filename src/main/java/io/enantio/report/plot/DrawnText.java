package io.enantio.report.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Text as paper shows it. A character that the fonts of the program cannot draw, that is not seen, or that is written from right to
 * left is printed as its code point, for example {@code <U+4E2D U+6587>}: never as an empty box, a number sign or in another order.
 */
public final class DrawnText {
    /** Read when a text first needs them: most have only letters that every font draws. */
    private static final class Fonts {
        private static final List<CmapLookup> ALL = fonts();
    }

    private DrawnText() {}

    /**
     * A text with code points instead of what cannot be drawn.
     *
     * @param text any text
     * @return the same text if all of it can be drawn
     */
    public static String of(String text) {
        return isPrintableAscii(text) || text.codePoints().allMatch(DrawnText::isDrawn) ? text : withCodePoints(text);
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Neighbours stand in one bracket, with blanks at which a line may break. */
    private static String withCodePoints(String text) {
        StringBuilder drawn = new StringBuilder();
        boolean isOpen = false;
        for (int point : text.codePoints().toArray()) {
            if (isDrawn(point)) {
                drawn.append(isOpen ? ">" : "").appendCodePoint(point);
                isOpen = false;
            } else {
                drawn.append(String.format(Locale.ROOT, isOpen ? " U+%04X" : "<U+%04X", point));
                isOpen = true;
            }
        }
        return drawn.append(isOpen ? ">" : "").toString();
    }

    private static boolean isDrawn(int point) {
        if (point == '\n' || point == '\r' || point == '\t') {
            return true;
        }
        return point == ' '
                || Fonts.ALL.stream().allMatch(font -> font.getGlyphId(point) != 0)
                        && isSeen(point)
                        && !isFromTheRight(Character.getDirectionality(point));
    }

    /** An accent of its own would be drawn beside its letter or not at all, and other blanks look like a usual one. */
    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.SPACE_SEPARATOR, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                false;
            default -> true;
        };
    }

    private static boolean isFromTheRight(byte direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    private static List<CmapLookup> fonts() {
        List<CmapLookup> fonts = new ArrayList<>();
        for (PageFont font : PageFont.values()) {
            try (InputStream in = font.open()) {
                fonts.add(new TTFParser().parse(new RandomAccessReadBuffer(in)).getUnicodeCmapLookup());
            } catch (IOException e) {
                throw new UncheckedIOException("the font of the class path cannot be read", e);
            }
        }
        return List.copyOf(fonts);
    }
}
