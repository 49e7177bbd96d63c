package io.enantio.report.run;

import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import io.enantio.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Study samples whose chromatograms a report shows in addition to those that need review; standards and QCs are always shown.
 *
 * @param percent of the study samples; 0: only those that need review
 */
public record ChromatogramChoice(int percent) {
    /** If nothing is specified. */
    public static final ChromatogramChoice DEFAULT = new ChromatogramChoice(20);

    private static final int ALL = 100;
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");

    public ChromatogramChoice {
        if (percent < 0 || percent > ALL) {
            throw new IllegalArgumentException("a percentage must be from 0 to 100, is " + percent);
        }
    }

    /** {@code all}, {@code flagged} or a percentage such as {@code 20%}. */
    public static Optional<ChromatogramChoice> of(String word) {
        if (word.equals("all")) {
            return Optional.of(new ChromatogramChoice(ALL));
        }
        if (word.equals("flagged")) {
            return Optional.of(new ChromatogramChoice(0));
        }
        Matcher percent = PERCENT.matcher(word);
        return percent.matches()
                ? Optional.of(Integer.valueOf(percent.group(1)))
                        .filter(value -> value <= ALL)
                        .map(ChromatogramChoice::new)
                : Optional.empty();
    }

    /** The word of the option. */
    public String word() {
        return percent == ALL ? "all" : percent == 0 ? "flagged" : percent + "%";
    }

    /** The words in the report. */
    String meaning() {
        return switch (percent) {
            case ALL -> "every study sample";
            case 0 -> "only study samples that need review";
            default -> percent + " % of the study samples, selected by a hash of run, injection and sample";
        };
    }

    /** Numbers of the study injections shown: not selected by a person, and the same whenever the run is processed. */
    Set<Integer> shown(String run, List<Injection> injections) {
        List<Injection> study = injections.stream()
                .filter(injection -> injection.type() == SampleType.STUDY)
                .sorted(Comparator.comparing((Injection injection) -> key(run, injection)))
                .toList();
        int count = (study.size() * percent + ALL - 1) / ALL;
        return study.stream().limit(count).map(Injection::number).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String key(String run, Injection injection) {
        String words =
                run + "\n" + injection.number() + "\n" + injection.sample().id();
        return Sha256.of(words.getBytes(StandardCharsets.UTF_8));
    }
}
