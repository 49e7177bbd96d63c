package io.enantio.report.run;

import io.enantio.acceptance.result.PairRow;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.calibration.EnantiomerRatio;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.SampleType;
import io.enantio.run.TransportNames;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Results of the study samples. */
final class StudySection {
    private StudySection() {}

    static Section of(RunView view) {
        List<ResultRow> rows = view.result().rows().stream()
                .filter(row -> row.injection().type() == SampleType.STUDY)
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Text.of(
                        "A concentration is given only if it may be reported. The estimate is read from the curve, with its"
                                + " 95 % interval (peak, internal standard and curve combined); both refer to the original sample."));
        blocks.add(Table.of("study results", "Results of the study samples", rows, columns(view)));
        blocks.add(pairs(view));
        TransportNames.of(view.result().run())
                .remark()
                .ifPresent(remark -> blocks.add(Text.of("Names of the study samples: " + remark + ".")));
        return new Section("results", "Study samples", blocks);
    }

    private static List<Column<ResultRow>> columns(RunView view) {
        NumberPrinter numbers = view.numbers();
        return List.of(
                Column.numbered("injection", row -> row.injection().number()),
                ResultColumns.sample(),
                ResultColumns.analyte(),
                Column.marked("status", StudySection::status),
                Column.number("concentration, ng/mL", row -> ResultColumns.concentration(view, row)),
                ResultColumns.estimate(numbers),
                Column.number("95 % from", row -> ResultColumns.low(numbers, row)),
                Column.number("to", row -> ResultColumns.high(numbers, row)),
                ResultColumns.decided(view.result()),
                ResultColumns.flags());
    }

    private static Table pairs(RunView view) {
        NumberPrinter numbers = view.numbers();
        List<PairRow> pairs = PairRow.of(view.result()).stream()
                .filter(row -> row.injection().type() == SampleType.STUDY
                        && row.ratio().isPresent())
                .toList();
        return Table.of(
                "enantiomer ratios",
                "Ratio of R to S and enantiomeric excess, if both are quantified",
                pairs,
                List.of(
                        Column.numbered("injection", row -> row.injection().number()),
                        Column.words("sample", row -> row.injection().sample().id()),
                        Column.words("compound", row -> row.compound().name()),
                        Column.number("R / S", row -> ratio(numbers, row, found -> OptionalDouble.of(found.value()))),
                        Column.number("95 % from", row -> ratio(numbers, row, EnantiomerRatio::ci95Low)),
                        Column.number("to", row -> ratio(numbers, row, EnantiomerRatio::ci95High)),
                        Column.number(
                                "excess of R, %",
                                row -> row.ratio()
                                        .map(found ->
                                                Cell.of(numbers.percent(EnantiomerRatio.eePercent(found.value()))))
                                        .orElse(Cell.NONE))));
    }

    private static Cell ratio(NumberPrinter numbers, PairRow row, Function<EnantiomerRatio, OptionalDouble> value) {
        OptionalDouble found = row.ratio().map(value).orElse(OptionalDouble.empty());
        return numbers.concentration(found);
    }

    private static Cell status(ResultRow row) {
        ResultStatus status = row.judgement().status();
        return Cell.of(
                PrintedCode.words(status.word()), status == ResultStatus.NOT_QUANTIFIABLE ? Tone.BAD : Tone.PLAIN);
    }
}
