package io.enantio.validation.enantiomers;

import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Ruling;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Basis;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Verdicts of a rule of the runs on each pair of enantiomers, collected over all runs: CHI-V5 from CHI-1, CHI-V6 from CHI-3. */
public final class QuotedRule implements Experiment {
    private final Description description;
    private final String rule;
    private final TableForm<Row> table;

    /** @param ruled verdict of the run's rule; absent if it has none */
    private record Row(Compound compound, ValidationRun run, Optional<RuleOutcome> ruled, Outcome outcome) {
        private String detail() {
            return ruled.map(found -> found.evidence().detail()).orElse("the rule has no verdict");
        }
    }

    private QuotedRule(String id, String rule, String title, String question) {
        this.rule = rule;
        this.table = form(id.toLowerCase(Locale.ROOT), title);
        this.description = new Description(EnantiomerPlan.CODE, id, title, question, List.of(), List.of(table.empty()));
    }

    /** CHI-V5: elution order per column. */
    public static QuotedRule elutionOrder() {
        return new QuotedRule(
                "CHI-V5",
                "CHI-1",
                "Elution order per column",
                "Do the enantiomers elute in the method's order on every column?");
    }

    /** CHI-V6: racemic standards per run. */
    public static QuotedRule racemateRatio() {
        return new QuotedRule(
                "CHI-V6", "CHI-3", "Racemate ratio per run", "Do racemic standards give equal responses in every run?");
    }

    private static TableForm<Row> form(String name, String title) {
        return new TableForm<>(
                name,
                title,
                "a row per pair and run",
                List.of(
                        words("compound", "the pair", row -> row.compound().name()),
                        words("column_serial", "of the run", row -> row.run().columnSerial()),
                        words("run", "name of the run", row -> row.run().name()),
                        words(
                                "acquired",
                                "date of the run",
                                row -> row.run().date().toString()),
                        words("found", "what the run's rule found", Row::detail),
                        verdict(Row::outcome)));
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(table.of(evidence.pairs().stream()
                .flatMap(pair -> evidence.runs().stream().map(run -> row(pair, run, findings)))
                .toList()));
    }

    private Row row(Compound pair, ValidationRun run, Findings findings) {
        Analyte first = pair.analytes().get(0);
        Optional<RuleOutcome> ruled = run.result().rules().stream()
                .filter(outcome ->
                        outcome.rule().equals(rule) && outcome.analyte().equals(first))
                .findFirst();
        Place place = Place.of(pair.name() + " " + run.name());
        Optional<RuleOutcome> judged = ruled.filter(
                found -> found.outcome() == RuleOutcome.Outcome.PASS || found.outcome() == RuleOutcome.Outcome.FAIL);
        if (judged.isEmpty()) {
            String why =
                    ruled.map(found -> found.evidence().detail()).orElse("the run's rule " + rule + " has no verdict");
            return new Row(pair, run, ruled, findings.missing(place, rule, why));
        }
        RuleOutcome found = judged.get();
        Ruling ruling = new Ruling(
                found.outcome() == RuleOutcome.Outcome.PASS, found.evidence().detail());
        Basis basis = new Basis(found.evidence().limit(), found.evidence().origin());
        return new Row(pair, run, ruled, findings.quoted(place, rule, basis, ruling));
    }
}
