package io.enantio.validation.precision;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** ISR: study samples reanalysed in another run on another day. The repeat never replaces the reported value. */
public final class IncurredSamples implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "ISR",
            "Incurred sample reanalysis (ISR).",
            "`study` with the `sample_id` of a study sample of another run on another day",
            Key.count(
                    Count.SAMPLES,
                    "Number of study samples in the study; the number of samples to reanalyse follows from it.",
                    160));

    /**
     * A reanalysed sample.
     *
     * @param initial the same sample in another run
     * @param note why there is no pair of results; empty if there is one
     */
    private record Row(Sample repeat, Optional<Sample> initial, String note, Outcome outcome) {
        private boolean isPair() {
            return note.isEmpty();
        }

        private OptionalDouble initialNgPerMl() {
            return isPair() ? OptionalDouble.of(initial.orElseThrow().ngPerMl()) : OptionalDouble.empty();
        }

        private OptionalDouble repeatNgPerMl() {
            return isPair() ? OptionalDouble.of(repeat.ngPerMl()) : OptionalDouble.empty();
        }

        private OptionalDouble differencePercent() {
            return isPair()
                    ? OptionalDouble.of(
                            Accuracy.differencePercent(initial.orElseThrow().ngPerMl(), repeat.ngPerMl()))
                    : OptionalDouble.empty();
        }
    }

    private static final TableForm<Row> TABLE = new TableForm<>(
            "isr",
            "Incurred sample reanalysis",
            "a row per analyte and repeated sample",
            List.of(
                    analyte(row -> row.repeat().analyte()),
                    words("sample_id", "of both", row -> row.repeat().sampleId()),
                    words(
                            "first_run",
                            "name of the run",
                            row -> row.initial()
                                    .map(Sample::run)
                                    .map(ValidationRun::name)
                                    .orElse("")),
                    words(
                            "repeat_run",
                            "name of the run",
                            row -> row.repeat().run().name()),
                    optional("first_ng_per_ml", "reported", Format.CONCENTRATION, Row::initialNgPerMl),
                    optional("repeat_ng_per_ml", "reanalysed", Format.CONCENTRATION, Row::repeatNgPerMl),
                    optional("difference_percent", "of the mean of both", Format.PERCENT, Row::differencePercent),
                    verdict(Row::outcome),
                    words("note", "why there is no pair", Row::note)));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "ISR",
                "Incurred sample reanalysis",
                "Are results of study samples reproduced in another run on another day?",
                List.of(
                        LimitKey.ISR_DIFFERENCE_PERCENT,
                        LimitKey.ISR_PASS_FRACTION,
                        LimitKey.ISR_FIRST_SAMPLES,
                        LimitKey.ISR_FIRST_PERCENT,
                        LimitKey.ISR_REST_PERCENT),
                List.of(TABLE.empty()));
    }

    /** Number of samples to reanalyse of N study samples: a share of the first thousand, and a smaller one of the rest. */
    public static int required(int samples, Limits limits) {
        int bound = limits.count(LimitKey.ISR_FIRST_SAMPLES);
        double first = limits.number(LimitKey.ISR_FIRST_PERCENT) * Math.min(samples, bound);
        double rest = limits.number(LimitKey.ISR_REST_PERCENT) * Math.max(0, samples - bound);
        return (int) Math.ceil((first + rest) / 100);
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<Row> rows = evidence.serving(CODE, analyte).stream()
                .map(repeat -> row(evidence, repeat, findings))
                .toList();
        List<Row> pairs = rows.stream().filter(Row::isPair).toList();
        int required = required(findings.plan().count(Count.SAMPLES), evidence.limits());
        Place place = Place.of(analyte, "");
        if (pairs.size() < required) {
            List<String> notes =
                    rows.stream().map(Row::note).filter(note -> !note.isEmpty()).toList();
            findings.missing(
                    place,
                    "samples",
                    pairs.size() + " of " + required + " required pairs"
                            + (notes.isEmpty() ? "" : ": " + String.join("; ", notes)));
        }
        long passed =
                pairs.stream().filter(row -> row.outcome() == Outcome.PASS).count();
        findings.passed(place, (int) passed, pairs.size(), LimitKey.ISR_PASS_FRACTION);
        return rows;
    }

    private static Row row(ValidationEvidence evidence, Sample repeat, Findings findings) {
        Optional<Sample> initial = evidence.runs().stream()
                .filter(run -> run != repeat.run())
                .flatMap(run -> run.samples(repeat.analyte()).stream())
                .filter(sample -> sample.type() == SampleType.STUDY
                        && sample.remark("experiment").isEmpty())
                .filter(sample -> sample.sampleId().equals(repeat.sampleId()))
                .findFirst();
        String note = note(repeat, initial);
        if (!note.isEmpty()) {
            return new Row(repeat, initial, note, Outcome.MISSING);
        }
        boolean isWithin = Accuracy.isDifferenceWithin(
                initial.orElseThrow().ngPerMl(), repeat.ngPerMl(), findings.number(LimitKey.ISR_DIFFERENCE_PERCENT));
        return new Row(repeat, initial, "", isWithin ? Outcome.PASS : Outcome.FAIL);
    }

    private static String note(Sample repeat, Optional<Sample> initial) {
        if (initial.isEmpty()) {
            return repeat.sampleId() + " was not measured in another run";
        }
        if (initial.get().run().date().equals(repeat.run().date())) {
            return repeat.sampleId() + " was measured twice on the same day";
        }
        return repeat.unreportable(CODE)
                .or(() -> initial.get().unreportable(CODE))
                .orElse("");
    }
}
