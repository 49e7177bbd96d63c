package io.enantio.report.writer;

import io.enantio.report.page.Block;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.plot.Svg;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * The pictures of a page in its order, drawn on all processors: a few ahead of the writer, who takes one after the other, so that
 * never many of them are in memory.
 *
 * @param <T> what a picture is drawn as
 */
final class DrawnAhead<T> {
    private static final int AHEAD = 32;

    private final List<Figure> figures = new ArrayList<>();
    private final Function<Svg, T> drawing;
    private final Deque<T> drawn = new ArrayDeque<>();
    private int taken;

    DrawnAhead(Page page, Function<Svg, T> drawing) {
        this.drawing = drawing;
        for (Section section : page.sections()) {
            find(section.blocks());
        }
    }

    private void find(List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof Figures some) {
                figures.addAll(some.figures());
            } else if (block instanceof Subsection group) {
                find(group.blocks());
            }
        }
    }

    /** The picture of this figure, which must be the next of the page. */
    T next(Figure figure) {
        if (taken == figures.size() || figures.get(taken) != figure) {
            throw new IllegalArgumentException(figure.anchor() + " is not the next figure of the page");
        }
        if (drawn.isEmpty()) {
            drawn.addAll(figures.subList(taken, Math.min(taken + AHEAD, figures.size())).parallelStream()
                    .map(each -> drawing.apply(each.picture().get()))
                    .toList());
        }
        taken++;
        return drawn.remove();
    }
}
