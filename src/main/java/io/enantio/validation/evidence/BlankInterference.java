package io.enantio.validation.evidence;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.acceptance.result.ReferenceAreas;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.TableForm.Column;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Response of a sample that should contain neither analyte nor internal standard, in percent of the response at the LLOQ. Each
 * sample is judged by itself, never the mean of several.
 *
 * @param labels in the order of the table's columns
 * @param analytePercent of the mean area at the LLOQ; absent if it could not be measured
 * @param standardPercent of the internal standard's reference; absent for samples prepared with internal standard
 */
public record BlankInterference(
        Sample sample,
        List<String> labels,
        OptionalDouble analytePercent,
        OptionalDouble standardPercent,
        Outcome outcome,
        String note) {

    /** Limits for analyte and internal standard. */
    public record Bounds(LimitKey analyte, LimitKey standard) {

        /** Judges a sample whose whole area is interference. */
        public BlankInterference judge(Sample sample, List<String> labels, Findings findings) {
            return judge(sample, labels, 0, findings);
        }

        /**
         * Judges a sample.
         *
         * @param explainedCountsMin part of the area that is accounted for, counts x minute (rule A-17)
         */
        public BlankInterference judge(
                Sample sample, List<String> labels, double explainedCountsMin, Findings findings) {
            ReferenceAreas references = sample.run().references(sample.analyte());
            Place place = Place.of(sample.analyte(), String.join(" ", labels) + " " + sample.where());
            Optional<String> obstacle = obstacle(sample, references, findings);
            if (obstacle.isPresent()) {
                Outcome missing = findings.missing(place, "percent_of_lloq", obstacle.get());
                return new BlankInterference(
                        sample, labels, OptionalDouble.empty(), OptionalDouble.empty(), missing, obstacle.get());
            }
            double percent = 100
                    * (sample.area().orElseThrow() - explainedCountsMin)
                    / references.analyteAtLloq().orElseThrow();
            Outcome outcome = findings.atMost(place, "percent_of_lloq", percent, analyte);
            OptionalDouble ofStandard = standardPercent(sample, references);
            if (ofStandard.isPresent()) {
                outcome = outcome.orWorse(
                        findings.atMost(place, "internal_standard_percent", ofStandard.getAsDouble(), standard));
            }
            return new BlankInterference(sample, labels, OptionalDouble.of(percent), ofStandard, outcome, "");
        }
    }

    /** Testable only in samples prepared without internal standard (rule B-08). */
    private static OptionalDouble standardPercent(Sample sample, ReferenceAreas references) {
        OptionalDouble area = sample.standardArea();
        OptionalDouble reference =
                references.standardForBlanks(sample.run().result().method().limits());
        boolean isTestable = sample.type().hasNoInternalStandard() && area.isPresent() && reference.isPresent();
        return isTestable
                ? OptionalDouble.of(100 * area.getAsDouble() / reference.getAsDouble())
                : OptionalDouble.empty();
    }

    private static Optional<String> obstacle(Sample sample, ReferenceAreas references, Findings findings) {
        return sample.obstacle(findings.code())
                .or(() -> sample.area().isEmpty() ? Optional.of(sample.where() + " has no area") : Optional.empty())
                .or(() -> references.analyteAtLloq().isEmpty()
                        ? Optional.of("run " + sample.run().name() + " has no used standard at the LLOQ")
                        : Optional.empty());
    }

    /** A table of such samples; the columns of the labels come after the analyte. */
    public static TableForm<BlankInterference> form(
            String name, String title, String rowsAre, List<Column<BlankInterference>> labels) {
        List<Column<BlankInterference>> columns = new ArrayList<>();
        columns.add(analyte(row -> row.sample().analyte()));
        columns.addAll(labels);
        columns.addAll(List.of(
                words("run", "name of the run", row -> row.sample().run().name()),
                count(
                        "injection",
                        "number in the run",
                        row -> row.sample().injection().number()),
                words("sample_id", "as given", row -> row.sample().sampleId()),
                optional(
                        "area_counts_min",
                        "of the analyte, noise included",
                        Format.AREA,
                        row -> row.sample().area()),
                optional(
                        "lloq_area_counts_min",
                        "mean of the used standards at the LLOQ of this run",
                        Format.AREA,
                        row -> row.sample()
                                .run()
                                .references(row.sample().analyte())
                                .analyteAtLloq()),
                optional("percent_of_lloq", "of that mean", Format.PERCENT, BlankInterference::analytePercent),
                optional(
                        "internal_standard_percent",
                        "of the internal standard's reference; empty for samples prepared with internal standard",
                        Format.PERCENT,
                        BlankInterference::standardPercent),
                verdict(BlankInterference::outcome),
                words("note", "why there is no verdict", BlankInterference::note)));
        return new TableForm<>(name, title, rowsAre, columns);
    }

    /** A column of a label. */
    public static Column<BlankInterference> label(int place, String name, String meaning) {
        return words(name, meaning, row -> row.labels().get(place));
    }
}
