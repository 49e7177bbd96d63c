package io.enantio.input.runfolder;

import static io.enantio.input.text.CsvColumn.required;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.run.Action;
import io.enantio.run.Decision;
import io.enantio.run.DecisionLine;
import io.enantio.run.Decisions;
import io.enantio.run.ReasonCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * decisions.csv: what people decided about a run, who, when and why (rule B-12). Lines are numbered and chained; a list that was
 * changed by hand is refused, for nobody could tell any more who decided what.
 */
public final class DecisionList {
    static final String FILE = "decisions.csv";

    /** Columns of the file. */
    public static final CsvFile.Layout LAYOUT = new CsvFile.Layout(
            "decisions",
            List.of(
                    required("decision", "1, 2, 3, ... in the order of the file"),
                    required("injection", "number of the injection; empty: a comment on the run"),
                    required("analyte", "name in the method; empty: all"),
                    required("action", "`reintegrate` `exclude` `comment` `accept_flag` `report_value`"),
                    required(
                            "parameters",
                            "`key=value` with `;` between: `start_min` and `end_min` for `reintegrate` (without: the method's own algorithm again), `flag` for `accept_flag`, `run` and `injection` for `report_value`"),
                    required("person", "who decided"),
                    required(
                            "second_person",
                            "who agreed; needed where the peak of a standard or QC is integrated by hand"),
                    required("time", "when, ISO 8601 with zone"),
                    required("reason_code", "one of the action's codes"),
                    required("reason", "why, in words"),
                    required("chain", "SHA-256 that links the line to the one before; `enantio decide` writes it")),
            CsvFile.OwnColumns.REFUSED);

    private final DecisionSubjects subjects;
    private final Problems problems;

    DecisionList(DecisionSubjects subjects, Problems problems) {
        this.subjects = subjects;
        this.problems = problems;
    }

    /** The decisions; those with problems are left out. */
    Decisions read(SourceFile file) {
        List<Decision> decisions = new ArrayList<>();
        String head = "";
        int number = 0;
        for (CsvRow row : CsvFile.rows(file, LAYOUT, problems)) {
            number++;
            checkNumber(row, number);
            head = checkedChain(row, head);
            decision(row, number).ifPresent(decisions::add);
        }
        return new Decisions(decisions, head);
    }

    private static void checkNumber(CsvRow row, int number) {
        if (!row.raw("decision").equals(String.valueOf(number))) {
            row.add(
                    "decision",
                    "must be " + number + ", is " + SafeText.quoted(row.raw("decision")),
                    "Put the lines back as enantio decide wrote them: each one more than the line before.");
        }
    }

    /** The chain as it must be; a mismatch is told once, where it begins. */
    private static String checkedChain(CsvRow row, String before) {
        List<String> cells = DecisionLine.COLUMNS.stream()
                .limit(DecisionLine.COLUMNS.size() - 1)
                .map(row::raw)
                .toList();
        String chain = new DecisionLine(cells).chainAfter(before);
        if (!row.raw("chain").equals(chain)) {
            row.add(
                    "chain",
                    "does not follow from this line and the one before: a line was changed, moved or taken out",
                    "Put the file back as enantio decide wrote it, and add to it with enantio decide only.");
        }
        return row.raw("chain");
    }

    private Optional<Decision> decision(CsvRow row, int number) {
        int before = problems.count();
        Optional<Action.Kind> kind = row.word(
                        "action",
                        Arrays.stream(Action.Kind.values())
                                .map(Action.Kind::word)
                                .toList())
                .flatMap(Action.Kind::ofWord);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Decision.Subject subject = subjects.read(row, kind.get());
        Optional<Action> action = new DecisionParameters(row, kind.get()).action(subject);
        Optional<Decision.Author> author = author(row);
        subjects.checkAuthors(row, subject, action);
        subjects.checkReported(row, subject, action);
        Decision.Reason reason = reason(row, kind.get());
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new Decision(number, subject, action.orElseThrow(), author.orElseThrow(), reason));
    }

    private static Optional<Decision.Author> author(CsvRow row) {
        Optional<String> person = row.needed("person");
        Optional<String> second = row.text("second_person");
        if (person.isPresent() && person.equals(second)) {
            row.add("second_person", "is the person who decided", "Name somebody else, or nobody.");
        }
        row.needed("time");
        return person.flatMap(name -> row.zonedTime("time").map(time -> new Decision.Author(name, second, time)));
    }

    private static Decision.Reason reason(CsvRow row, Action.Kind kind) {
        List<String> known = kind.codes().stream().map(ReasonCode::name).toList();
        Optional<ReasonCode> code = Optional.empty();
        if (!known.isEmpty()) {
            code = row.word("reason_code", known).map(ReasonCode::valueOf);
        } else if (!row.raw("reason_code").isBlank()) {
            row.add("reason_code", "is not for " + kind.word(), "Leave it empty.");
        }
        Optional<String> text = row.freeText("reason").map(SafeText::unguarded);
        if (text.isEmpty()) {
            row.add("reason", "is empty", "Say why.");
        }
        return new Decision.Reason(code, text.orElse(""));
    }
}
