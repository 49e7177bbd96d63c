package io.enantio.input.assay;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spelling;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlCheck;
import io.enantio.input.text.YamlNode;
import io.enantio.input.text.YamlReader;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.run.Provenance.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ruleset as it was found, shipped or of the laboratory's own: the limits of a run or of the experiments of a validation.
 *
 * @param root its content
 * @param source the file, with its hash
 */
public record Ruleset(YamlNode root, SourceFile source) {
    /** Names of the shipped rulesets; the first is the default. */
    public static final List<String> SHIPPED = List.of("ICH-M10", "FDA-2018", "EMA-2011");

    private static final String IN_JAR = "shipped:";

    /** What a ruleset is for. */
    public enum Kind {
        RUN(LimitKey.Scope.RUN, SchemaForm.RULES, "", "method", "rules file"),
        VALIDATION(
                LimitKey.Scope.VALIDATION, SchemaForm.VALIDATION_RULES, "validation/", "plan", "validation rules file");

        private final LimitKey.Scope scope;
        private final SchemaForm form;
        private final String folder;
        /** The kind of file that names the ruleset, and that may set limits itself. */
        private final String namedBy;

        private final String file;

        Kind(LimitKey.Scope scope, SchemaForm form, String folder, String namedBy, String file) {
            this.scope = scope;
            this.form = form;
            this.folder = folder;
            this.namedBy = namedBy;
            this.file = file;
        }

        /** A ruleset in the jar. */
        public Ruleset shipped(String name) {
            return inJar(folder + name + ".yaml");
        }

        /**
         * The ruleset that an entry of a settings file names; empty and a problem if there is none.
         *
         * @param entry absent: the default ruleset
         */
        public Optional<Ruleset> named(Optional<YamlNode> entry, SourceFile.Location settings, Problems problems) {
            String name = entry.flatMap(YamlNode::text).orElse(SHIPPED.get(0));
            if (SHIPPED.contains(name)) {
                return Optional.of(shipped(name));
            }
            Optional<SourceFile.Location> location = entry.flatMap(node -> settings.namedIn(node, problems));
            if (location.isPresent() && !Files.isRegularFile(location.get().path())) {
                problems.add(
                        entry.orElseThrow().spot(),
                        "no ruleset " + name + " is shipped, and there is no such file",
                        Spelling.hint(name, SHIPPED) + "Shipped: " + String.join(", ", SHIPPED)
                                + "; or give the path of a " + file + " from the " + namedBy + "'s folder.");
                return Optional.empty();
            }
            Optional<Ruleset> own = location.flatMap(at -> SettingsFile.read(at, form, problems))
                    .map(read -> new Ruleset(read.root(), read.source()));
            own.ifPresent(ruleset -> checkForms(ruleset.root.at("limits"), problems));
            return own;
        }

        /** The limits in force; valid only if there were no problems. */
        public Limits limits(Ruleset ruleset, Optional<YamlNode> overrides) {
            List<Limit> own = new ArrayList<>();
            entries(overrides)
                    .forEach((word, node) -> LimitKey.ofWord(word)
                            .filter(key -> key.scope() == scope)
                            .ifPresent(key -> own.add(limit(key, node, namedBy))));
            return ruleset.limits().with(own);
        }
    }

    /** A settings file in the jar. That it conforms to its schema is tested when it is built. */
    public static Ruleset inJar(String name) {
        try (InputStream stream = Ruleset.class.getResourceAsStream("/io/enantio/rules/" + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            SourceFile source = SourceFile.decode(
                            SourceFile.Location.of(Path.of(name), IN_JAR + name), stream.readAllBytes(), new Problems())
                    .orElseThrow();
            YamlNode root = YamlReader.read(name, source.text(), new Problems()).orElseThrow();
            return new Ruleset(root, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the provenance of a result. */
    public InputFile inputFile(String role, Path folder) {
        return source.at().name().startsWith(IN_JAR)
                ? new InputFile(role, source.at().name(), source.sha256())
                : source.inputFile(role, folder);
    }

    /** Its limits; valid only if there were no problems. */
    public Limits limits() {
        String name = root.text("rules").orElseThrow();
        List<Limit> all = new ArrayList<>();
        entries(root.at("limits"))
                .forEach((word, node) -> all.add(limit(LimitKey.ofWord(word).orElseThrow(), node, name)));
        return Limits.of(name, root.text("verified_by"), all);
    }

    /** Adds a problem for each limit whose form is wrong beyond what the schema can express. */
    public static void checkForms(Optional<YamlNode> limits, Problems problems) {
        YamlCheck check = new YamlCheck(problems);
        entries(limits).forEach((word, node) -> {
            YamlNode value = node.at("value").orElse(node);
            Optional<LimitKey.Kind> kind = LimitKey.ofWord(word).map(LimitKey::kind);
            if (kind.equals(Optional.of(LimitKey.Kind.RANGE))) {
                check.range(value);
            }
            if (kind.equals(Optional.of(LimitKey.Kind.FRACTION))
                    && value.items().size() == 2) {
                check.fraction(value);
            }
        });
    }

    private static Map<String, YamlNode> entries(Optional<YamlNode> limits) {
        return limits.map(YamlNode::entries).orElse(Map.of());
    }

    private static Limit limit(LimitKey key, YamlNode node, String setBy) {
        YamlNode value = node.at("value").orElse(node);
        List<YamlNode> parts = value.text().isPresent() ? List.of(value) : value.items();
        boolean words = key.kind() == LimitKey.Kind.WORDS;
        Limit.Origin origin = new Limit.Origin(
                setBy, node.text("source").orElse(""), node.text("status").orElse(setBy));
        List<Double> numbers = words
                ? List.of()
                : parts.stream().map(part -> part.number().orElseThrow()).toList();
        List<String> names =
                words ? parts.stream().map(part -> part.text().orElseThrow()).toList() : List.of();
        return new Limit(key, numbers, names, origin);
    }
}
