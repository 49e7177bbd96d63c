package io.enantio.input.assay;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spelling;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
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
import java.util.Optional;

/** The ruleset that a method names, with the limits that the method sets itself. */
public final class RulesReader {
    /** Rulesets in the jar. */
    public static final List<String> SHIPPED = List.of("ICH-M10", "FDA-2018", "EMA-2011");

    private static final String OVERRIDDEN = "method";
    private static final String IN_JAR = "shipped:";

    private final Problems problems;

    public RulesReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * A ruleset as it was found.
     *
     * @param root its content
     * @param source where it was found, its hash
     */
    public record Ruleset(YamlNode root, SourceFile source) {

        /** For the provenance of a result. */
        public InputFile inputFile(Path folder) {
            return source.at().name().startsWith(IN_JAR)
                    ? new InputFile("rules", source.at().name(), source.sha256())
                    : source.inputFile("rules", folder);
        }

        /** Its limits; only to be asked when there were no problems. */
        public Limits limits() {
            String name = root.text("rules").orElseThrow();
            YamlNode limits = root.at("limits").orElseThrow();
            List<Limit> all = new ArrayList<>();
            limits.entries().forEach((word, node) -> all.add(limit(word, node, name)));
            return Limits.of(name, root.text("verified_by"), all);
        }
    }

    /** The ruleset of a method; empty and a problem if there is no such. */
    Optional<Ruleset> read(YamlNode method, SourceFile.Location methodFile) {
        Optional<YamlNode> named = method.at("acceptance").flatMap(node -> node.at("rules"));
        String name = named.flatMap(YamlNode::text).orElse(SHIPPED.get(0));
        if (SHIPPED.contains(name)) {
            return Optional.of(shipped(name));
        }
        Optional<SourceFile.Location> file = named.flatMap(entry -> methodFile.namedIn(entry, problems));
        if (file.isPresent() && !Files.isRegularFile(file.get().path())) {
            problems.add(
                    named.orElse(method).spot(),
                    "no ruleset " + name + " is shipped, and there is no such file",
                    Spelling.hint(name, SHIPPED) + "Shipped: " + String.join(", ", SHIPPED)
                            + "; or give the path of a rules file from the method's folder.");
            return Optional.empty();
        }
        return file.flatMap(location -> SettingsFile.read(location, SchemaForm.RULES, problems))
                .map(settings -> checkRanges(new Ruleset(settings.root(), settings.source())));
    }

    /** A ruleset of runs in the jar. */
    public static Ruleset shipped(String name) {
        return inJar(name + ".yaml");
    }

    /** A ruleset in the jar. That it keeps to its schema was tested when it was built. */
    public static Ruleset inJar(String name) {
        try (InputStream stream = RulesReader.class.getResourceAsStream("/io/enantio/rules/" + name)) {
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

    /** Notes limits of a method's own that have a wrong form beyond what the schema says. */
    void checkOverrides(YamlNode method) {
        method.at("acceptance").ifPresent(acceptance -> acceptance.entries().forEach(this::checkForm));
    }

    /** Notes limits of a ruleset that have a wrong form beyond what the schema says. */
    public Ruleset checkRanges(Ruleset ruleset) {
        ruleset.root().at("limits").ifPresent(limits -> limits.entries().forEach(this::checkForm));
        return ruleset;
    }

    /** Notes a limit that has a wrong form beyond what the schema says. */
    public void checkForm(String word, YamlNode node) {
        YamlNode value = node.at("value").orElse(node);
        Optional<LimitKey.Kind> kind = LimitKey.ofWord(word).map(LimitKey::kind);
        if (kind.equals(Optional.of(LimitKey.Kind.RANGE))) {
            MethodCheck.checkRange(value, problems);
        }
        if (kind.equals(Optional.of(LimitKey.Kind.FRACTION)) && value.items().size() == 2) {
            checkFraction(value, problems);
        }
    }

    /** Notes a problem if two numbers [n, d] are not a share of a whole. */
    public static void checkFraction(YamlNode value, Problems problems) {
        double n = value.items().get(0).number().orElse(0);
        double d = value.items().get(1).number().orElse(1);
        if (n > d || d == 0) {
            problems.add(
                    value.spot(),
                    "the fraction [" + NumberForm.show(n) + ", " + NumberForm.show(d) + "] is not a share of a whole",
                    "Write [n, d] with d above 0 and n at most d.");
        }
    }

    /** Limits that a method sets itself; only to be asked when there were no problems. */
    static List<Limit> overrides(YamlNode method) {
        List<Limit> all = new ArrayList<>();
        method.at("acceptance")
                .ifPresent(acceptance -> acceptance.entries().forEach((word, node) -> {
                    if (LimitKey.ofWord(word).isPresent()) {
                        all.add(limit(word, node, OVERRIDDEN));
                    }
                }));
        return all;
    }

    public static Limit limit(String word, YamlNode node, String setBy) {
        LimitKey key = LimitKey.ofWord(word).orElseThrow();
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
