package io.enantio.validation.matrix;

import static io.enantio.validation.report.TableColumn.number;
import static io.enantio.validation.report.TableColumn.optional;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.Spread;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** REC-1: area of extracted samples / area of extracted blanks spiked afterwards. No limit: it should not depend on the level. */
public final class Recovery implements Experiment {
    private static final String ID = "REC-1";

    /** Areas of one kind of sample. */
    private record Areas(Optional<Spread> analyte, Optional<Spread> standard, int n) {}

    /** Both kinds at a level. */
    record Row(
            Analyte analyte, String level, Optional<Spread> extracted, Optional<Spread> spiked, Standards standards) {
        OptionalDouble percent() {
            return Recovery.percent(extracted, spiked);
        }

        private static OptionalDouble cv(Optional<Spread> spread) {
            return spread.map(Spread::cvPercent).orElse(OptionalDouble.empty());
        }

        private static OptionalDouble mean(Optional<Spread> spread) {
            return spread.map(found -> OptionalDouble.of(found.mean())).orElse(OptionalDouble.empty());
        }

        private static Double n(Optional<Spread> spread) {
            return (double) spread.map(Spread::n).orElse(0);
        }
    }

    /** Of the internal standard. */
    record Standards(Optional<Spread> extracted, Optional<Spread> spiked) {}

    public static final TableForm<Row> TABLE = new TableForm<>(
            "rec-1",
            "Recovery",
            "a row per analyte and level",
            List.of(
                    words("analyte", "name in the method", row -> row.analyte().name()),
                    words("level", "QC level", Row::level),
                    number(
                            "extracted_n",
                            "samples spiked before extraction",
                            Print.WHOLE,
                            row -> Row.n(row.extracted())),
                    optional("extracted_area_counts_min", "their mean", Print.AREA, row -> Row.mean(row.extracted())),
                    optional("extracted_cv_percent", "of their areas", Print.PERCENT, row -> Row.cv(row.extracted())),
                    number("spiked_n", "extracted blanks spiked afterwards", Print.WHOLE, row -> Row.n(row.spiked())),
                    optional("spiked_area_counts_min", "their mean", Print.AREA, row -> Row.mean(row.spiked())),
                    optional("spiked_cv_percent", "of their areas", Print.PERCENT, row -> Row.cv(row.spiked())),
                    optional("recovery_percent", "100 extracted / spiked", Print.PERCENT, Row::percent),
                    optional(
                            "internal_standard_recovery_percent",
                            "the same of the standard",
                            Print.PERCENT,
                            row -> percent(
                                    row.standards().extracted(), row.standards().spiked()))));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        List<Row> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<Row> levels = evidence.promise(ExperimentCode.REC).names(Names.LEVELS).stream()
                    .map(level -> level(evidence, analyte, level, findings))
                    .toList();
            rows.addAll(levels);
            DoubleSummaryStatistics percents = levels.stream()
                    .flatMapToDouble(row -> row.percent().stream())
                    .summaryStatistics();
            if (percents.getCount() > 0) {
                findings.information(
                        Place.of(analyte, ""),
                        "recovery_span_percent",
                        percents.getMax() - percents.getMin(),
                        "largest - smallest over the levels");
            }
        }
        return new ExperimentReport(ID, "Recovery", List.of(TABLE.of(rows)), findings.all());
    }

    private static Row level(ValidationEvidence evidence, Analyte analyte, String level, Findings findings) {
        List<Sample> samples = evidence.serving(ExperimentCode.REC, analyte).stream()
                .filter(sample -> sample.level().equals(level))
                .filter(sample -> sample.obstacle(ExperimentCode.REC).isEmpty())
                .toList();
        Areas extracted = areas(samples, "pre_spiked");
        Areas spiked = areas(samples, "post_spiked");
        int promised = evidence.promise(ExperimentCode.REC).count(Count.REPLICATES);
        checkCount(Place.of(analyte, level + " pre_spiked"), extracted.n(), promised, findings);
        checkCount(Place.of(analyte, level + " post_spiked"), spiked.n(), promised, findings);
        Row row = new Row(
                analyte,
                level,
                extracted.analyte(),
                spiked.analyte(),
                new Standards(extracted.standard(), spiked.standard()));
        row.percent()
                .ifPresent(percent -> findings.information(Place.of(analyte, level), "recovery_percent", percent, ""));
        return row;
    }

    private static void checkCount(Place place, int found, int promised, Findings findings) {
        if (found < promised) {
            findings.missing(place, "replicates", found + " of " + promised + " promised areas");
        } else {
            findings.atLeast(place, "replicates", found, LimitKey.REC_REPLICATES_MINIMUM);
        }
    }

    private static Areas areas(List<Sample> samples, String condition) {
        List<Sample> own = samples.stream()
                .filter(sample -> sample.remark("condition").equals(condition))
                .filter(sample -> sample.area().isPresent())
                .toList();
        return new Areas(spread(own, Sample::area), spread(own, Sample::standardArea), own.size());
    }

    private static Optional<Spread> spread(List<Sample> samples, Function<Sample, OptionalDouble> area) {
        List<Double> areas = samples.stream()
                .flatMapToDouble(sample -> area.apply(sample).stream())
                .boxed()
                .toList();
        return areas.isEmpty() ? Optional.empty() : Optional.of(Spread.of(areas));
    }

    private static OptionalDouble percent(Optional<Spread> above, Optional<Spread> below) {
        return above.isPresent() && below.isPresent() && below.get().mean() > 0
                ? OptionalDouble.of(100 * above.get().mean() / below.get().mean())
                : OptionalDouble.empty();
    }
}
