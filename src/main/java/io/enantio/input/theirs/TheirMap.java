package io.enantio.input.theirs;

import io.enantio.comparison.Names;
import io.enantio.input.foreign.ForeignForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlNode;
import io.enantio.run.Provenance.InputFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a person states about a result table.
 *
 * @param file the map itself; absent if there is none
 * @param name what the table is
 * @param form separator, decimal sign, dates and columns
 * @param names components and samples that are called otherwise
 * @param internalStandards their component to the one of theirs that it is measured against
 * @param minutesPerUnit of its times
 * @param manualWords small letters; empty if none are stated
 * @param usedWords small letters; empty if none are stated
 */
record TheirMap(
        Optional<InputFile> file,
        Optional<String> name,
        ForeignForm form,
        Names names,
        Map<String, String> internalStandards,
        double minutesPerUnit,
        List<String> manualWords,
        List<String> usedWords) {
    private static final double MINUTES_PER_SECOND = 1.0 / 60;

    static final TheirMap NONE = new TheirMap(
            Optional.empty(), Optional.empty(), ForeignForm.UNSTATED, Names.NONE, Map.of(), 1, List.of(), List.of());

    /** Reads a map file; empty if there are problems. */
    static Optional<TheirMap> read(SourceFile.Location at, Problems problems) {
        return ForeignForm.read(at, TheirColumn.words(), problems).map(map -> {
            YamlNode root = map.settings().root();
            SourceFile source = map.settings().source();
            return new TheirMap(
                    Optional.of(new InputFile("their_map", source.at().name(), source.sha256())),
                    root.text("name"),
                    map.form(),
                    new Names(texts(root, "components"), texts(root, "samples")),
                    texts(root, "internal_standards"),
                    root.text("times").filter("seconds"::equals).isPresent() ? MINUTES_PER_SECOND : 1,
                    words(root, "manual_words"),
                    words(root, "used_words"));
        });
    }

    private static Map<String, String> texts(YamlNode root, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        root.at(key)
                .map(YamlNode::entries)
                .orElse(Map.of())
                .forEach((theirs, ours) -> ours.text().ifPresent(text -> texts.put(theirs, text)));
        return texts;
    }

    private static List<String> words(YamlNode root, String key) {
        return root.items(key).stream()
                .flatMap(item -> item.text().stream())
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
