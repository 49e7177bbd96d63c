package io.enantio.report.study;

import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.study.StudyFlag;
import io.enantio.study.StudyResult;
import io.enantio.study.conduct.QcPrecision;
import io.enantio.study.conduct.Repeats;
import io.enantio.study.conduct.Repeats.IncurredPair;
import io.enantio.study.record.StudyRecords.StudyRun;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sections on runs, QCs, repeats and flags (rules E-3, RUN-6, ISR). */
final class ConductSections {
    private final StudyResult result;

    ConductSections(StudyResult result) {
        this.result = result;
    }

    List<Section> all() {
        return List.of(runs(), qcs(), repeats(), flags());
    }

    private Section runs() {
        return new Section(
                "runs",
                "Runs",
                List.of(Table.of(
                        "runs",
                        "Every run of the study, including rejected ones",
                        result.records().runs(),
                        List.of(
                                Column.words("Run", StudyRun::run),
                                Column.words("Acquired", row -> row.acquired().toString()),
                                Column.words("Instrument", StudyRun::instrument),
                                Column.words("Method", StudyRun::method),
                                Column.words("Analyte", row -> row.analyte().name()),
                                Column.marked("Verdict", ConductSections::verdict),
                                Column.words(
                                        "Seal of its results",
                                        row -> row.seal()
                                                .substring(
                                                        0,
                                                        Math.min(12, row.seal().length())))))));
    }

    private static Cell verdict(StudyRun run) {
        return run.isAccepted()
                ? Cell.of("accepted", Tone.GOOD)
                : Cell.of("rejected: " + String.join(", ", run.reasons()), Tone.BAD);
    }

    private Section qcs() {
        return new Section(
                "qcs",
                "Quality controls of the accepted runs",
                List.of(
                        Text.of(
                                "Each level over all accepted runs (RUN-6). If there are at least two runs, the coefficient of variation"
                                        + " compared with the limit includes the variation between runs. A value outside a limit must be"
                                        + " investigated; it rejects nothing."),
                        Table.of("qcs", "QCs by level", result.conduct().qcs(), qcColumns())));
    }

    private static List<Column<QcPrecision>> qcColumns() {
        return List.of(
                Column.words("Analyte", row -> row.analyte().name()),
                Column.words("Level", QcPrecision::level),
                Column.number("Nominal ng/mL", row -> StudyNumber.cell(OptionalDouble.of(row.nominalNgPerMl()))),
                Column.number("Runs", row -> Cell.of(String.valueOf(row.runs()))),
                Column.number(
                        "n", row -> Cell.of(String.valueOf(row.statistics().n()))),
                Column.number("Mean", row -> StudyNumber.cell(row.statistics().mean())),
                Column.number(
                        "RE %",
                        row -> Cell.of(RoundedNumber.percentBeside(
                                row.meanErrorPercent(),
                                Math.copySign(row.meanErrorLimitPercent(), row.meanErrorPercent())))),
                Column.number("CV within %", row -> percent(row.withinPercent())),
                Column.number("CV intermediate %", row -> percent(row.intermediatePercent())),
                Column.number("CV of all %", row -> percent(row.plainPercent())),
                Column.number(
                        "Limits %",
                        row -> Cell.of(NumberText.of(row.meanErrorLimitPercent()) + "; "
                                + NumberText.of(row.cvLimitPercent()))),
                Column.marked(
                        "",
                        row -> row.standing() == QcPrecision.Standing.WITHIN
                                ? Cell.of("within", Tone.GOOD)
                                : Cell.of("investigate", Tone.BAD)));
    }

    private static Cell percent(OptionalDouble value) {
        return RoundedNumber.cell(value, RoundedNumber::percent);
    }

    private Section repeats() {
        Repeats repeats = result.conduct().repeats();
        List<Block> blocks = new ArrayList<>();
        Map<String, Long> reasons = repeats.reanalysed().stream()
                .collect(Collectors.groupingBy(
                        each -> each.reported().chosenFor().orElseThrow(), TreeMap::new, Collectors.counting()));
        blocks.add(Text.of(
                reasons.isEmpty()
                        ? "No reported value replaced another."
                        : "Reported values that replaced another, by reason: " + reasons));
        blocks.add(Text.of(incurred(repeats)));
        blocks.add(Table.of(
                "incurred",
                "Reanalysed incurred samples; the first value is reported",
                repeats.incurred(),
                incurredColumns()));
        return new Section("repeats", "Repeated analyses", blocks);
    }

    private static List<Column<IncurredPair>> incurredColumns() {
        return List.of(
                Column.words("Sample", row -> row.initial().specimen().specimen()),
                Column.words("Subject", row -> row.initial().specimen().subject()),
                Column.words("Analyte", row -> row.initial().analyte().name()),
                Column.words("First run", row -> row.initial().measurement().run()),
                Column.number(
                        "First ng/mL",
                        row -> StudyNumber.cell(
                                row.initial().measurement().amount().concentrationNgPerMl())),
                Column.words("Repeat run", row -> row.repeat().run()),
                Column.number(
                        "Repeat ng/mL",
                        row -> StudyNumber.cell(row.repeat().amount().concentrationNgPerMl())),
                Column.number(
                        "Difference %",
                        row -> Cell.of(RoundedNumber.percentBeside(
                                row.differencePercent(), Math.copySign(row.limitPercent(), row.differencePercent())))),
                Column.marked(
                        "",
                        row -> row.standing() == IncurredPair.Standing.INSIDE
                                ? Cell.of("inside", Tone.GOOD)
                                : Cell.of("outside", Tone.BAD)));
    }

    private static String incurred(Repeats repeats) {
        return repeats.isReproduced()
                .map(reproduced -> "Incurred samples: " + repeats.inside() + " of "
                        + repeats.incurred().size()
                        + " pairs within the limit, required " + repeats.wanted() + ": "
                        + (reproduced ? "reproduced" : "not reproduced, must be investigated") + ".")
                .orElse("No incurred sample was reanalysed.");
    }

    private Section flags() {
        return new Section(
                "flags",
                "Flags",
                List.of(Table.of(
                        "flags",
                        "Flags relevant to the study; no flag removes a value",
                        result.conduct().flags(),
                        List.of(
                                Column.words("Flag", row -> row.flag().name()),
                                Column.words("Subject", StudyFlag::subject),
                                Column.words("Sample", StudyFlag::specimen),
                                Column.words("Of", StudyFlag::subjectMatter),
                                Column.words("Detail", StudyFlag::detail)))));
    }
}
