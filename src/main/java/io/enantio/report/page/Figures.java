package io.enantio.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Pictures beside each other. */
public record Figures(List<Figure> figures) implements Block {
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

    private static final int BESIDE = 2;

    public Figures {
        figures = List.copyOf(figures);
    }

    /** As they stand on paper. */
    public List<List<Figure>> rows() {
        List<List<Figure>> rows = new ArrayList<>();
        for (int i = 0; i < figures.size(); i += BESIDE) {
            rows.add(figures.subList(i, Math.min(i + BESIDE, figures.size())));
        }
        return rows;
    }
}
