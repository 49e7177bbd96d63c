package io.enantio.validation.enantiomers;

import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.statistics.SampleStatistics;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Ruling;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * CHI-V3: QCs with one enantiomer of a pair alone, under the conditions of STB-1. The antipode must not grow beyond a share of
 * the LLOQ or of the parent, whichever is larger, and the parent must keep its concentration.
 */
public final class Inversion implements Experiment {
    private static final String GROWTH = "antipode_growth_ng_per_ml";

    /** Mean concentrations of one parent under one condition and at one level, ng/mL. */
    private record Row(
            ReplicateGroup group,
            Analyte antipode,
            SampleStatistics parent,
            OptionalDouble antipodeMean,
            OptionalDouble antipodeFresh,
            Outcome outcome) {
        private OptionalDouble growth() {
            return antipodeMean.isPresent() && antipodeFresh.isPresent()
                    ? OptionalDouble.of(antipodeMean.getAsDouble() - antipodeFresh.getAsDouble())
                    : OptionalDouble.empty();
        }

        private Row with(Outcome verdict) {
            return new Row(group, antipode, parent, antipodeMean, antipodeFresh, verdict);
        }
    }

    private static final TableForm<Row> TABLE = new TableForm<>(
            "chi-v3",
            "Inversion of pure enantiomers",
            "a row per parent, condition and level",
            List.of(
                    words(
                            "parent",
                            "the enantiomer that was spiked",
                            row -> row.group().analyte().name()),
                    words(
                            "antipode",
                            "the other enantiomer, which was not",
                            row -> row.antipode().name()),
                    words(
                            "condition",
                            "with its time or cycles",
                            row -> row.group().labels().get(0)),
                    words("level", "QC level", row -> row.group().labels().get(1)),
                    count("n", "results that count", row -> row.parent().n()),
                    number(
                            "nominal_ng_per_ml",
                            "of the parent",
                            Format.CONCENTRATION,
                            row -> row.group().nominalNgPerMl()),
                    optional(
                            "parent_mean_ng_per_ml",
                            "measured",
                            Format.CONCENTRATION,
                            row -> row.parent().mean()),
                    optional("antipode_mean_ng_per_ml", "measured", Format.CONCENTRATION, Row::antipodeMean),
                    optional("antipode_fresh_ng_per_ml", "before storage", Format.CONCENTRATION, Row::antipodeFresh),
                    optional("growth_ng_per_ml", "of the antipode", Format.CONCENTRATION, Row::growth),
                    verdict(Row::outcome)));

