package io.enantio.input.plan;

import io.enantio.input.assay.MethodFile;
import io.enantio.input.assay.MethodNames;
import io.enantio.input.assay.MethodReading;
import io.enantio.input.assay.Ruleset;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spelling;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlCheck;
import io.enantio.input.text.YamlNode;
import io.enantio.run.Provenance.InputFile;
import io.enantio.validation.Validation;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.LaboratoryStatements;
import io.enantio.validation.plan.LaboratoryStatements.Signatory;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.plan.ValidationPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A validation plan, read from its file, its method and its ruleset.
 *
 * @param folder that the plan lies in
 * @param ofTheMethod the method under validation and its runs
 * @param ofOtherMethods methods that it is compared with
 * @param inputs plan, methods and rules with their hashes; paths from the folder
 * @param people the folder of people that the plan names
 */
public record ValidationFile(
        ValidationPlan plan,
        Path folder,
        RunsOfMethod ofTheMethod,
        List<RunsOfMethod> ofOtherMethods,
        List<InputFile> inputs,
        Optional<Path> people) {
    public ValidationFile {
        ofOtherMethods = List.copyOf(ofOtherMethods);
        inputs = List.copyOf(inputs);
    }

    /**
     * The runs of a method.
     *
     * @param method path of the method file that each of them is processed with
     * @param runs run folders as the plan names them, with {@code /}
     */
    public record RunsOfMethod(Path method, List<String> runs) {
        public RunsOfMethod {
            runs = List.copyOf(runs);
        }
    }

    /**
     * Reads a plan. Its runs are not looked at.
     *
     * @throws InputException with everything that is wrong
     */
    public static ValidationFile read(Path file) {
        Problems problems = new Problems();
        Optional<ValidationFile> read = new Reader(file, problems).read();
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /** Where a run lies. */
    public Path runFolder(String run) {
        return folder.resolve(run);
    }

    /** Reads on after a problem, so that all problems are reported at once. */
    private record Reader(Path file, Problems problems) {
        Optional<ValidationFile> read() {
            SourceFile.Location at = SourceFile.Location.of(file, file.toString());
            Optional<SettingsFile> settings = SettingsFile.read(at, SchemaForm.VALIDATION, problems);
            return settings.flatMap(this::read);
        }

        private Optional<ValidationFile> read(SettingsFile settings) {
            YamlNode root = settings.root();
            Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
            Optional<SourceFile.Location> methodFile = root.at("method")
                    .filter(entry -> entry.text().isPresent())
                    .flatMap(entry -> settings.source().at().namedIn(entry, problems));
            MethodReading method =
                    methodFile.map(at -> MethodReading.of(at, folder, problems)).orElse(MethodReading.NOTHING);
            method.names().ifPresent(names -> checkReferences(root, names));
            checkNotDone(root);
            Ruleset.checkForms(root.at("limits"), problems);
            Optional<Ruleset> ruleset = Ruleset.Kind.VALIDATION.named(
                    root.at("rules"), settings.source().at(), problems);
            if (problems.count() == 0) {
                ruleset.ifPresent(found ->
                        Ruleset.Kind.VALIDATION.checkSigned(found, root.at("rules"), root.at("verified_by"), problems));
            }
            List<OtherMethod> others = root.items("other_methods").stream()
                    .flatMap(node -> other(node, settings, folder, method.names()).stream())
                    .toList();
            checkRuns(root);
            if (problems.count() > 0 || method.method().isEmpty() || ruleset.isEmpty()) {
                return Optional.empty();
            }
            MethodFile usable = method.method().get();
            List<InputFile> inputs = new ArrayList<>();
            inputs.add(settings.source().inputFile("plan", folder));
            inputs.addAll(usable.inputs());
            others.forEach(other -> other.file().inputs().stream()
                    .filter(input -> !inputs.contains(input))
                    .forEach(inputs::add));
            inputs.add(ruleset.get().inputFile("validation_rules", folder));
            ValidationPlan plan = new ValidationPlan(
                    root.text("validation").orElseThrow(),
                    usable.method(),
                    Ruleset.Kind.VALIDATION.limits(ruleset.get(), root.at("limits"), root.at("verified_by")),
                    planned(root),
                    statements(root));
            return Optional.of(new ValidationFile(
                    plan,
                    folder,
                    new RunsOfMethod(methodFile.orElseThrow().path(), runs(root)),
                    others.stream().map(OtherMethod::runs).toList(),
                    inputs,
                    settings.people(problems)));
        }

        private static List<String> runs(YamlNode node) {
            return node.items("runs").stream()
                    .map(run -> run.text().orElseThrow().replace('\\', '/'))
                    .toList();
        }

        /** Another method with its runs. */
        private record OtherMethod(MethodFile file, RunsOfMethod runs) {}

        /** Results are compared analyte by analyte, by name. */
        private Optional<OtherMethod> other(
                YamlNode node, SettingsFile settings, Path folder, Optional<MethodNames> validated) {
            Optional<YamlNode> entry =
                    node.at("method").filter(path -> path.text().isPresent());
            Optional<SourceFile.Location> at =
                    entry.flatMap(path -> settings.source().at().namedIn(path, problems));
            MethodReading read =
                    at.map(file -> MethodReading.of(file, folder, problems)).orElse(MethodReading.NOTHING);
            if (validated.isPresent() && read.names().isPresent()) {
                List<String> known = List.copyOf(validated.get().analytes());
                if (read.names().get().analytes().stream().noneMatch(known::contains)) {
                    problems.add(
                            entry.orElseThrow().spot(),
                            "has none of the analytes of the method under validation",
                            "Analytes are compared by name: give them the names " + String.join(", ", known) + ".");
                }
            }
            return read.method()
                    .map(file -> new OtherMethod(
                            file, new RunsOfMethod(at.orElseThrow().path(), runs(node))));
        }

        /** A run has one method. */
        private void checkRuns(YamlNode root) {
            Set<String> seen = new HashSet<>(runs(root));
            for (YamlNode other : root.items("other_methods")) {
                for (YamlNode run : other.items("runs")) {
                    if (!seen.add(run.text().orElseThrow().replace('\\', '/'))) {
                        problems.add(
                                run.spot(), "the plan names this run folder twice", "A run belongs to one method.");
                    }
                }
            }
        }

        private static LaboratoryStatements statements(YamlNode root) {
            return new LaboratoryStatements(
                    texts(root, "statements"),
                    texts(root, "not_done"),
                    root.items("signatures").stream().map(Reader::signatory).toList(),
                    texts(root, "abbreviations"));
        }

        private static Signatory signatory(YamlNode node) {
            return new Signatory(
                    node.text("role").orElseThrow(), node.text("meaning").orElseThrow(), node.text("name"));
        }

        private static Map<String, String> texts(YamlNode root, String key) {
            Map<String, String> texts = new LinkedHashMap<>();
            root.at(key)
                    .ifPresent(node -> node.entries()
                            .forEach((word, value) -> value.text().ifPresent(text -> texts.put(word, text))));
            return texts;
        }

        /** What is said not to be done is an experiment or a condition of storage, and is not done. */
        private void checkNotDone(YamlNode plan) {
            List<String> experiments =
                    Validation.CODES.stream().map(ExperimentCode::word).toList();
            List<String> known = Stream.concat(experiments.stream(), Storage.CONDITIONS.stream())
                    .toList();
            List<String> conditions = Optional.ofNullable(experiments(plan).get("STB")).stream()
                    .flatMap(stability -> stability.items(PlannedExperiment.CONDITIONS).stream())
                    .flatMap(condition -> condition.text("condition").stream())
                    .toList();
            plan.at("not_done").map(YamlNode::entries).orElse(Map.of()).forEach((word, reason) -> {
                if (!known.contains(word)) {
                    problems.add(
                            reason.spot(),
                            "there is no experiment or condition of storage " + word,
                            Spelling.hint(word, known) + "Known: " + String.join(", ", known) + ".");
                } else if (experiments(plan).containsKey(word) || conditions.contains(word)) {
                    problems.add(
                            reason.spot(),
                            word + " is said not to be done, and is planned under experiments",
                            "Delete one of the two.");
                }
            });
        }

        /** Adds a problem for each QC level and analyte that the method does not have. */
        private void checkReferences(YamlNode plan, MethodNames method) {
            YamlCheck check = new YamlCheck(problems);
            for (YamlNode experiment : experiments(plan).values()) {
                for (Names names : Names.values()) {
                    experiment.items(names.word()).forEach(name -> {
                        switch (names.of()) {
                            case QC_LEVELS ->
                                check.reference(
                                        "QC level", name, method.levels().qcs());
                            case ANALYTES -> check.reference("analyte", name, method.analytes());
                            case FREE_TEXT -> {
                                // Any text.
                            }
                        }
                    });
                }
            }
        }

        /** In the order of the report. */
        private static Map<String, PlannedExperiment> planned(YamlNode plan) {
            Map<String, YamlNode> entries = experiments(plan);
            Map<String, PlannedExperiment> planned = new LinkedHashMap<>();
            for (ExperimentCode code : Validation.CODES) {
                Optional.ofNullable(entries.get(code.word()))
                        .ifPresent(node -> planned.put(code.word(), experiment(node)));
            }
            return planned;
        }

        private static Map<String, YamlNode> experiments(YamlNode plan) {
            return plan.at("experiments").map(YamlNode::entries).orElse(Map.of());
        }

        private static PlannedExperiment experiment(YamlNode node) {
            Map<Count, Integer> counts = new EnumMap<>(Count.class);
            Arrays.stream(Count.values())
                    .forEach(count -> node.number(count.word()).ifPresent(number -> counts.put(count, (int) number)));
            Map<Names, List<String>> names = new EnumMap<>(Names.class);
            Arrays.stream(Names.values())
                    .forEach(which -> node.at(which.word()).ifPresent(list -> names.put(which, texts(list))));
            List<Double> factors = node.items(PlannedExperiment.FACTORS).stream()
                    .map(factor -> factor.number().orElseThrow())
                    .toList();
            return new PlannedExperiment(
                    counts,
                    names,
                    factors,
                    node.items(PlannedExperiment.CONDITIONS).stream()
                            .map(Reader::storage)
                            .toList());
        }

        private static List<String> texts(YamlNode list) {
            return list.items().stream().map(item -> item.text().orElseThrow()).toList();
        }

        private static Storage storage(YamlNode node) {
            OptionalInt cycles = node.number("cycles").isPresent()
                    ? OptionalInt.of((int) node.number("cycles").getAsDouble())
                    : OptionalInt.empty();
            return new Storage(node.text("condition").orElseThrow(), node.number("hours"), cycles);
        }
    }
}
