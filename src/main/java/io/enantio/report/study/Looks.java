package io.enantio.report.study;

import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import io.enantio.study.record.StudyAnalyte;
import java.util.List;

/**
 * How each analyte is drawn: a colour of Okabe and Ito for its place in its compound (its configuration), a stroke and a filled
 * or open mark for its compound, so that colour alone never tells two curves apart.
 *
 * @param place of the analyte in its compound
 * @param compound place of the compound in the study
 */
record Looks(int place, int compound) {
    private static final List<String> COLOURS = List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7");
    private static final List<String> DASHES = List.of("", "6 4", "2 3", "8 3 2 3");
    private static final double HALF_SQUARE = 4;

    /** Colour of what is no concentration. */
    static final String OTHER = "#222222";

    static Looks of(StudyAnalyte analyte, List<StudyAnalyte> all) {
        List<String> compounds =
                all.stream().map(StudyAnalyte::compound).distinct().toList();
        List<StudyAnalyte> own = all.stream()
                .filter(other -> other.compound().equals(analyte.compound()))
                .toList();
        return new Looks(own.indexOf(analyte), compounds.indexOf(analyte.compound()));
    }

    private String colour() {
        return COLOURS.get(place % COLOURS.size());
    }

    String stroke(double width) {
        String dash = DASHES.get(compound % DASHES.size());
        return "stroke=\"" + colour() + "\" stroke-width=\"" + StudyNumber.plain(width) + "\""
                + (dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
    }

    /** A stroke without dashes: error bars. */
    String bar() {
        return "stroke=\"" + colour() + "\" stroke-width=\"1.2\"";
    }

    String mark() {
        String fill = compound % 2 == 0 ? colour() : "#ffffff";
        return "fill=\"" + fill + "\" stroke=\"" + colour() + "\" stroke-width=\"1.6\"";
    }

    /** The mark of what is no concentration. */
    static void square(Svg svg, Point at) {
        svg.area(
                List.of(
                        new Point(at.x() - HALF_SQUARE, at.y() - HALF_SQUARE),
                        new Point(at.x() + HALF_SQUARE, at.y() - HALF_SQUARE),
                        new Point(at.x() + HALF_SQUARE, at.y() + HALF_SQUARE),
                        new Point(at.x() - HALF_SQUARE, at.y() + HALF_SQUARE)),
                "fill=\"" + OTHER + "\"");
    }
}
