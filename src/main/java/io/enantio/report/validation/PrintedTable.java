package io.enantio.report.validation;

import io.enantio.report.page.Cell;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Align;
import io.enantio.report.page.Table.Head;
import io.enantio.report.page.Table.Row;
import io.enantio.report.page.Tone;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.ExperimentTable.Heading;
import io.enantio.validation.report.ExperimentTable.TableCell;
import io.enantio.validation.report.ExperimentTable.TableCell.Figure;
import io.enantio.validation.report.ExperimentTable.TableCell.Mark;
import io.enantio.validation.report.ExperimentTable.TableCell.Results;
import io.enantio.validation.report.ExperimentTable.TableCell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table of an experiment in the report: rounded with regard to its limits (rule B-03), verdicts highlighted. */
final class PrintedTable {
    private static final int FIGURE_DIGITS = 4;
    private static final int WHOLE = 0;

    /** Columns whose printed name differs from that in the CSV file. */
    private static final Map<String, String> NAMES = Map.of("promised", "planned", "f", "F", "r_squared", "R²");

    private final ExperimentTable table;
    private final NumberPrinter numbers;

    private PrintedTable(ExperimentTable table, NumberPrinter numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    /**
     * @param sources of the table, for its caption
     * @param numbers prints them by the rule of the method under validation
     */
    static Table of(ExperimentTable table, String sources, NumberPrinter numbers) {
        PrintedTable printed = new PrintedTable(withoutEmpty(table), numbers);
        return printed.printed(sources);
    }

    private Table printed(String sources) {
        return new Table(
                table.name(),
                table.title() + ". " + sources,
                table.headings().stream().map(PrintedTable::head).toList(),
                table.rows().stream().map(this::row).toList());
    }

    /** Columns that are empty in every row are only in the CSV file. */
    private static ExperimentTable withoutEmpty(ExperimentTable table) {
        List<Integer> kept = IntStream.range(0, table.headings().size())
                .filter(place -> table.rows().stream().anyMatch(row -> hasContent(row.get(place))))
                .boxed()
                .toList();
        return new ExperimentTable(
                table.name(),
                table.title(),
                table.rowsAre(),
                kept.stream().map(table.headings()::get).toList(),
                table.rows().stream()
                        .map(row -> kept.stream().map(row::get).toList())
                        .toList());
    }

    private static boolean hasContent(TableCell cell) {
        return cell instanceof Figure
                || cell instanceof Words words && !words.text().isEmpty()
                || cell instanceof Results results && !results.results().isEmpty();
    }

    private static Head head(Heading heading) {
        String name = NAMES.getOrDefault(heading.name(), heading.name())
                .replace("_ng_per_ml", ", ng/mL")
                .replace("_counts_min", ", counts·min")
                .replace("_percent", " %")
                .replace("internal_standard", "IS")
                .replace("relative_error", "RE");
        return new Head(PrintedCode.words(name), heading.format() == Format.WORDS ? Align.LEFT : Align.RIGHT);
    }

    private Row row(List<TableCell> cells) {
        List<Cell> printed = new ArrayList<>();
        Tone tone = Tone.PLAIN;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cell(table.headings().get(i), cells.get(i), cells);
            printed.add(cell);
            tone = cell.tone() == Tone.BAD ? Tone.BAD : tone;
        }
        return new Row(printed, tone);
    }

    private Cell cell(Heading heading, TableCell cell, List<TableCell> row) {
        if (cell instanceof Words words) {
            return heading.name().equals("verdict") ? Cell.of(words.text(), tone(words.text())) : Cell.of(words.text());
        }
        if (cell instanceof Figure figure) {
            return Cell.of(rounded(heading, figure.value(), row));
        }
        return cell instanceof Results results
                ? Cell.of(results.results().stream()
                        .map(result -> numbers.concentration(result.value()).text()
                                + (result.mark() == Mark.OUTSIDE ? "*" : ""))
                        .collect(Collectors.joining(" ")))
                : Cell.NONE;
    }

    private static Tone tone(String verdict) {
        return switch (verdict) {
            case "pass", "accepted" -> Tone.GOOD;
            case "fail", "missing" -> Tone.BAD;
            default -> Tone.DOUBT;
        };
    }

    private RoundedNumber rounded(Heading heading, double value, List<TableCell> row) {
        return switch (heading.format()) {
            case WHOLE -> numbers.decimals(value, WHOLE);
            case CONCENTRATION -> numbers.concentration(value);
            case PERCENT -> percent(heading, value, row);
            default -> numbers.significant(value, FIGURE_DIGITS);
        };
    }

    /** Rounded with regard to the limit, if the table has a column for it. */
    private RoundedNumber percent(Heading heading, double value, List<TableCell> row) {
        OptionalDouble limit =
                limit(heading).map(place -> figure(row.get(place))).orElse(OptionalDouble.empty());
        return limit.isPresent()
                ? numbers.percentBeside(value, Math.copySign(limit.getAsDouble(), value))
                : numbers.percent(value);
    }

    private Optional<Integer> limit(Heading heading) {
        String wanted = switch (heading.name()) {
            case "relative_error_percent" -> "accuracy_limit_percent";
            case "cv_percent" -> "cv_limit_percent";
            default -> "";
        };
        for (int i = 0; i < table.headings().size(); i++) {
            if (table.headings().get(i).name().equals(wanted)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static OptionalDouble figure(TableCell cell) {
        return cell instanceof Figure figure ? OptionalDouble.of(figure.value()) : OptionalDouble.empty();
    }
}
