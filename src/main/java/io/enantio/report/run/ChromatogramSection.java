package io.enantio.report.run;

import io.enantio.report.page.Block;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Text;
import io.enantio.report.run.figure.ChromatogramChoice;
import io.enantio.report.run.figure.ChromatogramFigure;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chromatograms of everything that judges the run, and of the chosen study samples. */
final class ChromatogramSection {
    private static final List<SampleType> ORDER = List.of(
            SampleType.SUITABILITY,
            SampleType.SINGLE_ENANTIOMER,
            SampleType.STANDARD,
            SampleType.QC,
            SampleType.BLANK,
            SampleType.ZERO,
            SampleType.CARRYOVER_BLANK,
            SampleType.STUDY);

    private static final String LEGEND =
            "Intensity in counts. Dots: data. Black line: fit. Filled: each peak of the fit above the dashed baseline, or the"
                    + " area by drop or by hand; its number is that of the caption. Light blue: a peak that the method does not know."
                    + " Below: how far each point lies from the fit, in standard deviations of the noise, cut at 5; points that the fit"
                    + " leaves out have none. On the right: the internal standard. Only the integrated window is drawn. ";

    private ChromatogramSection() {}

    /** @param before what stands in the page already */
    static Section of(RunView view, ChromatogramChoice choice, List<RunView.Place> before) {
        Set<RunView.Place> seen = new HashSet<>(before);
        Set<Integer> study = choice.shown(
                view.result().run().header().run(), view.result().run().injections());
        ChromatogramFigure figure = new ChromatogramFigure(view);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(LEGEND + "Shown: everything but study samples, and " + choice.meaning()
                + "; what needs a person stands above and is not shown twice."));
        for (SampleType type : ORDER) {
            List<Figure> figures = view.places().stream()
                    .filter(place -> place.injection().type() == type && !seen.contains(place))
                    .filter(place -> type != SampleType.STUDY
                            || study.contains(place.injection().number()))
                    .map(figure::small)
                    .toList();
            if (!figures.isEmpty()) {
                blocks.add(new Subsection(type.word().replace('_', ' '), List.of(new Figures(figures))));
            }
        }
        return new Section("chromatograms", "Chromatograms", blocks);
    }
}
