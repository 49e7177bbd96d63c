package io.enantio.validation.evidence;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableCell;
import io.enantio.validation.report.TableColumn;
import io.enantio.validation.report.TableForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A group with its statistics and what was made of it.
 *
 * @param values its concentrations, ng/mL, out-of-limit ones too
 * @param spread absent without values
 * @param note what does not count, and why
 */
public record GroupRow(
        SampleGroup group,
        List<Double> values,
        Optional<Spread> spread,
        double accuracyLimitPercent,
        OptionalDouble cvLimitPercent,
        Outcome outcome,
        String note) {

    /** Columns of a table of groups; the labels have names of their own. */
    public static TableForm<GroupRow> form(
            String name, String title, String rowsAre, List<TableColumn<GroupRow>> labels) {
        List<TableColumn<GroupRow>> columns = new ArrayList<>();
        columns.add(TableColumn.words(
                "analyte", "name in the method", row -> row.group().analyte().name()));
        columns.addAll(labels);
        if (labels.stream().noneMatch(label -> label.name().equals("run"))) {
            columns.add(TableColumn.words("runs", "where its samples are", row -> String.join(" ", runs(row.group()))));
        }
        columns.add(TableColumn.number("n", "results that count", Print.WHOLE, row ->
                (double) row.values().size()));
        columns.add(TableColumn.number("promised", "results that the plan promised", Print.WHOLE, row ->
                (double) row.group().promised()));
        columns.add(TableColumn.results(
                "results_ng_per_ml",
                "single results, with `;` between; those out of the accuracy limit end with `*` and count too",
                Print.CONCENTRATION,
                GroupRow::marked));
        columns.addAll(statistics());
        return new TableForm<>(name, title, rowsAre, columns);
    }

    private static List<TableColumn<GroupRow>> statistics() {
        return List.of(
                TableColumn.number(
                        "nominal_ng_per_ml",
                        "in the original sample",
                        Print.CONCENTRATION,
                        row -> row.group().nominalNgPerMl()),
                TableColumn.optional("mean_ng_per_ml", "of the results", Print.CONCENTRATION, row -> row.mean()),
                TableColumn.optional(
                        "sd_ng_per_ml",
                        "n - 1",
                        Print.CONCENTRATION,
                        row -> row.spread().map(Spread::sd).orElse(OptionalDouble.empty())),
                TableColumn.optional(
                        "cv_percent",
                        "100 SD / mean",
                        Print.PERCENT,
                        row -> row.spread().map(Spread::cvPercent).orElse(OptionalDouble.empty())),
                TableColumn.optional(
                        "relative_error_percent", "of the mean", Print.PERCENT, GroupRow::relativeErrorPercent),
                TableColumn.number("accuracy_limit_percent", "in force", Print.PERCENT, GroupRow::accuracyLimitPercent),
                TableColumn.optional(
                        "cv_limit_percent", "in force; empty where none is", Print.PERCENT, GroupRow::cvLimitPercent),
                TableColumn.words(
                        "verdict",
                        "`pass` `fail` `missing`",
                        row -> row.outcome().word()),
                TableColumn.words("note", "what does not count, and why", GroupRow::note));
    }

    public static TableColumn<GroupRow> label(int place, String name, String meaning) {
        return TableColumn.words(name, meaning, row -> row.group().labels().get(place));
    }

    private static List<String> runs(SampleGroup group) {
        return group.samples().stream()
                .map(sample -> sample.run().name())
                .distinct()
                .toList();
    }

    public OptionalDouble mean() {
        return spread.map(found -> OptionalDouble.of(found.mean())).orElse(OptionalDouble.empty());
    }

    OptionalDouble relativeErrorPercent() {
        return spread.map(
                        found -> OptionalDouble.of(Accuracy.relativeErrorPercent(found.mean(), group.nominalNgPerMl())))
                .orElse(OptionalDouble.empty());
    }

    private List<TableCell.Result> marked() {
        return values.stream()
                .map(value -> new TableCell.Result(
                        value,
                        Accuracy.isWithin(value, group.nominalNgPerMl(), accuracyLimitPercent)
                                ? TableCell.Mark.NONE
                                : TableCell.Mark.OUTSIDE))
                .toList();
    }
}
