package io.enantio.input.theirs;

import io.enantio.comparison.TheirPeak;
import io.enantio.comparison.TheirPeak.Component;
import io.enantio.comparison.TheirPeak.Component.Kind;
import io.enantio.comparison.TheirPeak.Figures;
import io.enantio.comparison.TheirPeak.Integration;
import io.enantio.comparison.TheirPeak.Manual;
import io.enantio.comparison.TheirPeak.Sample;
import io.enantio.comparison.TheirPeak.Use;
import io.enantio.input.foreign.ForeignDates;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import io.enantio.text.IsoTime;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes peaks of cells. A word for "there is none" is an absent value, as is a number beyond a limit (&lt; 0); any other word in place of
 * a number is absent too, and remarked with its line; what looks like a number and cannot be read in one way only is a problem.
 */
final class TheirCells {
    private static final Set<String> ABSENT = Set.of(
            "n/a",
            "na",
            "#n/a",
            "nan",
            "none",
            "null",
            "nd",
            "n.d.",
            "nf",
            "n.f.",
            "no peak",
            "blq",
            "bloq",
            "bql",
            "alq",
            "aloq",
            "aql",
            "inf",
            "infinity",
            "-inf",
            "-infinity",
            "∞",
            "#div/0!",
            "#value!",
            "#num!");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}*.]+");
    private static final Pattern BEYOND = Pattern.compile("[<>≤≥].*");
    private static final Pattern DIGIT = Pattern.compile(".*\\d.*", Pattern.DOTALL);
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "manual", "manually", "used", "x", "on");
    private static final Set<String> NO =
            Set.of("false", "no", "n", "0", "auto", "automatic", "unused", "not used", "excluded", "off");
    private static final Set<String> NO_STANDARD = Set.of("(no is)", "no is", "(none)", "none", "-");
    private static final int LONGEST_NAME = 250;

    private final String file;
    private final TheirMap map;
    private final TheirRows rows;
    private final Problems problems;
    private final ForeignDates dates;
    private final Set<String> standards = new HashSet<>();
    private final Map<SampleOf, OptionalDouble> standardAreas = new HashMap<>();
    private final Map<String, Optional<LocalDateTime>> times = new HashMap<>();
    private final boolean statesRatios;
    private Optional<String> ambiguous = Optional.empty();

    /** A component in a sample, as far as rows of one injection agree. */
    private record SampleOf(List<Optional<String>> sample, String component) {}

    /** Three answers of a word. */
    private enum Answer {
        YES,
        NO,
        NOT_STATED
    }

    TheirCells(String file, TheirMap map, TheirRows rows, Problems problems) {
        this.file = file;
        this.map = map;
        this.rows = rows;
        this.problems = problems;
        this.statesRatios = rows.all().stream()
                .anyMatch(row -> row.text(TheirColumn.AREA_RATIO).isPresent());
        this.dates = ForeignDates.of(
                map.form().dates(),
                rows.all().stream()
                        .flatMap(row -> row.text(TheirColumn.ACQUIRED).stream())
                        .distinct()
                        .toList());
    }

    List<TheirPeak> peaks() {
        List<TheirRow> usable = rows.all().stream().filter(this::isUsable).toList();
        if (usable.isEmpty()) {
            problems.add(
                    Spot.of(file),
                    "has no row that states a sample and a component",
                    "Name the result table of another program, with a row or columns for each peak.");
            return List.of();
        }
        checkStatedNames(usable);
        learnStandards(usable);
        List<TheirPeak> peaks = new ArrayList<>();
        usable.forEach(row -> peaks.add(peak(row)));
        if (peaks.stream().allMatch(TheirCells::isEmpty) && problems.count() == 0) {
            problems.add(
                    Spot.of(file),
                    "states neither an area nor a ratio nor a concentration in any row",
                    "Export the table with the areas of its peaks, or state their column in a map file.");
        }
        return peaks;
    }

    private static boolean isEmpty(TheirPeak peak) {
        Figures figures = peak.figures();
        return figures.area().isEmpty()
                && figures.areaRatio().isEmpty()
                && figures.concentration().isEmpty()
                && figures.height().isEmpty();
    }

    private boolean isUsable(TheirRow row) {
        boolean hasSample = Stream.of(TheirColumn.SAMPLE_NAME, TheirColumn.DATA_FILE, TheirColumn.SAMPLE_ID)
                .anyMatch(column -> row.text(column).isPresent());
        boolean hasComponent = row.text(TheirColumn.COMPONENT).isPresent();
        if (!hasSample || !hasComponent) {
            rows.note(row.line(), "was not understood, it names no " + (hasSample ? "component" : "sample"));
        }
        return hasSample && hasComponent;
    }

    /** Internal standards that a person states must be there: a slip of the pen would cost every ratio. */
    private void checkStatedNames(List<TheirRow> usable) {
        Set<String> components = usable.stream()
                .flatMap(row -> row.text(TheirColumn.COMPONENT).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        new TreeMap<>(map.internalStandards())
                .forEach((component, standard) -> Stream.of(component, standard)
                        .filter(name -> !components.contains(name))
                        .forEach(name -> problems.add(
                                Spot.of(file),
                                "has no component " + SafeText.quoted(name)
                                        + ", which the map names under internal_standards",
                                Spelling.hint(name, components) + "Write it as in the table.")));
    }

    /** Which components others are measured against, and their areas. */
    private void learnStandards(List<TheirRow> usable) {
        usable.forEach(row -> internalStandard(row).ifPresent(standards::add));
        for (TheirRow row : usable) {
            String component = row.text(TheirColumn.COMPONENT).orElse("");
            if (standards.contains(component)) {
                standardAreas.merge(
                        new SampleOf(sampleOf(row), component),
                        quiet(row, TheirColumn.AREA),
                        (one, other) -> one.equals(other) ? one : OptionalDouble.empty());
            }
        }
    }

    private static List<Optional<String>> sampleOf(TheirRow row) {
        return Stream.of(
                        TheirColumn.SAMPLE_NAME,
                        TheirColumn.SAMPLE_ID,
                        TheirColumn.DATA_FILE,
                        TheirColumn.INDEX_IN_FILE,
                        TheirColumn.ACQUIRED)
                .map(row::text)
                .toList();
    }

    private Optional<String> internalStandard(TheirRow row) {
        String component = row.text(TheirColumn.COMPONENT).orElse("");
        return Optional.ofNullable(map.internalStandards().get(component))
                .or(() -> row.text(TheirColumn.INTERNAL_STANDARD))
                .filter(name -> !NO_STANDARD.contains(name.toLowerCase(Locale.ROOT)) && !isAbsent(name))
                .filter(name -> !name.equals(component));
    }

    private TheirPeak peak(TheirRow row) {
        return new TheirPeak(row.line(), sample(row), component(row), figures(row), integration(row));
    }

    private Sample sample(TheirRow row) {
        Optional<String> dataFile = name(row, TheirColumn.DATA_FILE).filter(name -> !isAbsent(name));
        Optional<String> id = name(row, TheirColumn.SAMPLE_ID).filter(name -> !isAbsent(name));
        String name = name(row, TheirColumn.SAMPLE_NAME)
                .or(() -> id)
                .or(() -> dataFile)
                .orElse("-");
        return new Sample(
                name,
                id.filter(second -> !second.equals(name)),
                dataFile,
                index(row),
                name(row, TheirColumn.SAMPLE_TYPE),
                name(row, TheirColumn.LEVEL),
                acquired(row));
    }

    private OptionalInt index(TheirRow row) {
        Optional<String> text = row.text(TheirColumn.INDEX_IN_FILE).filter(WHOLE.asMatchPredicate());
        return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
    }

    private Optional<LocalDateTime> acquired(TheirRow row) {
        Optional<String> text = row.text(TheirColumn.ACQUIRED).filter(word -> !isAbsent(word));
        Optional<LocalDateTime> time = text.flatMap(this::time);
        if (text.isPresent() && time.isEmpty() && !isAmbiguous(text.get())) {
            rows.note(row.line(), "its time of acquisition was not understood and not used");
        }
        return time;
    }

    private Optional<LocalDateTime> time(String text) {
        return times.computeIfAbsent(text, key -> dates.parse(key).map(IsoTime::local));
    }

    /** Whether a time can be read in two ways; then so can all of its table, which is said once. */
    private boolean isAmbiguous(String text) {
        if (ambiguous.isEmpty() && dates.isAmbiguous(text)) {
            ambiguous = Optional.of(text);
            rows.note("The times of acquisition were not used: " + SafeText.quoted(text)
                    + " can be read with the day or the month first. State dates in a map file, for example dates:"
                    + " dd.MM.yyyy HH:mm.");
        }
        return ambiguous.isPresent();
    }

    private Component component(TheirRow row) {
        String name = name(row, TheirColumn.COMPONENT).orElse("-");
        Optional<String> standard = internalStandard(row);
        Answer stated = answer(row, TheirColumn.IS_STANDARD, List.of());
        boolean isStandard = stated == Answer.YES || standards.contains(name);
        Kind kind = isStandard
                ? Kind.INTERNAL_STANDARD
                : stated == Answer.NO || standard.isPresent() ? Kind.ANALYTE : Kind.NOT_STATED;
        return new Component(name, kind, standard);
    }

    private Figures figures(TheirRow row) {
        OptionalDouble area = number(row, TheirColumn.AREA);
        OptionalDouble height = number(row, TheirColumn.HEIGHT);
        OptionalDouble ratio = number(row, TheirColumn.AREA_RATIO);
        OptionalDouble isArea = number(row, TheirColumn.IS_AREA);
        if (isNoPeak(row, area, height)) {
            rows.note(row.line(), "an area of 0 without a retention time was read as: no peak");
            area = OptionalDouble.empty();
            height = OptionalDouble.empty();
            ratio = OptionalDouble.empty();
        }
        if (isArea.isEmpty()) {
            isArea = internalStandard(row)
                    .map(name -> standardAreas.getOrDefault(new SampleOf(sampleOf(row), name), OptionalDouble.empty()))
                    .orElse(OptionalDouble.empty());
        }
        if (!statesRatios && ratio.isEmpty() && area.isPresent() && isArea.isPresent() && isArea.getAsDouble() > 0) {
            rows.note("The table states no area ratios; they were calculated from its areas.");
            ratio = OptionalDouble.of(area.getAsDouble() / isArea.getAsDouble());
        }
        return new Figures(
                area,
                isArea,
                ratio,
                number(row, TheirColumn.CONCENTRATION),
                height,
                name(row, TheirColumn.CONCENTRATION_UNIT));
    }

    private boolean isNoPeak(TheirRow row, OptionalDouble area, OptionalDouble height) {
        OptionalDouble time = number(row, TheirColumn.RETENTION_TIME_MIN);
        return area.isPresent() && area.getAsDouble() == 0 && height.orElse(0) == 0 && time.orElse(0) == 0;
    }

    private Integration integration(TheirRow row) {
        Optional<String> type = free(row, TheirColumn.INTEGRATION_TYPE);
        Answer manual = type.filter(word -> word.toLowerCase(Locale.ROOT).contains("manual"))
                        .isPresent()
                ? Answer.YES
                : answer(row, TheirColumn.MANUAL, map.manualWords());
        Optional<String> remark = Stream.concat(type.stream(), free(row, TheirColumn.REMARK).stream())
                .reduce((one, other) -> one + "; " + other);
        return new Integration(
                time(row, TheirColumn.RETENTION_TIME_MIN),
                time(row, TheirColumn.START_MIN),
                time(row, TheirColumn.END_MIN),
                Manual.valueOf(manual.name()),
                switch (answer(row, TheirColumn.USED, map.usedWords())) {
                    case YES -> Use.USED;
                    case NO -> Use.EXCLUDED;
                    case NOT_STATED -> Use.NOT_STATED;
                },
                remark);
    }

    private OptionalDouble time(TheirRow row, TheirColumn column) {
        OptionalDouble time = number(row, column);
        return time.isPresent() && time.getAsDouble() > 0
                ? OptionalDouble.of(time.getAsDouble() * map.minutesPerUnit())
                : OptionalDouble.empty();
    }

    private Answer answer(TheirRow row, TheirColumn column, List<String> stated) {
        Optional<String> word = row.text(column).map(text -> text.toLowerCase(Locale.ROOT));
        if (word.isEmpty() || isAbsent(word.get())) {
            return stated.isEmpty() ? Answer.NOT_STATED : Answer.NO;
        }
        if (!stated.isEmpty()) {
            return stated.contains(word.get()) ? Answer.YES : Answer.NO;
        }
        if (YES.contains(word.get()) || NO.contains(word.get())) {
            return YES.contains(word.get()) ? Answer.YES : Answer.NO;
        }
        rows.note(
                row.line(),
                "the word " + SafeText.quoted(word.get()) + " in place of " + column.word()
                        + " is not known and was not used");
        return Answer.NOT_STATED;
    }

    /** A text that outputs echo. */
    private Optional<String> name(TheirRow row, TheirColumn column) {
        Optional<String> text = row.text(column);
        text.ifPresent(name -> {
            Spot spot = new Spot(file, row.line(), "");
            if (name.length() > LONGEST_NAME) {
                problems.add(
                        spot,
                        "the " + shown(column) + " " + SafeText.quoted(name) + " has " + name.length() + " characters",
                        "Correct the table: a name has at most " + LONGEST_NAME + ".");
            } else {
                SafeText.refusal(name)
                        .ifPresent(why -> problems.add(
                                spot,
                                "the " + shown(column) + " " + SafeText.quoted(name) + " " + why,
                                "Rename it in the table."));
            }
        });
        return text;
    }

    private static String shown(TheirColumn column) {
        return column.word().replace('_', ' ');
    }

    /** A text for people, on one line and not too long. */
    private static Optional<String> free(TheirRow row, TheirColumn column) {
        return row.text(column)
                .filter(text -> !isAbsent(text))
                .map(text -> text.codePoints()
                        .limit(LONGEST_NAME)
                        .map(c -> Character.isISOControl(c) ? ' ' : c)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static boolean isAbsent(String text) {
        return ABSENT.contains(text.toLowerCase(Locale.ROOT))
                || DASHES.matcher(text).matches()
                || BEYOND.matcher(text).matches();
    }

    private OptionalDouble quiet(TheirRow row, TheirColumn column) {
        return row.text(column).map(map.form().decimal()::parse).orElse(OptionalDouble.empty());
    }

    private OptionalDouble number(TheirRow row, TheirColumn column) {
        Optional<String> text = row.text(column);
        OptionalDouble number = quiet(row, column);
        if (text.isEmpty() || number.isPresent() || isAbsent(text.get())) {
            return number;
        }
        if (DIGIT.matcher(text.get()).matches()) {
            problems.add(
                    new Spot(file, row.line(), ""),
                    "the " + shown(column) + " " + SafeText.quoted(text.get()) + " is not a number",
                    map.form().decimal().remedy(text.get()));
        } else {
            rows.note(
                    row.line(),
                    "the word " + SafeText.quoted(text.get()) + " in place of " + column.word()
                            + " was read as: there is none");
        }
        return OptionalDouble.empty();
    }
}
