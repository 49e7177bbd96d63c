package io.enantio.report.selftest;

import io.enantio.report.folder.IoProblem;
import io.enantio.report.folder.OutputException;
import io.enantio.report.text.Column;
import io.enantio.report.text.CsvTable;
import io.enantio.report.writer.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the report of a self-test goes: a folder that holds nothing yet. */
public final class SelfTestFolder {
    static final CsvTable<SoftwareCheck> CHECKS = new CsvTable<>(
            "selftest.csv",
            "a check",
            List.of(
                    Column.text("check", "short name", SoftwareCheck::check),
                    Column.text("claim", "what was compared with what", SoftwareCheck::claim),
                    Column.text(
                            "outcome", "pass or fail", check -> check.outcome().word()),
                    Column.text("worst", "the worst figure that was seen", SoftwareCheck::worst),
                    Column.text("limit", "what it may be", SoftwareCheck::limit),
                    Column.text(
                            "detail", "how many were compared, and the first that differs", SoftwareCheck::detail)));

    static final CsvTable<RequirementTrace> TRACEABILITY = new CsvTable<>(
            "traceability.csv",
            "a requirement and one piece of evidence for it",
            List.of(
                    Column.text(
                            "requirement",
                            "short name",
                            trace -> trace.requirement().id()),
                    Column.text(
                            "text",
                            "what the software has to do",
                            trace -> trace.requirement().text()),
                    Column.text(
                            "source",
                            "who asks for it",
                            trace -> trace.requirement().source()),
                    Column.text(
                            "evidence",
                            "check of this self-test, or test class of the suite that ran when the program was built",
                            trace -> trace.evidence().word()),
                    Column.text("name", "of the check or test class", RequirementTrace::name),
                    Column.text(
                            "outcome",
                            "pass, fail or not_run",
                            trace -> trace.outcome().word()),
                    Column.text("detail", "figure and limit of a check, number of tests", RequirementTrace::detail)));

    private static final String REPORT = "report.html";

    private final Path place;

    private SelfTestFolder(Path place) {
        this.place = place;
    }

    /**
     * The folder at a place.
     *
     * @throws OutputException if there is anything already
     */
    public static SelfTestFolder at(Path place) {
        try {
            Files.createDirectories(place);
            try (Stream<Path> content = Files.list(place)) {
                if (content.findAny().isPresent()) {
                    throw new OutputException(place.toString(), "is not empty", "Name a new folder with --out.");
                }
            }
        } catch (IOException e) {
            throw unusable(place, e);
        }
        return new SelfTestFolder(place);
    }

    /**
     * Writes the report.
     *
     * @param machine what the program ran on, name by name
     * @throws OutputException if the place cannot be written
     */
    public void write(List<SoftwareCheck> checks, List<RequirementTrace> traces, Map<String, String> machine) {
        try {
            Files.writeString(place.resolve(CHECKS.file()), CHECKS.text(checks));
            Files.writeString(place.resolve(TRACEABILITY.file()), TRACEABILITY.text(traces));
            Files.write(place.resolve(REPORT), HtmlPage.of(SelfTestPage.of(checks, traces, machine)));
        } catch (IOException e) {
            throw unusable(place, e);
        }
    }

    private static OutputException unusable(Path place, IOException e) {
        return new OutputException(
                place.toString(),
                "cannot be written: " + IoProblem.of(e),
                "Make room or choose another folder with --out.");
    }
}
