package io.enantio.report.validation;

import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Mark.Shape;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Style;
import io.enantio.report.plot.Svg;
import io.enantio.report.run.figure.Scatter;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.TableCell;
import io.enantio.validation.report.ValidationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plots of tables: single results of experiment AP-1 by analyte, and resolution over the life of the column. */
final class ExperimentPlots {
    private static final int DIGITS = 3;

    private final ValidationReport report;

    ExperimentPlots(ValidationReport report) {
        this.report = report;
    }

    Optional<Figures> of(ExperimentReport experiment) {
        List<Figure> figures = switch (experiment.id()) {
            case "AP-1" -> accuracy(experiment.tables().get(0));
            case "CHI-V1" -> resolution(experiment.tables().get(0));
            default -> List.of();
        };
        return figures.isEmpty() ? Optional.empty() : Optional.of(new Figures(figures));
    }

    /** A dot of a plot. */
    private record Dot(double x, double y) {}

    /** Single results as relative errors in the order of the rows of the table, so that runs of one level are side by side. */
    private List<Figure> accuracy(ExperimentTable table) {
        Map<String, List<Dot>> byAnalyte = new LinkedHashMap<>();
        for (List<TableCell> row : table.rows()) {
            String analyte = words(table, row, "analyte");
            List<Dot> dots = byAnalyte.computeIfAbsent(analyte, name -> new ArrayList<>());
            double place =
                    dots.isEmpty() ? 1 : Math.floor(dots.get(dots.size() - 1).x()) + 1;
            double nominal = number(table, row, "nominal_ng_per_ml");
            dots.addAll(results(table, row).stream()
                    .map(value -> new Dot(place, 100 * (value - nominal) / nominal))
                    .toList());
        }
        List<Figure> figures = new ArrayList<>();
        byAnalyte.forEach((analyte, dots) -> figures.add(new Figure(
                "plot-ap-" + figures.size(),
                analyte + ": every single result; groups in the order of the rows of the table",
                Tone.PLAIN,
                () -> picture(analyte, Map.of(analyte, dots), new Names("row of the table", "relative error, %")))));
        return figures;
    }

    private List<Figure> resolution(ExperimentTable table) {
        Map<String, List<Dot>> byPair = new LinkedHashMap<>();
        table.rows()
                .forEach(row -> byPair.computeIfAbsent(words(table, row, "compound"), name -> new ArrayList<>())
                        .add(new Dot(number(table, row, "column_injections"), number(table, row, "resolution"))));
        String title = "Resolution over the life of the column, "
                + report.plan().method().identity().name();
        return byPair.isEmpty()
                ? List.of()
                : List.of(new Figure(
                        "plot-resolution",
                        title,
                        Tone.PLAIN,
                        () -> picture(title, byPair, new Names("injections on the column", "resolution"))));
    }

    private Svg picture(String title, Map<String, List<Dot>> series, Names names) {
        Scatter scatter = new Scatter(names);
        int number = 0;
        for (Map.Entry<String, List<Dot>> entry : series.entrySet()) {
            Style style = Style.filled(PlotStyle.colour(number));
            if (series.size() > 1) {
                scatter.key(new Key(entry.getKey(), Optional.of(Shape.CIRCLE), style));
            }
            for (Dot dot : entry.getValue()) {
                String words = new NumberPrinter(report.plan().method().rounding())
                        .significant(dot.y(), DIGITS)
                        .text();
                scatter.mark(new Mark(
                        entry.getKey(), new Value(dot.x(), dot.y()), words, Shape.CIRCLE, style, Optional.empty()));
            }
            number++;
        }
        return scatter.chart(title).svg();
    }

    private static TableCell cell(ExperimentTable table, List<TableCell> row, String column) {
        for (int i = 0; i < row.size(); i++) {
            if (table.headings().get(i).name().equals(column)) {
                return row.get(i);
            }
        }
        throw new IllegalArgumentException(table.name() + " has no column " + column);
    }

    private static String words(ExperimentTable table, List<TableCell> row, String column) {
        return cell(table, row, column) instanceof TableCell.Words words ? words.text() : "";
    }

    private static double number(ExperimentTable table, List<TableCell> row, String column) {
        return cell(table, row, column) instanceof TableCell.Figure figure ? figure.value() : 0;
    }

    private static List<Double> results(ExperimentTable table, List<TableCell> row) {
        return cell(table, row, "results_ng_per_ml") instanceof TableCell.Results results
                ? results.results().stream().map(TableCell.Result::value).toList()
                : List.of();
    }
}
