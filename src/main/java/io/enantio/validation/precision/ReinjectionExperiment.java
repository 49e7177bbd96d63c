package io.enantio.validation.precision;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.method.Analyte;
import io.enantio.method.LevelRole;
import io.enantio.method.LevelRoles;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.statistics.SampleStatistics;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * RI-1: a run of standards and QCs is injected again after storage (ICH M10, 3.2.9). Its QCs are read off the curve of the first run, and off
 * the curve of its own, injected again too. By both readings each level is accurate and precise, and enough single QCs pass as in RUN-2.
 */
public final class ReinjectionExperiment implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "RI",
            "Reinjection (RI-1).",
            "`standard` and `qc` of a run that is another one injected again, with the same `sample_id` and its name in `set`; without `set`, a `qc` injected earlier in the same run",
            Key.levels("LOW", "MID", "HIGH"),
            Key.count(Count.REPLICATES, "QCs of each level that are injected again.", 5));

    /** What an injection is read off. */
    private enum Reading {
        FIRST_CURVE("first curve"),
        OWN_CURVE("own curve");

        private final String words;

        Reading(String words) {
            this.words = words;
        }
    }

    /**
     * A QC that was injected again.
     *
     * @param first the earlier injection of the same sample
     * @param byFirstCurve of the second injection, ng/mL
     * @param byOwnCurve of the second injection; absent unless the standards of its run were injected again too
     */
    private record Row(
            Sample again,
            Optional<Sample> first,
            OptionalDouble byFirstCurve,
            OptionalDouble byOwnCurve,
            LimitKey limitKey,
            double limitPercent) {
        private String level() {
            return again.level();
        }

        private double nominalNgPerMl() {
            return again.nominalNgPerMl().orElseThrow();
        }

        private OptionalDouble firstNgPerMl() {
            return first.map(ReinjectionExperiment::result).orElse(OptionalDouble.empty());
        }

        private OptionalDouble by(Reading reading) {
            return reading == Reading.FIRST_CURVE ? byFirstCurve : byOwnCurve;
        }

        private OptionalDouble errorPercent(Reading reading) {
            OptionalDouble found = by(reading);
            return found.isPresent()
                    ? OptionalDouble.of(Accuracy.relativeErrorPercent(found.getAsDouble(), nominalNgPerMl()))
                    : found;
        }

        private OptionalDouble differencePercent() {
            OptionalDouble one = firstNgPerMl();
            return one.isPresent() && byFirstCurve.isPresent()
                    ? OptionalDouble.of(Accuracy.differencePercent(one.getAsDouble(), byFirstCurve.getAsDouble()))
                    : OptionalDouble.empty();
        }

        private Outcome outcome(Reading reading) {
            OptionalDouble found = by(reading);
            if (found.isEmpty() || first.isEmpty()) {
                return Outcome.MISSING;
            }
            return Accuracy.isWithin(found.getAsDouble(), nominalNgPerMl(), limitPercent) ? Outcome.PASS : Outcome.FAIL;
        }

        private Outcome outcome() {
            return outcome(Reading.FIRST_CURVE).orWorse(outcome(Reading.OWN_CURVE));
        }
    }

    /** The QCs of a level by one reading. */
    private record LevelRow(
            Analyte analyte,
            String level,
            Reading reading,
            double nominalNgPerMl,
            SampleStatistics statistics,
            Outcome outcome) {
        private OptionalDouble errorPercent() {
            OptionalDouble mean = statistics.mean();
            return mean.isPresent()
                    ? OptionalDouble.of(Accuracy.relativeErrorPercent(mean.getAsDouble(), nominalNgPerMl))
                    : mean;
        }
    }

    private static final TableForm<Row> TABLE = new TableForm<>(
            "ri-1",
            "Reinjected QCs",
            "a row per analyte and QC",
            List.of(
                    analyte(row -> row.again().analyte()),
                    words(
                            "run",
                            "run of the second injection",
                            row -> row.again().run().name()),
                    words("sample_id", "of both injections", row -> row.again().sampleId()),
                    words("level", "QC level", Row::level),
                    number("nominal_ng_per_ml", "of the level", Format.CONCENTRATION, Row::nominalNgPerMl),
                    optional("first_ng_per_ml", "first injection", Format.CONCENTRATION, Row::firstNgPerMl),
                    optional(
                            "second_ng_per_ml",
                            "second injection, on the curve of the first",
                            Format.CONCENTRATION,
                            Row::byFirstCurve),
                    optional("difference_percent", "of the mean of both", Format.PERCENT, Row::differencePercent),
                    optional(
                            "relative_error_percent",
                            "of the second injection, on the curve of the first",
                            Format.PERCENT,
                            row -> row.errorPercent(Reading.FIRST_CURVE)),
                    number("limit_percent", "of both errors", Format.PERCENT, Row::limitPercent),
                    verdict(Row::outcome),
                    optional(
                            "own_ng_per_ml",
                            "second injection, on its own curve of standards that were injected again",
                            Format.CONCENTRATION,
                            Row::byOwnCurve),
                    optional(
                            "own_relative_error_percent",
                            "of it",
                            Format.PERCENT,
                            row -> row.errorPercent(Reading.OWN_CURVE))));

    private static final TableForm<LevelRow> LEVELS = new TableForm<>(
            "ri-1-levels",
            "Accuracy and precision of reinjected QCs",
            "a row per analyte, level and reading",
            List.of(
                    analyte(LevelRow::analyte),
                    words("level", "QC level", LevelRow::level),
                    words("reading", "`first curve` or `own curve`", row -> row.reading().words),
                    number("nominal_ng_per_ml", "of the level", Format.CONCENTRATION, LevelRow::nominalNgPerMl),
                    count("n", "results that count", row -> row.statistics().n()),
                    optional(
                            "mean_ng_per_ml",
                            "of the second injections",
                            Format.CONCENTRATION,
                            row -> row.statistics().mean()),
                    optional("relative_error_percent", "of the mean", Format.PERCENT, LevelRow::errorPercent),
                    optional(
                            "cv_percent",
                            "100 SD / mean",
                            Format.PERCENT,
                            row -> row.statistics().cvPercent()),
                    verdict(LevelRow::outcome)));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "RI-1",
                "Reinjection",
                "Are QCs still accurate and precise if the run is injected again?",
                List.of(
                        LimitKey.RI_ACCURACY_PERCENT,
                        LimitKey.RI_LLOQ_ACCURACY_PERCENT,
                        LimitKey.RI_CV_PERCENT,
                        LimitKey.RI_REPLICATES_MINIMUM,
                        LimitKey.RI_LEVELS_MINIMUM,
                        LimitKey.RI_PASS_FRACTION,
                        LimitKey.RI_LEVEL_PASS_FRACTION),
                List.of(TABLE.empty(), LEVELS.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        List<LevelRow> levels = new ArrayList<>();
        ExperimentTable table = TABLE.of(evidence.eachAnalyte(analyte -> {
            List<Row> rows = rows(evidence, analyte, findings);
            levels.addAll(judged(analyte, rows, findings));
            return rows;
        }));
        return List.of(table, LEVELS.of(levels));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        LevelRoles roles = LevelRoles.of(evidence.method(), analyte);
        return evidence.serving(CODE, analyte).stream()
                .filter(sample -> sample.type() == SampleType.QC)
                .filter(sample -> sample.nominalNgPerMl().isPresent())
                .map(sample -> row(evidence, sample, roles, findings))
                .toList();
    }

    private static Row row(ValidationEvidence evidence, Sample again, LevelRoles roles, Findings findings) {
        Optional<ValidationRun> firstRun = firstRun(evidence, again);
        LimitKey key = roles.is(again.level(), LevelRole.LLOQ)
                ? LimitKey.RI_LLOQ_ACCURACY_PERCENT
                : LimitKey.RI_ACCURACY_PERCENT;
        return new Row(
                again,
                firstRun.flatMap(run -> earlier(run, again)),
                firstRun.map(run -> byCurveOf(run, again)).orElse(OptionalDouble.empty()),
                firstRun.filter(run -> areAgain(again.run(), run, again.analyte()))
                                .isPresent()
                        ? result(again)
                        : OptionalDouble.empty(),
                key,
                findings.number(key));
    }

    /** The run that was injected again: as the injection names it, or its own. */
    private static Optional<ValidationRun> firstRun(ValidationEvidence evidence, Sample again) {
        String named = again.remark("set");
        return named.isEmpty()
                ? Optional.of(again.run())
                : evidence.runs().stream()
                        .filter(run -> run.name().equals(named))
                        .findFirst();
    }

    private static Optional<Sample> earlier(ValidationRun run, Sample again) {
        return run.samples(again.analyte()).stream()
                .filter(sample -> sample.sampleId().equals(again.sampleId()) && sample.type() == again.type())
                .filter(sample -> run != again.run()
                        || sample.injection().number() < again.injection().number())
                .findFirst();
    }

    private static OptionalDouble byCurveOf(ValidationRun first, Sample again) {
        if (first == again.run()) {
            return result(again);
        }
        boolean counts = again.emptiness(CODE).isEmpty()
                && again.responseRatio().isPresent()
                && first.rejection(again.analyte(), CODE).isEmpty();
        Optional<CalibrationCurve> curve = first.fit(again.analyte())
                .filter(CalibrationCurve.class::isInstance)
                .map(CalibrationCurve.class::cast)
                .filter(found -> counts);
        OptionalDouble injected = curve.map(
                        found -> found.concentrationAt(again.responseRatio().getAsDouble()))
                .orElse(OptionalDouble.empty());
        return injected.isPresent()
                ? OptionalDouble.of(injected.getAsDouble() * again.injection().dilutionFactor())
                : injected;
    }

    /** Whether every standard in the curve of a run is one of another run injected again. */
    private static boolean areAgain(ValidationRun run, ValidationRun first, Analyte analyte) {
        List<Sample> used = run.samples(analyte).stream()
                .filter(sample -> sample.row().judgement().usedInCurve().orElse(false))
                .toList();
        return run != first
                && !used.isEmpty()
                && used.stream()
                        .allMatch(standard -> standard.serves(CODE)
                                && standard.remark("set").equals(first.name())
                                && earlier(first, standard).isPresent());
    }

    private static OptionalDouble result(Sample sample) {
        return sample.emptiness(CODE).isEmpty() ? OptionalDouble.of(sample.ngPerMl()) : OptionalDouble.empty();
    }

    private static List<LevelRow> judged(Analyte analyte, List<Row> rows, Findings findings) {
        if (rows.stream().noneMatch(row -> row.byOwnCurve().isPresent())) {
            findings.missing(
                    Place.of(analyte, Reading.OWN_CURVE.words),
                    "own_curve",
                    "the standards were not injected again with the QCs, or have no curve");
        }
        Set<String> levels = new LinkedHashSet<>(findings.plan().names(Names.LEVELS));
        rows.forEach(row -> levels.add(row.level()));
        findings.levels(analyte, LimitKey.RI_LEVELS_MINIMUM);
        List<LevelRow> judged = new ArrayList<>();
        for (Reading reading : Reading.values()) {
            boolean isRead = rows.stream().anyMatch(row -> row.by(reading).isPresent());
            if (reading == Reading.FIRST_CURVE || isRead) {
                passed(Place.of(analyte, reading.words), reading, rows, LimitKey.RI_PASS_FRACTION, findings);
                for (String level : levels) {
                    level(analyte, level, reading, rows, findings).ifPresent(judged::add);
                }
            }
        }
        return judged;
    }

    private static Optional<LevelRow> level(
            Analyte analyte, String level, Reading reading, List<Row> all, Findings findings) {
        List<Row> rows = all.stream().filter(row -> row.level().equals(level)).toList();
        Place place = Place.of(analyte, level + ", " + reading.words);
        int found = (int) rows.stream()
                .filter(row -> row.outcome(reading) != Outcome.MISSING)
                .count();
        Outcome outcome = counted(place, level, found, findings);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        outcome = outcome.orWorse(passed(place, reading, rows, LimitKey.RI_LEVEL_PASS_FRACTION, findings));
        SampleStatistics statistics = SampleStatistics.of(rows.stream()
                .filter(row -> row.outcome(reading) != Outcome.MISSING)
                .map(row -> row.by(reading).getAsDouble())
                .toList());
        double nominal = rows.get(0).nominalNgPerMl();
        if (statistics.mean().isPresent()) {
            outcome = outcome.orWorse(findings.accuracy(
                    place, statistics.mean().getAsDouble(), nominal, rows.get(0).limitKey()));
        }
        if (statistics.cvPercent().isPresent() && rows.get(0).limitKey() == LimitKey.RI_ACCURACY_PERCENT) {
            outcome = outcome.orWorse(
                    findings.atMost(place, "cv_percent", statistics.cvPercent().getAsDouble(), LimitKey.RI_CV_PERCENT));
        }
        return Optional.of(new LevelRow(analyte, level, reading, nominal, statistics, outcome));
    }

    /** As many as planned, and of a planned level no fewer than the guideline requires. */
    private static Outcome counted(Place place, String level, int found, Findings findings) {
        if (!findings.plan().names(Names.LEVELS).contains(level)) {
            return Outcome.PASS;
        }
        Outcome planned = findings.planned(
                place, "replicates", new Tally(found, findings.plan().count(Count.REPLICATES)), "pairs of injections");
        return planned == Outcome.PASS
                ? findings.minimum(place, "replicates", found, LimitKey.RI_REPLICATES_MINIMUM)
                : planned;
    }

    private static Outcome passed(Place place, Reading reading, List<Row> rows, LimitKey key, Findings findings) {
        long passed = rows.stream()
                .filter(row -> row.outcome(reading) == Outcome.PASS)
                .count();
        return findings.passed(place, (int) passed, rows.size(), key);
    }
}
