package io.enantio.report.selftest;

import io.enantio.report.folder.OutputException;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.selftest.SoftwareCheck.Outcome;
import io.enantio.report.writer.HtmlPage;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The report of a self-test for the validation file, in a new or empty folder. */
public final class SelfTestReport {
    static final CsvTable<SoftwareCheck> CHECKS = new CsvTable<>(
            "selftest.csv",
            "a row per check",
            List.of(
                    Column.text("check", "short name", SoftwareCheck::check),
                    Column.text("claim", "what was compared with what", SoftwareCheck::claim),
                    Column.text(
                            "outcome", "pass or fail", check -> check.outcome().word()),
                    Column.text("worst", "the worst figure found", SoftwareCheck::worst),
                    Column.text("limit", "limit of that figure", SoftwareCheck::limit),
                    Column.text(
                            "detail",
                            "how many values were compared, and the first that differs",
                            SoftwareCheck::detail)));

    static final CsvTable<RequirementTrace> TRACEABILITY = new CsvTable<>(
            "traceability.csv",
            "a row per requirement and piece of evidence",
            List.of(
                    Column.text(
                            "requirement",
                            "short name",
                            trace -> trace.requirement().id()),
                    Column.text(
                            "text",
                            "what the software must do",
                            trace -> trace.requirement().text()),
                    Column.text(
                            "source",
                            "rule, guideline or document that requires it",
                            trace -> trace.requirement().source()),
                    Column.text(
                            "evidence",
                            "`check` of this self-test, or `test` class that ran when the program was built",
                            trace -> trace.evidence().word()),
                    Column.text("name", "of the check or test class", RequirementTrace::name),
                    Column.text(
                            "outcome",
                            "pass, fail or not_run",
                            trace -> trace.outcome().word()),
                    Column.text("detail", "figure and limit of a check, number of tests", RequirementTrace::detail)));

    private static final String REPORT = "report.html";
    private static final String TO_FILL_IN = "........................................";

    private final Path place;

    private SelfTestReport(Path place) {
        this.place = place;
    }

    /**
     * The folder at a place.
     *
     * @throws OutputException if it is not empty
     */
    public static SelfTestReport at(Path place) {
        try {
            Files.createDirectories(place);
            try (Stream<Path> content = Files.list(place)) {
                if (content.findAny().isPresent()) {
                    throw new OutputException(place.toString(), "is not empty", "Choose a new folder with --out.");
                }
            }
        } catch (IOException e) {
            throw unusable(place, e);
        }
        return new SelfTestReport(place);
    }

    /**
     * Writes the report.
     *
     * @param machine properties of the machine, by name
     * @throws OutputException if the place cannot be written
     */
    public void write(List<SoftwareCheck> checks, List<RequirementTrace> traces, Map<String, String> machine) {
        try {
            Files.writeString(place.resolve(CHECKS.file()), CHECKS.text(checks));
            Files.writeString(place.resolve(TRACEABILITY.file()), TRACEABILITY.text(traces));
            Files.write(place.resolve(REPORT), HtmlPage.of(page(checks, traces, machine)));
        } catch (IOException e) {
            throw unusable(place, e);
        }
    }

    private static OutputException unusable(Path place, IOException e) {
        return new OutputException(
                place.toString(),
                "cannot be written: " + OutputException.reason(e),
                "Free some space or choose another folder with --out.");
    }

    private static Page page(List<SoftwareCheck> checks, List<RequirementTrace> traces, Map<String, String> machine) {
        return Page.of(
                "Self-test of enantio",
                String.join(", ", machine.values()),
                List.of(
                        new Section("outcome", "Outcome", List.of(outcome(checks), machine(machine))),
                        new Section("checks", "Checks on this machine", List.of(checks(checks))),
                        new Section(
                                "requirements",
                                "Traceability of requirements",
                                List.of(
                                        Text.of(
                                                "Checks ran now, on this machine. Tests ran when this program was built;"
                                                        + " not_run: the build ran no tests, or skipped this one."),
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
                "The worst figure of each check and its limit",
                checks,
                List.of(
                        Table.Column.words("check", SoftwareCheck::check),
                        Table.Column.words("compared", SoftwareCheck::claim),
                        Table.Column.marked("outcome", check -> cell(check.outcome())),
                        Table.Column.words("worst", SoftwareCheck::worst),
                        Table.Column.words("limit", SoftwareCheck::limit),
                        Table.Column.words("detail", SoftwareCheck::detail)));
    }

    private static Table traces(List<RequirementTrace> traces) {
        return Table.of(
                "requirements",
                "Requirements, their sources, and the evidence that they are met",
                traces,
                List.of(
                        Table.Column.words(
                                "requirement", trace -> trace.requirement().id()),
                        Table.Column.words("text", trace -> trace.requirement().text()),
                        Table.Column.words(
                                "source", trace -> trace.requirement().source()),
                        Table.Column.words("evidence", trace -> trace.evidence().word()),
                        Table.Column.words("name", RequirementTrace::name),
                        Table.Column.marked("outcome", trace -> cell(trace.outcome())),
                        Table.Column.words("detail", RequirementTrace::detail)));
    }

    private static Cell cell(Outcome outcome) {
        return switch (outcome) {
            case PASS -> Cell.of(outcome.word(), Tone.GOOD);
            case FAIL -> Cell.of(outcome.word(), Tone.BAD);
            case NOT_RUN -> Cell.of(outcome.word(), Tone.DOUBT);
        };
    }
}
