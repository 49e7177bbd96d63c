package io.enantio.input.assay;

import io.enantio.input.foreign.ForeignForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.YamlCheck;
import io.enantio.input.text.YamlNode;
import io.enantio.run.InjectionColumn;
import io.enantio.run.SampleColumn;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a laboratory's words in the sequences of its instrument mean in this assay ({@code sequence:} of the method). Only the import of a
 * sequence reads it: no result depends on it.
 *
 * @param types words for kinds of samples
 * @param levels other names of levels, to the method's
 * @param names how samples are named; the first pattern that fits counts
 * @param table how the list is written, and which of its columns is which
 */
public record SequenceWords(
        Map<String, SampleType> types, Map<String, String> levels, List<NamePattern> names, ForeignForm table) {
    /** A method that says nothing. */
    public static final SequenceWords NONE = new SequenceWords(Map.of(), Map.of(), List.of(), ForeignForm.UNSTATED);

    /** The column of the text by which patterns of names and several samples in one file are recognised; the sample's id without it. */
    public static final String SAMPLE_NAME = "sample_name";

    /** Columns of ours that a list of injections may fill: those of injections.csv and of samples.csv, and the sample's name. */
    public static final List<String> COLUMNS = Stream.of(
                    Arrays.stream(InjectionColumn.values()).map(InjectionColumn::word),
                    Stream.of(SAMPLE_NAME),
                    Arrays.stream(SampleColumn.values()).map(SampleColumn::word))
            .flatMap(words -> words)
            .distinct()
            .toList();

    public SequenceWords {
        types = Map.copyOf(types);
        levels = Map.copyOf(levels);
        names = List.copyOf(names);
    }

    /** The words of a method file; valid only if no problem was added. */
    static SequenceWords of(YamlNode method, MethodNames names, Problems problems) {
        Optional<YamlNode> sequence = method.at("sequence");
        if (sequence.isEmpty()) {
            return NONE;
        }
        YamlNode node = sequence.get();
        List<String> known = Stream.of(
                        names.levels().standards(), names.levels().qcs(), names.singleEnantiomers())
                .flatMap(level -> level.stream())
                .distinct()
                .toList();
        YamlCheck check = new YamlCheck(problems);
        Map<String, SampleType> types = new LinkedHashMap<>();
        entries(node, "types")
                .forEach((word, type) ->
                        type.text().flatMap(SampleType::ofWord).ifPresent(meant -> types.put(word, meant)));
        Map<String, String> levels = new LinkedHashMap<>();
        entries(node, "levels").forEach((alias, level) -> {
            check.reference("level", level, known);
            level.text().ifPresent(name -> levels.put(alias, name));
        });
        List<NamePattern> patterns = new ArrayList<>();
        for (YamlNode entry : node.items("names")) {
            entry.at("level").ifPresent(level -> check.reference("level", level, known));
            NamePattern.of(entry, problems).ifPresent(patterns::add);
        }
        return new SequenceWords(types, levels, patterns, ForeignForm.of(node, COLUMNS, problems));
    }

    private static Map<String, YamlNode> entries(YamlNode node, String key) {
        return node.at(key).map(YamlNode::entries).orElse(Map.of());
    }
}