    @Override
    public Description description() {
        return new Description(
                EnantiomerPlan.CODE,
                "CHI-V3",
                "Inversion",
                "Does an enantiomer invert into its antipode under the conditions of storage and handling?",
                List.of(
                        LimitKey.CHI_GROWTH_PERCENT_OF_LLOQ,
                        LimitKey.CHI_GROWTH_PERCENT_OF_PARENT,
                        LimitKey.CHI_PARENT_ACCURACY_PERCENT),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(parent -> ValidationEvidence.antipode(evidence.method(), parent)
                .map(antipode -> rows(evidence, parent, antipode, findings))
                .orElse(List.of()))));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte parent, Analyte antipode, Findings findings) {
        List<String> levels = findings.plan().names(Names.INVERSION).stream()
                .filter(level -> containsOnly(evidence, level, parent, antipode))
                .toList();
        List<List<String>> planned = findings.plan().conditions().stream()
                .flatMap(storage -> levels.stream().map(level -> List.of(storage.text(), level)))
                .toList();
        List<Sample> samples = evidence.serving(EnantiomerPlan.CODE, parent).stream()
                .filter(sample -> sample.type() == SampleType.QC)
                .filter(sample -> Storage.of(sample.injection()).isPresent())
                .filter(sample -> containsOnly(evidence, sample.level(), parent, antipode))
                .sorted(Comparator.comparing(Sample::storage, Storage.ORDER))
                .toList();
        int replicates = findings.plan().count(Count.INVERSION_REPLICATES);
        Map<List<String>, List<Sample>> groups = ReplicateGroup.byLabels(planned, samples, Sample::storageAndLevel);
        List<Row> rows = new ArrayList<>();
        groups.forEach((labels, members) -> {
            double nominal = evidence.nominalNgPerMl(parent, labels.get(1)).orElseThrow();
            List<Sample> counting = members.stream()
                    .filter(sample -> sample.emptiness(EnantiomerPlan.CODE).isEmpty())
                    .toList();
            List<Sample> fresh = groups.getOrDefault(List.of(Storage.FRESH, labels.get(1)), List.of());
            Row row = new Row(
                    new ReplicateGroup(parent, labels, nominal, replicates, members),
                    antipode,
                    SampleStatistics.of(counting.stream().map(Sample::ngPerMl).toList()),
                    antipodeMean(counting),
                    antipodeMean(fresh),
                    Outcome.PASS);
            rows.add(row.with(judged(row, lloqNgPerMl(evidence, antipode), findings)));
        });
        return rows;
    }

    private static boolean containsOnly(ValidationEvidence evidence, String level, Analyte parent, Analyte antipode) {
        return evidence.nominalNgPerMl(parent, level).isPresent()
                && evidence.nominalNgPerMl(antipode, level).isEmpty();
    }

    private static OptionalDouble antipodeMean(List<Sample> parents) {
        return SampleStatistics.of(parents.stream()
                        .flatMap(parent -> parent.antipode().stream())
                        .filter(sample -> sample.emptiness(EnantiomerPlan.CODE).isEmpty())
                        .map(Sample::ngPerMl)
                        .toList())
                .mean();
    }

    private static double lloqNgPerMl(ValidationEvidence evidence, Analyte antipode) {
        return evidence.method().calibration().levels().stream()
                .flatMapToDouble(level -> level.nominalNgPerMl(antipode).stream())
                .min()
                .orElse(0);
    }

    private static Outcome judged(Row row, double lloqNgPerMl, Findings findings) {
        ReplicateGroup group = row.group();
        Outcome counted = findings.planned(
                group.place(), "replicates", new Tally(row.parent().n(), group.planned()), "results");
        OptionalDouble mean = row.parent().mean();
        Outcome parent = mean.isPresent()
                ? findings.accuracy(
                        group.place(), mean.getAsDouble(), group.nominalNgPerMl(), LimitKey.CHI_PARENT_ACCURACY_PERCENT)
                : Outcome.MISSING;
        Outcome growth = row.growth().isPresent()
                ? growth(row, lloqNgPerMl, findings)
                : findings.missing(group.place(), GROWTH, "no fresh sample of this level");
        return counted.orWorse(parent).orWorse(growth);
    }

    private static Outcome growth(Row row, double lloqNgPerMl, Findings findings) {
        double found = row.growth().getAsDouble();
        double ofLloq = findings.number(LimitKey.CHI_GROWTH_PERCENT_OF_LLOQ) / 100 * lloqNgPerMl;
        double ofParent = findings.number(LimitKey.CHI_GROWTH_PERCENT_OF_PARENT)
                / 100
                * row.group().nominalNgPerMl();
        double limit = Math.max(ofLloq, ofParent);
        LimitKey key = ofLloq >= ofParent ? LimitKey.CHI_GROWTH_PERCENT_OF_LLOQ : LimitKey.CHI_GROWTH_PERCENT_OF_PARENT;
        String shortfall = "the antipode grew by " + FigureText.significant(findings.rounding(), found, 3) + " ng/mL, "
                + FigureText.significant(findings.rounding(), found - limit, 3) + " more than the limit of "
                + FigureText.significant(findings.rounding(), limit, 3);
        return findings.judged(row.group().place(), GROWTH, found, key, new Ruling(found <= limit, shortfall));
    }
}
