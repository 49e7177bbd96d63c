package io.enantio.validation.precision;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.results;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.statistics.SampleStatistics;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.ExperimentTable.TableCell.Mark;
import io.enantio.validation.report.ExperimentTable.TableCell.Result;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** PAR-1: an incurred sample gives the same concentration at every dilution. */
public final class Parallelism implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "PAR",
            "Parallelism (PAR-1).",
            "`study` with one `sample_id` at several `dilution_factor`",
            Key.count(Count.SERIES, "Incurred samples diluted in series.", 3),
            Key.count(Count.DILUTIONS, "Dilutions of each.", 3).atLeast(2));

    /** A sample with its dilutions. */
    private record Row(Analyte analyte, String sampleId, List<Sample> dilutions, Outcome outcome) {
        private SampleStatistics statistics() {
            return SampleStatistics.of(dilutions.stream().map(Sample::ngPerMl).toList());
        }

        private String factors() {
            return dilutions.stream()
                    .map(sample -> FigureText.exact(sample.injection().dilutionFactor()))
                    .collect(Collectors.joining(";"));
        }
    }

    private static final TableForm<Row> TABLE = new TableForm<>(
            "par-1",
            "Parallelism",
            "a row per analyte and sample",
            List.of(
                    analyte(Row::analyte),
                    words("sample_id", "as given", Row::sampleId),
                    words("dilution_factors", "in the order of the results", Row::factors),
                    results(
                            "results_ng_per_ml",
                            "of the undiluted sample, by dilution",
                            Format.CONCENTRATION,
                            row -> row.dilutions().stream()
                                    .map(sample -> new Result(sample.ngPerMl(), Mark.NONE))
                                    .toList()),
                    count("n", "dilutions in the range", row -> row.dilutions().size()),
                    optional(
                            "mean_ng_per_ml",
                            "of them",
                            Format.CONCENTRATION,
                            row -> row.statistics().mean()),
                    optional(
                            "cv_percent",
                            "of them",
                            Format.PERCENT,
                            row -> row.statistics().cvPercent()),
                    verdict(Row::outcome)));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "PAR-1",
                "Parallelism",
                "Do dilutions of an incurred sample give the same concentration?",
                List.of(LimitKey.PAR_CV_PERCENT, LimitKey.PAR_DILUTIONS_MINIMUM),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<Row> rows = new ArrayList<>();
        ReplicateGroup.byLabels(List.of(), evidence.serving(CODE, analyte), sample -> List.of(sample.sampleId()))
                .forEach((labels, series) -> rows.add(row(analyte, labels.get(0), series, findings)));
        Tally tally = new Tally(rows.size(), findings.plan().count(Count.SERIES));
        findings.planned(Place.of(analyte, ""), "series", tally, "series");
        return rows;
    }

    private static Row row(Analyte analyte, String sampleId, List<Sample> series, Findings findings) {
        List<Sample> usable = series.stream()
                .filter(sample -> sample.unreportable(CODE).isEmpty())
                .toList();
        String reasons = series.stream()
                .flatMap(sample -> sample.unreportable(CODE).stream())
                .collect(Collectors.joining("; "));
        Place place = Place.of(analyte, sampleId);
        Outcome outcome = findings.planned(
                place,
                "dilutions",
                new Tally(usable.size(), findings.plan().count(Count.DILUTIONS)),
                "dilutions" + (reasons.isEmpty() ? "" : ": " + reasons));
        long concentrations = usable.stream()
                .map(sample -> sample.injection().dilutionFactor())
                .distinct()
                .count();
        outcome = outcome.orWorse(findings.minimum(place, "dilutions", concentrations, LimitKey.PAR_DILUTIONS_MINIMUM));
        OptionalDouble cv =
                new Row(analyte, sampleId, usable, outcome).statistics().cvPercent();
        if (cv.isPresent()) {
            outcome = outcome.orWorse(findings.atMost(place, "cv_percent", cv.getAsDouble(), LimitKey.PAR_CV_PERCENT));
        }
        return new Row(analyte, sampleId, usable, outcome);
    }
}
