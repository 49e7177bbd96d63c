package io.enantio.validation.enantiomers;

import static io.enantio.validation.report.TableColumn.words;

import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.validation.evidence.Antipodes;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Ruling;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Basis;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule of every run said of each pair, gathered over the runs: CHI-V5 from CHI-1, CHI-V6 from CHI-3. */
public final class QuotedRule implements Experiment {
    private final String id;
    private final String rule;
    private final TableForm<Row> table;

    /** @param said by the run's rule; absent where it said nothing */
    record Row(Compound compound, ValidationRun run, Optional<RuleOutcome> said, Outcome outcome) {
        private String detail() {
            return said.map(found -> found.evidence().detail()).orElse("the rule says nothing");
        }
    }

    public static final TableForm<Row> ORDER = form("chi-v5", "Elution order per column");
    public static final TableForm<Row> RACEMATE = form("chi-v6", "Racemate ratio per run");

    private QuotedRule(String id, String rule, TableForm<Row> table) {
        this.id = id;
        this.rule = rule;
        this.table = table;
    }

    /** CHI-V5: elution order per column. */
    public static QuotedRule elutionOrder() {
        return new QuotedRule("CHI-V5", "CHI-1", ORDER);
    }

    /** CHI-V6: racemic standards per run. */
    public static QuotedRule racemateRatio() {
        return new QuotedRule("CHI-V6", "CHI-3", RACEMATE);
    }

    private static TableForm<Row> form(String name, String title) {
        return new TableForm<>(
                name,
                title,
                "a row per pair and run",
                List.of(
                        words("compound", "the pair", row -> row.compound().name()),
                        words(
                                "column_serial",
                                "of the run",
                                row -> row.run().result().run().header().columnSerial()),
                        words("run", "name of the run", row -> row.run().name()),
                        words(
                                "acquired",
                                "date of the run",
                                row -> row.run().date().toString()),
                        words("found", "as the run's rule said it", Row::detail),
                        words(
                                "verdict",
                                "`pass` `fail` `missing`",
                                row -> row.outcome().word())));
    }

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(id, evidence.method().limits());
        List<Row> rows = new ArrayList<>();
        for (Compound pair : Antipodes.pairs(evidence.method())) {
            for (ValidationRun run : evidence.runs()) {
                rows.add(row(pair, run, findings));
            }
        }
        return new ExperimentReport(id, table.title(), List.of(table.of(rows)), findings.all());
    }

    private Row row(Compound pair, ValidationRun run, Findings findings) {
        Analyte first = pair.analytes().get(0);
        Optional<RuleOutcome> said = run.result().rules().stream()
                .filter(outcome ->
                        outcome.rule().equals(rule) && outcome.analyte().equals(first))
                .findFirst();
        Place place = Place.of(pair.name() + " " + run.name());
        boolean isJudged = said.filter(found ->
                        found.outcome() == RuleOutcome.Outcome.PASS || found.outcome() == RuleOutcome.Outcome.FAIL)
                .isPresent();
        if (!isJudged) {
            String why =
                    said.map(found -> found.evidence().detail()).orElse("the run's rule " + rule + " says nothing");
            return new Row(pair, run, said, findings.missing(place, rule, why));
        }
        RuleOutcome found = said.orElseThrow();
        Ruling ruling = new Ruling(
                found.outcome() == RuleOutcome.Outcome.PASS, found.evidence().detail());
        Basis basis = new Basis(found.evidence().limit(), found.evidence().origin());
        return new Row(pair, run, said, findings.quoted(place, rule, basis, ruling));
    }
}
