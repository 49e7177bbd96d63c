package io.enantio.validation.precision;

import static io.enantio.validation.report.TableColumn.number;
import static io.enantio.validation.report.TableColumn.optional;
import static io.enantio.validation.report.TableColumn.results;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.GroupJudge;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.SampleGroup;
import io.enantio.validation.evidence.Spread;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableCell;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** PAR-1: an incurred sample gives the same concentration at every dilution. */
public final class Parallelism implements Experiment {
    private static final String ID = "PAR-1";

    /** A sample with its dilutions. */
    record Row(Analyte analyte, String sampleId, List<Sample> dilutions, Outcome outcome) {
        private Optional<Spread> spread() {
            List<Double> values = dilutions.stream().map(Sample::ngPerMl).toList();
            return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
        }
    }

    public static final TableForm<Row> TABLE = new TableForm<>(
            "par-1",
            "Parallelism",
            "a row per analyte and sample",
            List.of(
                    words("analyte", "name in the method", row -> row.analyte().name()),
                    words("sample_id", "as given", Row::sampleId),
                    words(
                            "dilution_factors",
                            "in the order of the results",
                            row -> String.join(
                                    ";",
                                    row.dilutions().stream()
                                            .map(sample -> FigureText.exact(
                                                    sample.injection().dilutionFactor()))
                                            .toList())),
                    results(
                            "results_ng_per_ml",
                            "of the undiluted sample, by dilution",
                            Print.CONCENTRATION,
                            row -> row.dilutions().stream()
                                    .map(sample -> new TableCell.Result(sample.ngPerMl(), TableCell.Mark.NONE))
                                    .toList()),
                    number("n", "dilutions in the range", Print.WHOLE, row ->
                            (double) row.dilutions().size()),
                    optional(
                            "mean_ng_per_ml",
                            "of them",
                            Print.CONCENTRATION,
                            row -> row.spread()
                                    .map(found -> OptionalDouble.of(found.mean()))
                                    .orElse(OptionalDouble.empty())),
                    optional(
                            "cv_percent",
                            "of them",
                            Print.PERCENT,
                            row -> row.spread().map(Spread::cvPercent).orElse(OptionalDouble.empty())),
                    words(
                            "verdict",
                            "`pass` `fail` `missing`",
                            row -> row.outcome().word())));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        Promise promise = evidence.promise(ExperimentCode.PAR);
        List<Row> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<Row> own = new ArrayList<>();
            SampleGroup.byLabels(
                            List.of(),
                            evidence.serving(ExperimentCode.PAR, analyte),
                            sample -> List.of(sample.sampleId()))
                    .forEach((labels, series) -> own.add(
                            row(Place.of(analyte, labels.get(0)), series, promise.count(Count.DILUTIONS), findings)));
            rows.addAll(own);
            if (own.size() < promise.count(Count.SERIES)) {
                findings.missing(
                        Place.of(analyte, ""),
                        "series",
                        own.size() + " of " + promise.count(Count.SERIES) + " promised series");
            }
        }
        return new ExperimentReport(ID, "Parallelism", List.of(TABLE.of(rows)), findings.all());
    }

    private static Row row(Place place, List<Sample> series, int promised, Findings findings) {
        List<Sample> usable = series.stream()
                .filter(sample -> sample.unreportable(ExperimentCode.PAR).isEmpty())
                .toList();
        Row row = new Row(place.analyte().orElseThrow(), place.subject(), usable, Outcome.PASS);
        Outcome outcome = Outcome.PASS;
        if (usable.size() < promised) {
            List<String> why = series.stream()
                    .flatMap(sample -> sample.unreportable(ExperimentCode.PAR).stream())
                    .toList();
            outcome = findings.missing(
                    place,
                    "dilutions",
                    usable.size() + " of " + promised + " promised dilutions: " + String.join("; ", why));
        }
        OptionalDouble cv = row.spread().map(Spread::cvPercent).orElse(OptionalDouble.empty());
        if (cv.isPresent()) {
            outcome = GroupJudge.worst(
                    outcome, findings.atMost(place, "cv_percent", cv.getAsDouble(), LimitKey.PAR_CV_PERCENT));
        }
        return new Row(row.analyte(), row.sampleId(), usable, outcome);
    }
}
