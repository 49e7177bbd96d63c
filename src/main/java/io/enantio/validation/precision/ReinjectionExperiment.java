package io.enantio.validation.precision;

import static io.enantio.validation.report.TableColumn.number;
import static io.enantio.validation.report.TableColumn.optional;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Fraction;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Figure;
import io.enantio.validation.evidence.Findings.Ruling;
import io.enantio.validation.evidence.Pair;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** RI-1: QCs injected again in the same run, by the arithmetic of RUN-2 on the second injections, against the first curve. */
public final class ReinjectionExperiment implements Experiment {
    private static final String ID = "RI-1";

    /** @param first the earlier injection of the same sample in the same run */
    record Row(Sample again, Optional<Sample> first, double limitPercent, Outcome outcome) {
        private OptionalDouble errorPercent() {
            return hasResult(again)
                    ? OptionalDouble.of(Accuracy.relativeErrorPercent(
                            again.ngPerMl(), again.nominalNgPerMl().orElseThrow()))
                    : OptionalDouble.empty();
        }

        private OptionalDouble differencePercent() {
            return first.isPresent() && hasResult(first.get()) && hasResult(again)
                    ? OptionalDouble.of(new Pair(first.get().ngPerMl(), again.ngPerMl()).differencePercent())
                    : OptionalDouble.empty();
        }
    }

    public static final TableForm<Row> TABLE = new TableForm<>(
            "ri-1",
            "Reinjected QCs",
            "a row per analyte and QC",
            List.of(
                    words(
                            "analyte",
                            "name in the method",
                            row -> row.again().analyte().name()),
                    words("run", "name of the run", row -> row.again().run().name()),
                    words("sample_id", "of both injections", row -> row.again().sampleId()),
                    words("level", "QC level", row -> row.again().level()),
                    number(
                            "nominal_ng_per_ml",
                            "of the level",
                            Print.CONCENTRATION,
                            row -> row.again().nominalNgPerMl().orElseThrow()),
                    optional(
                            "first_ng_per_ml",
                            "earlier injection of this run",
                            Print.CONCENTRATION,
                            row -> row.first()
                                    .filter(ReinjectionExperiment::hasResult)
                                    .map(found -> OptionalDouble.of(found.ngPerMl()))
                                    .orElse(OptionalDouble.empty())),
                    optional(
                            "second_ng_per_ml",
                            "injected again, on the first curve",
                            Print.CONCENTRATION,
                            row -> hasResult(row.again())
                                    ? OptionalDouble.of(row.again().ngPerMl())
                                    : OptionalDouble.empty()),
                    optional("difference_percent", "of the mean of both", Print.PERCENT, Row::differencePercent),
                    optional("relative_error_percent", "of the second", Print.PERCENT, Row::errorPercent),
                    number("limit_percent", "of that error", Print.PERCENT, Row::limitPercent),
                    words(
                            "verdict",
                            "`pass` `fail` `missing`",
                            row -> row.outcome().word())));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        List<Row> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<Row> own = evidence.serving(ExperimentCode.RI, analyte).stream()
                    .filter(sample -> sample.nominalNgPerMl().isPresent())
                    .map(sample -> row(evidence.limits(), sample))
                    .toList();
            rows.addAll(own);
            Counting counting = new Counting(findings, evidence.limits());
            counting.judge(Place.of(analyte, ""), own, LimitKey.RI_PASS_FRACTION);
            own.stream()
                    .map(row -> row.again().level())
                    .distinct()
                    .forEach(level -> counting.judge(
                            Place.of(analyte, level),
                            own.stream()
                                    .filter(row -> row.again().level().equals(level))
                                    .toList(),
                            LimitKey.RI_LEVEL_PASS_FRACTION));
            promised(evidence, analyte, own, findings);
        }
        return new ExperimentReport(ID, "Reinjection", List.of(TABLE.of(rows)), findings.all());
    }

    private static Row row(Limits limits, Sample again) {
        Optional<Sample> first = again.run().samples(again.analyte()).stream()
                .filter(sample -> sample.sampleId().equals(again.sampleId()))
                .filter(sample ->
                        sample.injection().number() < again.injection().number())
                .findFirst();
        LimitKey key = again.level().equals("LLOQ") ? LimitKey.RI_LLOQ_ACCURACY_PERCENT : LimitKey.RI_ACCURACY_PERCENT;
        double limit = limits.number(key);
        Outcome outcome = !hasResult(again) || first.isEmpty()
                ? Outcome.MISSING
                : Accuracy.isWithin(again.ngPerMl(), again.nominalNgPerMl().orElseThrow(), limit)
                        ? Outcome.PASS
                        : Outcome.FAIL;
        return new Row(again, first, limit, outcome);
    }

    /** Counts what passes, in integers (rule B-02). */
    private record Counting(Findings findings, Limits limits) {
        void judge(Place place, List<Row> rows, LimitKey key) {
            int passed = (int)
                    rows.stream().filter(row -> row.outcome() == Outcome.PASS).count();
            Fraction share = limits.fraction(key);
            boolean holds = !rows.isEmpty() && share.isReachedBy(passed, rows.size());
            Ruling ruling = new Ruling(holds, passed + " of " + rows.size() + " pass, wanted are " + share);
            findings.judged(place, Figure.of("passed", passed), key, ruling);
        }
    }

    private static void promised(ValidationEvidence evidence, Analyte analyte, List<Row> rows, Findings findings) {
        Promise promise = evidence.promise(ExperimentCode.RI);
        for (String level : promise.names(Names.LEVELS)) {
            long found = rows.stream()
                    .filter(row -> row.again().level().equals(level) && row.outcome() != Outcome.MISSING)
                    .count();
            int wanted = promise.count(Count.REPLICATES);
            if (found < wanted) {
                findings.missing(
                        Place.of(analyte, level),
                        "replicates",
                        found + " of " + wanted + " promised pairs of injections");
            }
        }
    }

    private static boolean hasResult(Sample sample) {
        return sample.emptiness(ExperimentCode.RI).isEmpty();
    }
}
