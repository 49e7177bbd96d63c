package io.enantio.validation.precision;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** RI-1: QCs injected again in the same run, judged like QCs by RUN-2 on the second injections and the first curve. */
public final class ReinjectionExperiment implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "RI",
            "Reinjection (RI-1).",
            "`qc` with the `sample_id` of an earlier injection of the same run",
            Key.levels("LOW", "MID", "HIGH"),
            Key.count(Count.REPLICATES, "QCs of each level that are injected again.", 2));

    /** @param first the earlier injection of the same sample in the same run */
    private record Row(Sample again, Optional<Sample> first, double limitPercent, Outcome outcome) {
        private String level() {
            return again.level();
        }

        private double nominalNgPerMl() {
            return again.nominalNgPerMl().orElseThrow();
        }

        private OptionalDouble firstNgPerMl() {
            return first.map(Row::result).orElse(OptionalDouble.empty());
        }

        private OptionalDouble secondNgPerMl() {
            return result(again);
        }

        private static OptionalDouble result(Sample sample) {
            return sample.emptiness(CODE).isEmpty() ? OptionalDouble.of(sample.ngPerMl()) : OptionalDouble.empty();
        }

        private OptionalDouble errorPercent() {
            OptionalDouble second = secondNgPerMl();
            return second.isPresent()
                    ? OptionalDouble.of(Accuracy.relativeErrorPercent(second.getAsDouble(), nominalNgPerMl()))
                    : second;
        }

        private OptionalDouble differencePercent() {
            OptionalDouble one = firstNgPerMl();
            OptionalDouble other = secondNgPerMl();
            return one.isPresent() && other.isPresent()
                    ? OptionalDouble.of(Accuracy.differencePercent(one.getAsDouble(), other.getAsDouble()))
                    : OptionalDouble.empty();
        }
    }

    private static final TableForm<Row> TABLE = new TableForm<>(
            "ri-1",
            "Reinjected QCs",
            "a row per analyte and QC",
            List.of(
                    analyte(row -> row.again().analyte()),
                    words("run", "name of the run", row -> row.again().run().name()),
                    words("sample_id", "of both injections", row -> row.again().sampleId()),
                    words("level", "QC level", Row::level),
                    number("nominal_ng_per_ml", "of the level", Format.CONCENTRATION, Row::nominalNgPerMl),
                    optional("first_ng_per_ml", "first injection", Format.CONCENTRATION, Row::firstNgPerMl),
                    optional(
                            "second_ng_per_ml",
                            "second injection, on the same curve",
                            Format.CONCENTRATION,
                            Row::secondNgPerMl),
                    optional("difference_percent", "of the mean of both", Format.PERCENT, Row::differencePercent),
                    optional("relative_error_percent", "of the second injection", Format.PERCENT, Row::errorPercent),
                    number("limit_percent", "of that error", Format.PERCENT, Row::limitPercent),
                    verdict(Row::outcome)));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "RI-1",
                "Reinjection",
                "Are QCs still accurate if the run is injected again?",
                List.of(
                        LimitKey.RI_ACCURACY_PERCENT,
                        LimitKey.RI_LLOQ_ACCURACY_PERCENT,
                        LimitKey.RI_PASS_FRACTION,
                        LimitKey.RI_LEVEL_PASS_FRACTION),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<Row> rows = evidence.serving(CODE, analyte).stream()
                .filter(sample -> sample.nominalNgPerMl().isPresent())
                .map(sample -> row(sample, findings))
                .toList();
        passed(Place.of(analyte, ""), rows, LimitKey.RI_PASS_FRACTION, findings);
        rows.stream()
                .map(Row::level)
                .distinct()
                .forEach(level ->
                        passed(Place.of(analyte, level), of(level, rows), LimitKey.RI_LEVEL_PASS_FRACTION, findings));
        for (String level : findings.plan().names(Names.LEVELS)) {
            long found = of(level, rows).stream()
                    .filter(row -> row.outcome() != Outcome.MISSING)
                    .count();
            Tally tally = new Tally(found, findings.plan().count(Count.REPLICATES));
            findings.planned(Place.of(analyte, level), "replicates", tally, "pairs of injections");
        }
        return rows;
    }

    private static void passed(Place place, List<Row> rows, LimitKey key, Findings findings) {
        long passed = rows.stream().filter(row -> row.outcome() == Outcome.PASS).count();
        findings.passed(place, (int) passed, rows.size(), key);
    }

    private static List<Row> of(String level, List<Row> rows) {
        return rows.stream().filter(row -> row.level().equals(level)).toList();
    }

    private static Row row(Sample again, Findings findings) {
        Optional<Sample> first = again.run().samples(again.analyte()).stream()
                .filter(sample -> sample.sampleId().equals(again.sampleId()))
                .filter(sample ->
                        sample.injection().number() < again.injection().number())
                .findFirst();
        double limit = findings.number(
                again.level().equals("LLOQ") ? LimitKey.RI_LLOQ_ACCURACY_PERCENT : LimitKey.RI_ACCURACY_PERCENT);
        Row row = new Row(again, first, limit, Outcome.MISSING);
        OptionalDouble second = row.secondNgPerMl();
        if (second.isEmpty() || first.isEmpty()) {
            return row;
        }
        boolean isWithin = Accuracy.isWithin(second.getAsDouble(), row.nominalNgPerMl(), limit);
        return new Row(again, first, limit, isWithin ? Outcome.PASS : Outcome.FAIL);
    }
}
