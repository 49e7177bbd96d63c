package io.enantio.report.selftest;

import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.selftest.SoftwareCheck.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A self-test as a report to file: what passed, on which machine, and what each requirement rests on. */
final class SelfTestPage {
    private static final String TO_FILL_IN = "........................................";

    private SelfTestPage() {}

    /** @param machine what the program ran on, name by name */
    static Page of(List<SoftwareCheck> checks, List<RequirementTrace> traces, Map<String, String> machine) {
        return Page.of(
                "Self-test of enantio",
                String.join(", ", machine.values()),
                List.of(
                        new Section("outcome", "Outcome", List.of(outcome(checks), machine(machine))),
                        new Section("checks", "Checks on this machine", List.of(checks(checks))),
                        new Section(
                                "requirements",
                                "From requirement to evidence",
                                List.of(
                                        Text.of("A check ran now, on this machine. A test ran when this program was"
                                                + " built; not_run says that this build ran none, or skipped it."),
                                        traces(traces)))));
    }

    private static Text outcome(List<SoftwareCheck> checks) {
        long passed = checks.stream().filter(SoftwareCheck::isPass).count();
        return new Text(
                passed + " of " + checks.size() + " checks passed.", passed == checks.size() ? Tone.GOOD : Tone.BAD);
    }

    private static Facts machine(Map<String, String> machine) {
        List<Fact> facts = new ArrayList<>();
        machine.forEach((name, value) -> facts.add(Fact.of(name, value)));
        facts.add(Fact.of("performed by", TO_FILL_IN));
        facts.add(Fact.of("reviewed by", TO_FILL_IN));
        return new Facts(facts);
    }

    private static Table checks(List<SoftwareCheck> checks) {
        return Table.of(
                "checks",
                "The worst figure of each check and what it may be",
                checks,
                List.of(
                        Column.words("check", SoftwareCheck::check),
                        Column.words("compared", SoftwareCheck::claim),
                        Column.marked("outcome", check -> cell(check.outcome())),
                        Column.words("worst", SoftwareCheck::worst),
                        Column.words("limit", SoftwareCheck::limit),
                        Column.words("of", SoftwareCheck::detail)));
    }

    private static Table traces(List<RequirementTrace> traces) {
        return Table.of(
                "requirements",
                "What the software has to do, who asks for it, and what shows that it does",
                traces,
                List.of(
                        Column.words("requirement", trace -> trace.requirement().id()),
                        Column.words("text", trace -> trace.requirement().text()),
                        Column.words("source", trace -> trace.requirement().source()),
                        Column.words("evidence", trace -> trace.evidence().word()),
                        Column.words("name", RequirementTrace::name),
                        Column.marked("outcome", trace -> cell(trace.outcome())),
                        Column.words("detail", RequirementTrace::detail)));
    }

    private static Cell cell(Outcome outcome) {
        return switch (outcome) {
            case PASS -> Cell.of(outcome.word(), Tone.GOOD);
            case FAIL -> Cell.of(outcome.word(), Tone.BAD);
            case NOT_RUN -> Cell.of(outcome.word(), Tone.DOUBT);
        };
    }
}
