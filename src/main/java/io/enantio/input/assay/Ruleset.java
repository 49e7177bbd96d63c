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
import io.enantio.method.rules.Limits.Basis;
import io.enantio.method.rules.Limits.Document;
import io.enantio.run.Provenance.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

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

    /** Status of a limit that somebody still has to compare with the guideline. */
    private static final String GENERAL = "general";

    private static final Pattern DATE = Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b");

    /** What a ruleset is for. */
    public enum Kind {
        RUN(LimitKey.Scope.RUN, SchemaForm.RULES, "", "method", "rules file", "acceptance: verified_by"),
        VALIDATION(
                LimitKey.Scope.VALIDATION,
                SchemaForm.VALIDATION_RULES,
                "validation/",
                "plan",
                "validation rules file",
                "verified_by");

        private final LimitKey.Scope scope;
        private final SchemaForm form;
        private final String folder;
        /** The kind of file that names the ruleset, and that may set limits itself. */
        private final String namedBy;

        private final String file;
        /** Where a settings file says who verified the limits. */
        private final String signature;

        Kind(LimitKey.Scope scope, SchemaForm form, String folder, String namedBy, String file, String signature) {
            this.scope = scope;
            this.form = form;
            this.folder = folder;
            this.namedBy = namedBy;
            this.file = file;
            this.signature = signature;
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

        /**
         * A ruleset with general knowledge is a template: it serves only when the laboratory compared it with the guideline and
         * states who did and when, in the file that names it or in the rules file. Adds a problem if nobody did.
         *
         * @param entry that names the ruleset
         * @param verifiedBy of the same file
         */
        public void checkSigned(
                Ruleset ruleset, Optional<YamlNode> entry, Optional<YamlNode> verifiedBy, Problems problems) {
            Optional<YamlNode> signed = verifiedBy
                    .or(() -> ruleset.root.at("verified_by"))
                    .filter(node -> node.text().isPresent());
            signed.filter(node -> !statesDate(node.text().orElseThrow()))
                    .ifPresent(node -> problems.add(
                            node.spot(),
                            "does not say when",
                            "Write name and date, for example \"C. Chemist, 2026-11-30\"."));
            long general = ruleset.limits().all().stream()
                    .filter(limit -> limit.origin().status().equals(GENERAL))
                    .count();
            if (general > 0 && signed.isEmpty()) {
                problems.add(
                        entry.orElse(ruleset.root).spot(),
                        ruleset.root.text("rules").orElseThrow() + " is a template: " + general
                                + " of its limits are general knowledge that nobody compared with the guideline",
                        "Compare them with its text, set those that differ in this file, and state who did and when ("
                                + signature + ": \"NAME, DATE\").");
            }
        }

        /**
         * The limits in force; valid only if there were no problems.
         *
         * @param verifiedBy who compared them with the guideline, if the settings file states it
         */
        public Limits limits(Ruleset ruleset, Optional<YamlNode> overrides, Optional<YamlNode> verifiedBy) {
            List<Limit> own = new ArrayList<>();
            entries(overrides)
                    .forEach((word, node) -> LimitKey.ofWord(word)
                            .filter(key -> key.scope() == scope)
                            .ifPresent(key -> own.add(limit(key, node, namedBy))));
            Limits inForce = ruleset.limits().with(own);
            return verifiedBy.flatMap(YamlNode::text).map(inForce::verifiedBy).orElse(inForce);
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

    private static boolean statesDate(String text) {
        return DATE.matcher(text).results().map(MatchResult::group).anyMatch(found -> {
            try {
                return LocalDate.parse(found).getYear() > 0;
            } catch (DateTimeParseException e) {
                return false;
            }
        });
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
        Optional<Document> document = root.at("document")
                .map(node -> new Document(
                        node.text("title").orElseThrow(),
                        node.text("version").orElseThrow(),
                        node.text("sha256").orElseThrow(),
                        node.text("read").orElseThrow()));
        return Limits.of(name, new Basis(document, root.text("verified_by")), all);
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
            List<String> words = LimitKey.ofWord(word).map(LimitKey::words).orElse(List.of());
            if (!words.isEmpty()) {
                value.items().forEach(item -> check.reference("word of " + word, item, words));
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
