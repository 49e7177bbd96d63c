package io.enantio.report.page;

import io.enantio.report.plot.Printable;
import io.enantio.report.plot.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Pictures beside each other.
 *
 * @param width on paper, where a picture may have 430 pixels or twice as many
 */
public record Figures(List<Figure> figures, Width width) implements Block {
    /** How much of a sheet of paper a picture takes. */
    public enum Width {
        HALF(2),
        WHOLE(1);

        private final int beside;

        Width(int beside) {
            this.beside = beside;
        }
    }

    /**
     * A picture, drawn when it is written, so that no report holds all of its pictures at once.
     *
     * @param anchor of the page, which cells may lead to; unique
     */
    public record Figure(String anchor, String caption, Tone tone, Supplier<Svg> picture) {
        public Figure {
            caption = Printable.of(caption);
        }
    }

    public Figures {
        figures = List.copyOf(figures);
    }

    /** Pictures of at most 430 pixels: two beside each other on paper. */
    public Figures(List<Figure> figures) {
        this(figures, Width.HALF);
    }

    /** As they stand on paper. */
    public List<List<Figure>> rows() {
        List<List<Figure>> rows = new ArrayList<>();
        for (int i = 0; i < figures.size(); i += width.beside) {
            rows.add(figures.subList(i, Math.min(i + width.beside, figures.size())));
        }
        return rows;
    }
}
