package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.ProjectTexts.Text;
import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that documents show are understood by the program; decisions that they show can be recorded. */
class DocumentCommandsTest {
    /** On a line of its own, perhaps continued on the next, or quoted in a sentence. */
    private static final Pattern LINE = Pattern.compile("(?m)^ *(?:\\./)?enantio ((?:[^\\n]*\\\\\\n)*[^\\n]*)$");

    private static final Pattern QUOTED = Pattern.compile("`(?:\\./)?enantio ([^`]*)`");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern RAW = Pattern.compile("raw/[\\w.-]+");
    private static final String ELLIPSIS = "...";
    private static final Predicate<String> ANYTHING = problem -> true;

    /** A command in a sentence, or one that ends in an ellipsis, may lack what it needs; what is there must be right. */
    private static final Predicate<String> NOT_WHOLE = problem -> !problem.startsWith("Missing required");

    @TempDir
    private Path folder;

    @Test
    void theProgramUnderstandsEveryCommandThatADocumentShows() {
        Set<String> problems = new TreeSet<>();
        int commands = 0;
        for (Text document : ProjectTexts.documents()) {
            for (List<String> command : shown(document)) {
                commands++;
                problems(command, command.contains(ELLIPSIS) ? NOT_WHOLE : ANYTHING)
                        .forEach(problem -> problems.add(document.file() + ", " + command + ": " + problem));
            }
            for (List<String> command : quoted(document)) {
                problems(command, NOT_WHOLE)
                        .forEach(problem -> problems.add(document.file() + ", " + command + ": " + problem));
            }
        }
        assertThat(commands).isGreaterThan(20);
        assertThat(problems).isEmpty();
    }

    private static List<String> problems(List<String> command, Predicate<String> wanted) {
        String[] given = command.stream().filter(word -> !word.equals(ELLIPSIS)).toArray(String[]::new);
        return InProcess.problems(given).stream().filter(wanted).toList();
    }

    private static List<List<String>> shown(Text document) {
        return LINE.matcher(document.blocks())
                .results()
                .map(found -> words(found.group(1)))
                .toList();
    }

    private static List<List<String>> quoted(Text document) {
        return QUOTED.matcher(document.prose())
                .results()
                .map(found -> words(found.group(1)))
                .toList();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line.replace("\\\n", " "));
        while (word.find()) {
            if (word.group().startsWith("#")) {
                break;
            }
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words;
    }

    @Test
    void theDecisionsOfTheGuideCanBeRecorded() throws IOException {
        Text guide = ProjectTexts.documents().stream()
                .filter(document -> document.file().endsWith("decide-and-verify.md"))
                .findFirst()
                .orElseThrow();
        List<List<String>> decisions = shown(guide).stream()
                .filter(command -> command.get(0).equals("decide"))
                .filter(command -> command.size() > 2 && !command.contains(ELLIPSIS))
                .toList();
        assertThat(decisions).hasSizeGreaterThan(3);
        Path run = copyOfARun();
        for (List<String> decision : decisions) {
            String[] args = decision.stream()
                    .map(word -> word.equals("RUN_DIR") ? run.toString() : word)
                    .toArray(String[]::new);
            assertThat(InProcess.enantio(args).err()).as("%s", decision).isEmpty();
        }
        assertThat(run.resolve("decisions.csv")).content().hasLineCount(decisions.size() + 1);
    }

    /** The texts of a sample run, at a place from which its method is found; no decision reads a raw file. */
    private Path copyOfARun() throws IOException {
        Path run = Files.createDirectories(folder.resolve("sample-runs/run"));
        Path sample = Path.of("sample-runs/crps-day-1");
        for (String name : List.of("run.yaml", "injections.csv", "samples.csv")) {
            Files.copy(sample.resolve(name), run.resolve(name));
        }
        Matcher raw = RAW.matcher(Files.readString(run.resolve("injections.csv")));
        Files.createDirectories(run.resolve("raw"));
        while (raw.find()) {
            Files.createFile(run.resolve(raw.group()));
        }
        // What has been reviewed is a row of its results.
        Path results = Files.createDirectories(run.resolve("results"));
        for (String name : List.of("run.json", "concentrations.csv")) {
            Files.copy(sample.resolve("expected").resolve(name), results.resolve(name));
        }
        Path methods = Files.createDirectories(folder.resolve("calibration"));
        String method = "ketamine-norketamine-plasma.yaml";
        Files.copy(Path.of("calibration").resolve(method), methods.resolve(method));
        return run;
    }
}
