package io.enantio.input.text;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import java.nio.file.Path;
import java.util.Optional;

/** A YAML file that was read, checked against its schema and searched for unsafe names. */
public record SettingsFile(SourceFile source, YamlNode root) {

    /** Reads a file; empty if it is not even YAML. Its values can be used only if no problem was added. */
    public static Optional<SettingsFile> read(SourceFile.Location at, SchemaForm form, Problems problems) {
        return SourceFile.read(at, problems).flatMap(source -> parse(source, form, problems));
    }

    /**
     * The folder of people that a run or a plan names.
     *
     * @return empty if it names none, or no path, which is a problem
     */
    public Optional<Path> people(Problems problems) {
        return root.at("people")
                .filter(entry -> entry.text().isPresent())
                .flatMap(entry -> source.at().namedIn(entry, problems))
                .map(SourceFile.Location::path);
    }

    private static Optional<SettingsFile> parse(SourceFile source, SchemaForm form, Problems problems) {
        Optional<YamlNode> root = YamlReader.read(source.at().name(), source.text(), problems);
        root.ifPresent(node -> {
            new SchemaCheck(form, problems).check(node);
            checkNames(node, problems);
        });
        return root.map(node -> new SettingsFile(source, node));
    }

    /** Keys may be names too: those of levels. Sources of limits are free text. */
    private static void checkNames(YamlNode node, Problems problems) {
        node.entries().forEach((key, value) -> {
            if (key.isBlank()) {
                problems.add(value.spot(), "a name is empty", "Give it a name.");
            }
            SafeText.check(key, value.spot(), problems);
            if (!key.equals("source")) {
                checkNames(value, problems);
            }
        });
        node.items().forEach(item -> checkNames(item, problems));
        node.text().ifPresent(text -> SafeText.check(text, node.spot(), problems));
    }
}
