package io.enantio.report.run.figure;

import io.enantio.acceptance.result.RunResult;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.run.figure.RunView.InjectedCompound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Chromatograms of peaks that people integrated manually: original and final, beside each other. */
public final class OriginalAndFinal {
    private OriginalAndFinal() {}

    /** A pair for each compound in an injection that rests on a manual integration; none without decisions. */
    public static List<Figure> of(RunResult result) {
        return of(
                result,
                shown -> shown.rows().stream()
                        .anyMatch(row -> result.run()
                                .decisions()
                                .reintegrationOf(row.injection().number(), row.analyte())
                                .isPresent()));
    }

    /** A pair for each compound in an injection that is wanted. */
    public static List<Figure> of(RunResult result, Predicate<InjectedCompound> wanted) {
        List<Figure> pairs = new ArrayList<>();
        result.undecided().ifPresent(undecided -> {
            RunView before = new RunView(undecided);
            RunView after = new RunView(result);
            for (int i = 0; i < after.compounds().size(); i++) {
                if (wanted.test(after.compounds().get(i))) {
                    pairs.add(named(
                            "original",
                            new ChromatogramFigure(before)
                                    .small(before.compounds().get(i))));
                    pairs.add(named(
                            "final",
                            new ChromatogramFigure(after)
                                    .small(after.compounds().get(i))));
                }
            }
        });
        return pairs;
    }

    private static Figure named(String which, Figure figure) {
        return new Figure(
                which + "-" + figure.anchor(), which + ": " + figure.caption(), figure.tone(), figure.picture());
    }
}
