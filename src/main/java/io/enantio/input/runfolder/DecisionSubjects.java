package io.enantio.input.runfolder;

import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.text.CsvRow;
import io.enantio.run.Action;
import io.enantio.run.Decision.Subject;
import io.enantio.run.DecisionRules;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Optional;

/**
 * What the decisions of a run can refer to: its injections and the method's analytes.
 *
 * @param run its name; absent if run.yaml could not be read
 */
record DecisionSubjects(Optional<String> run, List<Injection> injections, List<String> analytes) {

    /** What decisions about them may say. */
    DecisionRules rules() {
        return new DecisionRules(run, injections);
    }

    /** The subject of a line; adds its problems. */
    Subject read(CsvRow row, Action.Kind kind) {
        Optional<Injection> injection = injection(row, kind);
        Optional<String> analyte = row.text("analyte");
        if (analyte.isPresent() && !analytes.contains(analyte.get())) {
            row.add(
                    "analyte",
                    "the method has no analyte " + SafeText.quoted(analyte.get()),
                    Spelling.hint(analyte.get(), analytes) + "Known: " + String.join(", ", analytes) + ".");
        }
        if (analyte.isEmpty() && kind == Action.Kind.REVIEWED) {
            row.add("analyte", "is empty", "A review is of one result: name its analyte.");
        }
        return new Subject(injection.map(Injection::number), analyte);
    }

    private Optional<Injection> injection(CsvRow row, Action.Kind kind) {
        String text = row.raw("injection");
        if (text.isBlank()) {
            if (kind != Action.Kind.COMMENT) {
                row.add("injection", "is empty", "Only a comment can refer to the whole run: name the injection.");
            }
            return Optional.empty();
        }
        Optional<Injection> found = byNumber(text);
        if (found.isEmpty()) {
            row.add(
                    "injection",
                    "the run has no injection " + SafeText.quoted(text),
                    "Name one of injections.csv by its number.");
        }
        return found;
    }

    /**
     * A value is chosen among those of one study sample. A value of another run is checked when results are loaded into the study database. A standard or QC has no choice: what failed is not repeated until it passes (rule B-10).
     */
    void checkReported(CsvRow row, Subject subject, Optional<Action> action) {
        Optional<Action.ReportValue> reported =
                action.filter(Action.ReportValue.class::isInstance).map(Action.ReportValue.class::cast);
        Optional<Injection> about = subject.injection().flatMap(number -> byNumber(String.valueOf(number)));
        if (reported.isEmpty() || about.isEmpty()) {
            return;
        }
        if (about.get().type() != SampleType.STUDY) {
            row.add(
                    "injection",
                    "is not a study sample; only values of study samples are reported",
                    "Name an injection of a study sample; a standard or QC counts as it was measured.");
        }
        boolean isHere = run.equals(Optional.of(reported.get().run()));
        boolean isSameSample = byNumber(String.valueOf(reported.get().injection()))
                .filter(other -> other.sample().equals(about.get().sample()))
                .isPresent();
        if (isHere && !isSameSample) {
            row.add(
                    "parameters",
                    "injection " + reported.get().injection() + " of this run is not of sample "
                            + SafeText.quoted(about.get().sample().id()),
                    "Choose among injections of the same sample.");
        }
    }

    private Optional<Injection> byNumber(String text) {
        return injections.stream()
                .filter(injection -> String.valueOf(injection.number()).equals(text))
                .findFirst();
    }

    /** By hand a standard or QC is integrated only by two persons (rule B-11), and only what was acquired. */
    void checkAuthors(CsvRow row, Subject subject, Optional<Action> action) {
        Optional<Injection> injection = subject.injection().flatMap(number -> byNumber(String.valueOf(number)));
        boolean isByHand = action.filter(Action.Reintegrate.class::isInstance)
                .map(Action.Reintegrate.class::cast)
                .filter(reintegrate -> reintegrate.way().isByHand())
                .isPresent();
        boolean isKnown = injection
                .map(Injection::type)
                .filter(type -> type == SampleType.STANDARD || type == SampleType.QC)
                .isPresent();
        if (isByHand && isKnown && row.raw("second_person").isBlank()) {
            row.add(
                    "second_person",
                    "is empty, and the injection is a standard or QC",
                    "Manual integration of a standard or QC needs a second person: name one.");
        }
        if (isByHand && injection.isPresent() && injection.get().file().isEmpty()) {
            row.add("injection", "was not acquired, it has no peak", "Name an injection with a file.");
        }
    }
}
