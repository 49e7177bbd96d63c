package io.enantio.report.run;

import io.enantio.report.page.Block;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Text;
import io.enantio.report.run.figure.ChromatogramFigure;
import io.enantio.report.run.figure.RunView;
import io.enantio.report.run.figure.RunView.InjectedCompound;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chromatograms of everything that decides about the run, and of the selected study samples. */
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
            "Intensity in counts. Grey line: data, with its points where there is room. Black line: fit. Filled: each fitted peak above"
                    + " the dashed baseline, or the area from perpendicular drop or manual integration; the number refers to the caption."
                    + " Upright dots: bounds of a peak. Grey band: one standard deviation of the noise about the baseline. Light blue: a peak that is"
                    + " not in the method. Below: residuals in standard deviations of the noise, clipped at 5; points excluded from"
                    + " the fit have none. Right: the internal standard. Only the integrated window is shown. ";

    private ChromatogramSection() {}

    /** @param before compounds that the page already shows */
    static Section of(RunView view, ChromatogramChoice choice, List<InjectedCompound> before) {
        Set<InjectedCompound> seen = new HashSet<>(before);
        Set<Integer> study = choice.shown(
                view.result().run().header().run(), view.result().run().injections());
        ChromatogramFigure figure = new ChromatogramFigure(view);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(LEGEND + "Shown: everything except study samples, and " + choice.meaning()
                + "; results that need review are above and are not repeated."));
        for (SampleType type : ORDER) {
            List<Figure> figures = view.compounds().stream()
                    .filter(one -> one.injection().type() == type && !seen.contains(one))
                    .filter(one -> type != SampleType.STUDY
                            || study.contains(one.injection().number()))
                    .map(figure::small)
                    .toList();
            if (!figures.isEmpty()) {
                blocks.add(new Subsection(PrintedCode.words(type.word()), List.of(new Figures(figures))));
            }
        }
        return new Section("chromatograms", "Chromatograms", blocks);
    }
}
