package io.enantio.report.study;

import io.enantio.report.page.Figures.Figure;
import java.util.List;
import java.util.Optional;

/**
 * Chromatograms of a study's report: which ones it is to show, and those that could be drawn (rule E-3).
 *
 * @param lines one per injection that is to be shown
 * @param drawn pictures of samples drawn at random
 * @param reintegrated pictures of results integrated again, the original before the final one
 */
public record StudyChromatograms(List<Line> lines, List<Figure> drawn, List<Figure> reintegrated) {
    /** Nothing is to be shown. */
    public static final StudyChromatograms NONE = new StudyChromatograms(List.of(), List.of(), List.of());

    /**
     * An injection whose chromatogram is to be shown.
     *
     * @param why {@code drawn} or {@code reintegrated}
     * @param file raw file below the run folder; absent if it was not acquired
     * @param sha256 of it
     * @param problem why it is not shown; empty if it is
     */
    public record Line(
            String sampleId,
            String run,
            int injection,
            String why,
            Optional<String> file,
            Optional<String> sha256,
            String problem) {}

    public StudyChromatograms {
        lines = List.copyOf(lines);
        drawn = List.copyOf(drawn);
        reintegrated = List.copyOf(reintegrated);
    }

    /** Lines that are not shown. */
    List<Line> missing() {
        return lines.stream().filter(line -> !line.problem().isEmpty()).toList();
    }
}
