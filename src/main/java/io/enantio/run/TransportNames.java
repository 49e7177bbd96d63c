package io.enantio.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of study samples that a SAS transport file cannot hold: its format (version 5, rule G-05) has printable ASCII and at most 200
 * characters. Every other form of an export holds any name.
 *
 * @param firstOfKind by the column of a list, the first such name
 * @param count of all of them
 */
public record TransportNames(Map<String, String> firstOfKind, int count) {
    /** Characters of a text in a transport file. */
    public static final int LONGEST = 200;

    private static final String NAME_OF_RUN = "run";
    private static final int MOST_SHOWN = 40;

    /** Whether the format has all characters of a text. */
    public static boolean hasLetters(String text) {
        return text.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
    }

    private static boolean isHeld(String text) {
        return hasLetters(text) && text.length() <= LONGEST;
    }

    /** Of a run: its own name, and of each study sample that was injected what the lists say. */
    public static TransportNames of(AnalyticalRun run) {
        List<String> injected = run.ofType(SampleType.STUDY).stream()
                .map(injection -> injection.sample().id())
                .distinct()
                .toList();
        List<StudySample> listed = run.samples().orElse(List.of()).stream()
                .filter(sample -> injected.contains(sample.sampleId()))
                .toList();
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put(
                NAME_OF_RUN,
                injected.isEmpty() ? List.of() : List.of(run.header().run()));
        names.put(SampleColumn.SAMPLE_ID.word(), injected);
        names.put(SampleColumn.STUDY.word(), each(listed, sample -> Optional.of(sample.study())));
        names.put(SampleColumn.SUBJECT.word(), each(listed, sample -> Optional.of(sample.subject())));
        String visit = SampleColumn.VISIT.word();
        names.put(
                visit,
                each(listed, sample -> Optional.ofNullable(sample.remarks().get(visit))));
        Map<String, String> first = new LinkedHashMap<>();
        List<String> all = new ArrayList<>();
        names.forEach((kind, of) -> {
            List<String> without = of.stream().filter(name -> !isHeld(name)).toList();
            without.stream().findFirst().ifPresent(name -> first.put(kind, name));
            all.addAll(without);
        });
        return new TransportNames(first, all.size());
    }

    public TransportNames {
        firstOfKind = new LinkedHashMap<>(firstOfKind);
    }

    private static List<String> each(List<StudySample> samples, Function<StudySample, Optional<String>> name) {
        return samples.stream().map(name).flatMap(Optional::stream).distinct().toList();
    }

    /** What an export will lack; absent if it will be complete. */
    public Optional<String> remark() {
        if (count == 0) {
            return Optional.empty();
        }
        String shown = firstOfKind.entrySet().stream()
                .map(entry -> entry.getKey() + " \"" + beginning(entry.getValue()) + "\"")
                .collect(Collectors.joining(", "));
        return Optional.of((count == 1 ? "one name does" : count + " names do")
                + " not fit into SAS transport files, which have ASCII and at most " + LONGEST + " characters ("
                + (count == firstOfKind.size() ? "" : "for example ") + shown
                + "): enantio export will write the other files, but no .xpt");
    }

    private static String beginning(String name) {
        int points = name.codePointCount(0, name.length());
        return points <= MOST_SHOWN ? name : name.substring(0, name.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }
}
