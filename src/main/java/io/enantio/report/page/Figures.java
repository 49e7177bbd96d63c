package io.enantio.report.page;

import io.enantio.report.plot.Svg;
import io.enantio.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Pictures beside each other.
 *
 * @param width of a picture on paper: half a page for 430 pixels, a whole page for 860
 */
public record Figures(List<Figure> figures, Width width) implements Block {
    /** Width of a picture on paper. */
    public enum Width {
        HALF(2),
        WHOLE(1);

        private final int beside;

        Width(int beside) {
            this.beside = beside;
        }
    }

    /**
     * A picture. It is drawn when it is written, so that a report never keeps all its pictures in memory.
     *
     * @param anchor unique on the page; cells may link to it
     */
    public record Figure(String anchor, String caption, Tone tone, Supplier<Svg> picture) {
        public Figure {
            caption = PrintableText.of(caption);
        }
    }

    public Figures {
        figures = List.copyOf(figures);
    }

    /** Pictures of at most 430 pixels: two beside each other on paper. */
    public Figures(List<Figure> figures) {
        this(figures, Width.HALF);
    }

    /** The rows of pictures on paper. */
    public List<List<Figure>> rows() {
        List<List<Figure>> rows = new ArrayList<>();
        for (int i = 0; i < figures.size(); i += width.beside) {
            rows.add(figures.subList(i, Math.min(i + width.beside, figures.size())));
        }
        return rows;
    }
}
