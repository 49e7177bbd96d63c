package io.enantio.validation.evidence;

import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.results;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.statistics.SampleStatistics;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.ExperimentTable.TableCell.Mark;
import io.enantio.validation.report.ExperimentTable.TableCell.Result;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.TableForm.Column;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replicates of one analyte that are judged together: the relative error of their mean, their CV, and whether all of them are
 * there. A result outside its limit counts like any other.
 *
 * @param labels what the replicates have in common, in the order of the table's columns
 * @param nominalNgPerMl in the original sample
 * @param planned how many
 */
public record ReplicateGroup(
        Analyte analyte, List<String> labels, double nominalNgPerMl, int planned, List<Sample> samples) {
    public ReplicateGroup {
        labels = List.copyOf(labels);
        samples = List.copyOf(samples);
    }

    /** Limits of a group; without a key for it no CV is judged. */
    public record Bounds(LimitKey accuracy, Optional<LimitKey> cv, LimitKey replicates) {

        /** All of them. */
        public List<LimitKey> limits() {
            return Stream.of(Optional.of(accuracy), cv, Optional.of(replicates))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** Samples by their labels: planned labels first, in their order, with an empty list if nothing was found. */
    public static Map<List<String>, List<Sample>> byLabels(
            List<List<String>> planned, List<Sample> found, Function<Sample, List<String>> labels) {
        Map<List<String>, List<Sample>> groups = new LinkedHashMap<>();
        planned.forEach(label -> groups.put(label, new ArrayList<>()));
        found.forEach(sample -> groups.computeIfAbsent(labels.apply(sample), label -> new ArrayList<>())
                .add(sample));
        return groups;
    }

    /** As a subject. */
    String subject() {
        return String.join(" ", labels).strip();
    }

    public Place place() {
        return Place.of(analyte, subject());
    }

    /** Concentrations of the samples that count for an experiment, ng/mL. */
    public List<Double> concentrations(ExperimentCode code) {
        return samples.stream()
                .filter(sample -> sample.emptiness(code).isEmpty())
                .map(Sample::ngPerMl)
                .toList();
    }

    /** Judges the group, and makes its row. */
    public Row judge(Findings findings, Bounds bounds) {
        List<Double> values = concentrations(findings.code());
        SampleStatistics statistics = SampleStatistics.of(values);
        String leftOut = samples.stream()
                .flatMap(sample -> sample.emptiness(findings.code()).stream())
                .distinct()
                .collect(Collectors.joining("; "));
        Outcome outcome =
                counted(findings, bounds, values.size(), leftOut).orWorse(judged(findings, bounds, statistics));
        if (!leftOut.isEmpty()) {
            findings.note(place(), "left_out", leftOut);
        }
        return new Row(
                this,
                values,
                statistics,
                findings.limit(bounds.accuracy()),
                bounds.cv().map(findings::limit).orElse(OptionalDouble.empty()),
                outcome,
                leftOut);
    }

    /** All planned replicates must be there, and no fewer than the ruleset requires. */
    private Outcome counted(Findings findings, Bounds bounds, int found, String leftOut) {
        Outcome outcome = findings.planned(
                place(),
                "replicates",
                new Tally(found, planned),
                "results" + (leftOut.isEmpty() ? "" : ": " + leftOut));
        return outcome == Outcome.PASS ? findings.minimum(place(), "replicates", found, bounds.replicates()) : outcome;
    }

    private Outcome judged(Findings findings, Bounds bounds, SampleStatistics statistics) {
        if (statistics.n() == 0) {
            return Outcome.MISSING;
        }
        Outcome accuracy =
                findings.accuracy(place(), statistics.mean().getAsDouble(), nominalNgPerMl, bounds.accuracy());
        OptionalDouble cv = statistics.cvPercent();
        return bounds.cv().isPresent() && cv.isPresent()
                ? accuracy.orWorse(findings.atMost(
                        place(), "cv_percent", cv.getAsDouble(), bounds.cv().get()))
                : accuracy;
    }

    /**
     * A judged group.
     *
     * @param values concentrations that count, ng/mL, those outside their limit too
     * @param note what does not count, and why
     */
    public record Row(
            ReplicateGroup group,
            List<Double> values,
            SampleStatistics statistics,
            OptionalDouble accuracyLimitPercent,
            OptionalDouble cvLimitPercent,
            Outcome outcome,
            String note) {

        private String runs() {
            return group.samples().stream()
                    .map(sample -> sample.run().name())
                    .distinct()
                    .collect(Collectors.joining(" "));
        }

        private OptionalDouble relativeErrorPercent() {
            OptionalDouble mean = statistics.mean();
            return mean.isPresent()
                    ? OptionalDouble.of(Accuracy.relativeErrorPercent(mean.getAsDouble(), group.nominalNgPerMl()))
                    : OptionalDouble.empty();
        }

        private List<Result> marked() {
            return values.stream()
                    .map(value -> new Result(
                            value,
                            accuracyLimitPercent.isEmpty()
                                            || Accuracy.isWithin(
                                                    value, group.nominalNgPerMl(), accuracyLimitPercent.getAsDouble())
                                    ? Mark.NONE
                                    : Mark.OUTSIDE))
                    .toList();
        }
    }

    /** A table of groups; the columns of the labels come after the analyte. */
    public static TableForm<Row> form(String name, String title, String rowsAre, List<Column<Row>> labels) {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(TableForm.analyte(row -> row.group().analyte()));
        columns.addAll(labels);
        if (labels.stream().noneMatch(label -> label.heading().name().equals("run"))) {
            columns.add(words("runs", "runs with its samples", Row::runs));
        }
        columns.addAll(List.of(
                count("n", "results that count", row -> row.values().size()),
                count("promised", "results planned", row -> row.group().planned()),
                results(
                        "results_ng_per_ml",
                        "single results, with `;` between; those outside the accuracy limit end with `*` and count too",
                        Format.CONCENTRATION,
                        Row::marked),
                number(
                        "nominal_ng_per_ml",
                        "in the original sample",
                        Format.CONCENTRATION,
                        row -> row.group().nominalNgPerMl()),
                optional(
                        "mean_ng_per_ml",
                        "of the results",
                        Format.CONCENTRATION,
                        row -> row.statistics().mean()),
                optional(
                        "sd_ng_per_ml",
                        "n - 1",
                        Format.CONCENTRATION,
                        row -> row.statistics().sd()),
                optional(
                        "cv_percent",
                        "100 SD / mean",
                        Format.PERCENT,
                        row -> row.statistics().cvPercent()),
                optional("relative_error_percent", "of the mean", Format.PERCENT, Row::relativeErrorPercent),
                optional(
                        "accuracy_limit_percent",
                        "in force; empty if there is none",
                        Format.PERCENT,
                        Row::accuracyLimitPercent),
                optional("cv_limit_percent", "in force; empty if there is none", Format.PERCENT, Row::cvLimitPercent),
                verdict(Row::outcome),
                words("note", "what does not count, and why", Row::note)));
        return new TableForm<>(name, title, rowsAre, columns);
    }

    /** A column of a label. */
    public static Column<Row> label(int place, String name, String meaning) {
        return words(name, meaning, row -> row.group().labels().get(place));
    }
}
