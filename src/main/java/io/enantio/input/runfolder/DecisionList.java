package io.enantio.input.runfolder;

import static io.enantio.input.text.CsvFile.optional;
import static io.enantio.input.text.CsvFile.required;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.method.rules.Flag;
import io.enantio.record.chain.ChainLayout;
import io.enantio.run.Action;
import io.enantio.run.Action.Kind;
import io.enantio.run.Decision;
import io.enantio.run.Decision.Subject;
import io.enantio.run.DecisionRules;
import io.enantio.run.Decisions;
import io.enantio.run.Objection;
import io.enantio.run.ReasonCode;
import io.enantio.run.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * decisions.csv: what people decided about a run, who, when and why (rule B-12). Lines are numbered and chained; a list that was
 * changed by hand is refused: it no longer shows who decided what.
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
                    required("action", "`reintegrate` `exclude` `comment` `accept_flag` `report_value` `reviewed`"),
                    required(
                            "parameters",
                            "`key=value` with `;` between. `reintegrate`: `start_min` and `end_min`, with `baseline_start_counts` and `baseline_end_counts` if the baseline was drawn; or `peak_min` for another peak; or `interference=off` for the fit without the further peak that it added (`on`: with it); nothing: the method's own algorithm again. `accept_flag`: `flag`. `report_value`: `run` and `injection`. `reviewed`: `row`, the SHA-256 of the result that was seen"),
                    required("person", "who decided"),
                    required(
                            "second_person",
                            "who agreed; required if anything but a study sample is excluded or integrated manually"),
                    required("time", "when, ISO 8601 with zone"),
                    required("reason_code", "one of the action's codes"),
                    required("reason", "why, in words: at least ten letters; `reviewed`: may be empty"),
                    required("chain", "SHA-256 that links the line to the one before; `enantio decide` writes it"),
                    optional(
                            "recorded_at",
                            "time of the machine at which `enantio decide` wrote the line, UTC; empty in lines of versions that did not record it"),
                    optional("person_key", "id of the key of the person; empty: the name is declared, not proven"),
                    optional("second_key", "id of the key of the second person")),
            CsvFile.OwnColumns.REFUSED);

    private final DecisionSubjects subjects;
    private final Problems problems;
    private final int recorded;

    /** @param recorded lines that are on record; those after them are about to be */
    DecisionList(DecisionSubjects subjects, Problems problems, int recorded) {
        this.subjects = subjects;
        this.problems = problems;
        this.recorded = recorded;
    }

    /**
     * The decisions; those with problems are left out. What may no longer be decided is refused in a new line, and is without effect
     * in a line on record: the chain must stay as it is.
     */
    Decisions read(SourceFile file) {
        DecisionRules rules = subjects.rules();
        List<Decision> decisions = new ArrayList<>();
        Map<Integer, Objection> withoutEffect = new HashMap<>();
        List<String> chain = new ArrayList<>();
        List<CsvRow> rows = CsvFile.rows(file, LAYOUT, problems);
        for (int number = 1; number <= rows.size(); number++) {
            CsvRow row = rows.get(number - 1);
            checkNumber(row, number);
            chain.add(checkedChain(row, chain.isEmpty() ? "" : chain.get(chain.size() - 1)));
            Optional<Decision> decision = decision(row, number);
            decision.ifPresent(decisions::add);
            if (number > recorded) {
                decision.stream()
                        .flatMap(made -> rules.ofNew(made).stream())
                        .forEach(one -> row.add(one.column(), one.problem(), one.remedy()));
            } else {
                int place = number;
                decision.flatMap(rules::ofRecorded).ifPresent(one -> withoutEffect.put(place, one));
            }
        }
        return new Decisions(decisions, chain).objectedTo(withoutEffect);
    }

    private static void checkNumber(CsvRow row, int number) {
        if (!row.raw("decision").equals(String.valueOf(number))) {
            row.add(
                    "decision",
                    "must be " + number + ", is " + SafeText.quoted(row.raw("decision")),
                    "Put the lines back as enantio decide wrote them: each one more than the line before.");
        }
    }

    /** The chain as it must be; a mismatch is reported once, at its first line. */
    private static String checkedChain(CsvRow row, String before) {
        for (String column : ChainLayout.DECISIONS.header()) {
            if (ChainLayout.isAmbiguous(row.raw(column))) {
                row.add(
                        column,
                        "has the character U+001F, with which the chain separates cells",
                        "Put the file back as enantio decide wrote it.");
            }
        }
        String chain = ChainLayout.DECISIONS.chainAfter(before, row::raw);
        if (!row.raw(ChainLayout.CHAIN).equals(chain)) {
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
        Optional<Action> action = new Parameters(row, kind.get()).action(subject);
        Optional<Decision.Author> author = author(row);
        subjects.checkAuthors(row, subject, action);
        subjects.checkReported(row, subject, action);
        Decision.Reason reason = reason(row, kind.get());
        // A column that the header lacks is a problem of the file, not of this line.
        return problems.count() > before
                ? Optional.empty()
                : action.flatMap(done -> author.map(who -> new Decision(number, subject, done, who, reason)));
    }

    private static Optional<Decision.Author> author(CsvRow row) {
        Optional<String> person = row.needed("person");
        Optional<String> second = row.text("second_person");
        if (person.isPresent() && person.equals(second)) {
            row.add("second_person", "is the person who decided", "Name somebody else, or nobody.");
        }
        row.needed("time");
        Decision.OnRecord record =
                new Decision.OnRecord(row.zonedTime("recorded_at"), row.text("person_key"), row.text("second_key"));
        return person.flatMap(
                name -> row.zonedTime("time").map(time -> new Decision.Author(name, second, time, record)));
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
        if (text.isEmpty() && kind.needsReason()) {
            row.add("reason", "is empty", "Say why.");
        }
        return new Decision.Reason(code, text.orElse(""));
    }

    /** The parameters of one decision: {@code key=value} with {@code ;} between. */
    private static final class Parameters {
        private static final String COLUMN = "parameters";
        private static final String BASELINE_START = "baseline_start_counts";
        private static final String BASELINE_END = "baseline_end_counts";
        private static final String PEAK = "peak_min";
        private static final String INTERFERENCE = "interference";

        private final CsvRow row;
        private final Kind kind;
        private final Map<String, String> values = new LinkedHashMap<>();

        Parameters(CsvRow row, Kind kind) {
            this.row = row;
            this.kind = kind;
            row.freeText(COLUMN).ifPresent(text -> List.of(text.split(";", -1)).forEach(this::add));
        }

        private void add(String entry) {
            int sign = entry.indexOf('=');
            String key = sign < 0 ? entry : entry.substring(0, sign);
            if (sign < 0 || !kind.parameters().contains(key)) {
                String known = kind.parameters().isEmpty()
                        ? kind.word() + " has no parameters."
                        : "Known for " + kind.word() + ": " + String.join("=, ", kind.parameters()) + "=.";
                row.add(
                        COLUMN,
                        "unknown entry " + SafeText.quoted(entry),
                        Spelling.hint(key, kind.parameters()) + known);
            } else if (values.putIfAbsent(key, entry.substring(sign + 1)) != null) {
                row.add(COLUMN, key + " is given twice", "Keep one of them.");
            }
        }

        /** The action; empty if the parameters cannot be used. */
        Optional<Action> action(Subject subject) {
            return switch (kind) {
                case REINTEGRATE -> reintegrate(subject);
                case EXCLUDE -> Optional.of(new Action.Exclude());
                case COMMENT -> Optional.of(new Action.Comment());
                case ACCEPT_FLAG -> acceptFlag();
                case REPORT_VALUE -> reportValue();
                case REVIEWED -> reviewed();
            };
        }

        private Optional<Action> reintegrate(Subject subject) {
            if (values.isEmpty()) {
                return Optional.of(new Action.Reintegrate(new Action.ByMethod()));
            }
            if (subject.analyte().isEmpty()) {
                row.add("analyte", "is empty, and the parameters are those of one peak", "Name its analyte.");
            }
            List<String> alone = List.of(PEAK, INTERFERENCE);
            Optional<String> way = alone.stream().filter(values::containsKey).findFirst();
            if (way.isPresent() && values.size() > 1) {
                row.add(
                        COLUMN,
                        way.get() + " is given with " + others(way.get()),
                        "Give bounds, or " + PEAK + ", or " + INTERFERENCE + ": a peak is integrated in one way.");
                return Optional.empty();
            }
            Optional<? extends Action.Way> read =
                    way.isEmpty() ? bounds() : way.get().equals(PEAK) ? otherPeak() : interference();
            return read.map(Action.Reintegrate::new);
        }

        private String others(String key) {
            return values.keySet().stream().filter(other -> !other.equals(key)).collect(Collectors.joining(", "));
        }

        private Optional<Action.Bounds> bounds() {
            OptionalDouble start = number("start_min");
            OptionalDouble end = number("end_min");
            boolean isDrawn = values.containsKey(BASELINE_START) || values.containsKey(BASELINE_END);
            OptionalDouble atStart = isDrawn ? number(BASELINE_START) : OptionalDouble.empty();
            OptionalDouble atEnd = isDrawn ? number(BASELINE_END) : OptionalDouble.empty();
            if (start.isEmpty() || end.isEmpty() || isDrawn && (atStart.isEmpty() || atEnd.isEmpty())) {
                return Optional.empty();
            }
            if (!(start.getAsDouble() >= 0 && end.getAsDouble() > start.getAsDouble())) {
                row.add(COLUMN, "the peak must end after its start", "Give both bounds in minutes, the earlier first.");
                return Optional.empty();
            }
            return Optional.of(new Action.Bounds(
                    start.getAsDouble(),
                    end.getAsDouble(),
                    isDrawn
                            ? Optional.of(new Action.Baseline(atStart.getAsDouble(), atEnd.getAsDouble()))
                            : Optional.empty()));
        }

        private Optional<Action.OtherPeak> otherPeak() {
            OptionalDouble near = number(PEAK);
            if (near.isPresent() && !(near.getAsDouble() >= 0)) {
                row.add(COLUMN, PEAK + " is below 0", "Give the time of the peak's top in minutes.");
                return Optional.empty();
            }
            return near.isPresent() ? Optional.of(new Action.OtherPeak(near.getAsDouble())) : Optional.empty();
        }

        private Optional<Action.Interference> interference() {
            Optional<String> word = needed(INTERFERENCE);
            Optional<Action.Interference> known = word.flatMap(text -> Arrays.stream(Action.Interference.values())
                    .filter(one -> one.word().equals(text))
                    .findFirst());
            if (word.isPresent() && known.isEmpty()) {
                row.add(
                        COLUMN,
                        INTERFERENCE + " is " + SafeText.quoted(word.get()),
                        "Write off for the area without the further peak that the fit added, on for the area with it.");
            }
            return known;
        }

        private Optional<Action> reviewed() {
            Optional<String> seen = needed("row");
            if (seen.isPresent() && !Sha256.isOne(seen.get())) {
                row.add(
                        COLUMN,
                        "row is no SHA-256 in hex, " + SafeText.quoted(seen.get()),
                        "Leave it to enantio decide: it takes that of the result in the results folder.");
                return Optional.empty();
            }
            return seen.map(Action.Reviewed::new);
        }

        private OptionalDouble number(String key) {
            OptionalDouble number = needed(key).map(NumberForm::parse).orElse(OptionalDouble.empty());
            if (values.containsKey(key) && number.isEmpty()) {
                row.add(COLUMN, key + " is not a number", NumberForm.remedy(values.get(key)));
            }
            return number;
        }

        private Optional<String> needed(String key) {
            Optional<String> value = Optional.ofNullable(values.get(key)).filter(text -> !text.isBlank());
            if (value.isEmpty()) {
                row.add(COLUMN, key + " is missing", "Write " + key + "=...");
            }
            return value;
        }

        private Optional<Action> acceptFlag() {
            Optional<String> code = needed("flag");
            List<String> known = Arrays.stream(Flag.values()).map(Flag::name).toList();
            if (code.isEmpty()) {
                return Optional.empty();
            }
            if (!known.contains(code.get())) {
                row.add(
                        COLUMN,
                        "unknown flag " + SafeText.quoted(code.get()),
                        Spelling.hint(code.get(), known) + "The codes are listed in docs/reference/flags.md.");
                return Optional.empty();
            }
            Flag flag = Flag.valueOf(code.get());
            if (!Action.AcceptFlag.isAcceptable(flag)) {
                row.add(
                        COLUMN,
                        flag + " removes or rejects the result and cannot be accepted",
                        "Remove its cause, exclude the injection, or measure again.");
                return Optional.empty();
            }
            return Optional.of(new Action.AcceptFlag(flag));
        }

        private Optional<Action> reportValue() {
            Optional<String> run = needed("run");
            run.ifPresent(name -> SafeText.refusal(name)
                    .ifPresent(why -> row.add(COLUMN, SafeText.quoted(name) + " " + why, "Name the run.")));
            Optional<String> injection = needed("injection");
            if (injection.isPresent() && !injection.get().matches("[1-9][0-9]{0,5}")) {
                row.add(COLUMN, "injection is not a number from 1", "Name the injection by its number in that run.");
                return Optional.empty();
            }
            return run.flatMap(name -> injection.map(number -> new Action.ReportValue(name, Integer.parseInt(number))));
        }
    }
}
