package io.enantio.report.run;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.method.Analyte;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.AnalyticalRun.Header;
import io.enantio.run.AnalyticalRun.Origin;
import io.enantio.run.SampleType;
import io.enantio.text.CsvTable;
import java.util.ArrayList;
import java.util.List;

/** The verdicts: the first section. */
final class VerdictSection {
    private final RunView view;
    private final RunResult result;

    private VerdictSection(RunView view) {
        this.view = view;
        this.result = view.result();
    }

    static Section of(RunView view) {
        return new Section("verdicts", "Verdicts", new VerdictSection(view).blocks());
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(summary());
        if (result.run().header().origin() == Origin.SIMULATED) {
            blocks.add(new Text("The raw files of this run are simulated.", Tone.DOUBT));
        }
        if (!result.method().limits().basis().isKnown()) {
            blocks.add(new Text(
                    "Rule text not yet verified: nobody has confirmed that the limits of "
                            + result.method().limits().ruleset() + " agree with the final guideline.",
                    Tone.DOUBT));
        }
        blocks.add(verdicts());
        blocks.add(failures());
        blocks.add(samples());
        blocks.add(header());
        return blocks;
    }

    private Text summary() {
        long accepted = result.verdicts().stream().filter(Verdict::isAccepted).count();
        int all = result.verdicts().size();
        return new Text(
                "The run is " + (result.isAccepted() ? "accepted: " : "not accepted as a whole: ") + accepted + " of "
                        + all + " analytes are accepted.",
                result.isAccepted() ? Tone.GOOD : Tone.BAD);
    }

    private Table verdicts() {
        return Table.of(
                "verdicts",
                "Verdict of each analyte, with the rules that reject it",
                result.verdicts(),
                List.of(
                        Column.words("analyte", verdict -> verdict.analyte().name()),
                        Column.marked("verdict", VerdictSection::word),
                        Column.words("rejected by", verdict -> String.join(", ", verdict.reasons())),
                        Column.words("before any decision", this::before)));
    }

    private static Cell word(Verdict verdict) {
        return verdict.isAccepted() ? Cell.of("accepted", Tone.GOOD) : Cell.of("REJECTED", Tone.BAD);
    }

    private String before(Verdict verdict) {
        return result.undecided().stream()
                .flatMap(before -> before.verdicts().stream())
                .filter(old -> old.analyte().equals(verdict.analyte()))
                .map(old -> old.isAccepted() ? "accepted" : "rejected")
                .findFirst()
                .orElse("unchanged");
    }

    private Table failures() {
        List<RuleOutcome> failed = result.rules().stream()
                .filter(rule -> rule.outcome() == Outcome.FAIL || rule.outcome() == Outcome.NOT_ASSESSABLE)
                .toList();
        return Table.of("failed rules", "Rules that failed or could not be assessed", failed, RuleSection.columns());
    }

    private Table samples() {
        List<Column<Analyte>> columns = new ArrayList<>();
        columns.add(Column.words("analyte", Analyte::name));
        for (ResultStatus status : ResultStatus.values()) {
            columns.add(Column.number(
                    PrintedCode.words(status.word()),
                    analyte -> Cell.count(view.rows(analyte, SampleType.STUDY).stream()
                            .filter(row -> row.judgement().status() == status)
                            .count())));
        }
        return Table.of(
                "study samples",
                "Number of study samples by status",
                result.method().analytes(),
                columns);
    }

    private Facts header() {
        Header header = result.run().header();
        return new Facts(List.of(
                Fact.of("run", header.run()),
                Fact.of("acquired", header.acquired().toString()),
                Fact.of("purpose", CsvTable.lower(header.purpose())),
                Fact.of("analyst", header.analyst()),
                Fact.of("instrument", instrument(header)),
                Fact.of("column", header.columnSerial()),
                Fact.of("matrix", result.method().identity().matrix()),
                Fact.of("injections", String.valueOf(result.run().injections().size())),
                Fact.of(
                        "integration requested",
                        PrintedCode.words(
                                result.method().acquisition().integration().word()))));
    }

    private static String instrument(Header header) {
        return header.instrument().name()
                + header.instrument().model().map(model -> ", model " + model).orElse("")
                + header.instrument()
                        .serial()
                        .map(serial -> ", serial " + serial)
                        .orElse("");
    }
}
