package io.enantio.input.plan;

import io.enantio.input.assay.MethodFile;
import io.enantio.input.assay.MethodReading;
import io.enantio.input.assay.RulesReader.Ruleset;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlNode;
import io.enantio.run.Provenance.InputFile;
import io.enantio.validation.plan.ValidationPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A validation plan as its file, its method and its ruleset say it.
 *
 * @param folder that the plan lies in
 * @param method path of the method file that every run is processed with
 * @param runs run folders as the plan names them, with {@code /}
 * @param inputs plan, method and rules with their hashes; paths from the folder
 */
public record ValidationFile(ValidationPlan plan, Path folder, Path method, List<String> runs, List<InputFile> inputs) {
    public ValidationFile {
        runs = List.copyOf(runs);
        inputs = List.copyOf(inputs);
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

    /** Reads on after a problem, so that all are told at once. */
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
            PlannedExperimentReader experiments = new PlannedExperimentReader(root);
            method.names().ifPresent(names -> experiments.check(names, problems));
            ValidationRules rules = new ValidationRules(problems);
            rules.checkOverrides(root);
            Optional<Ruleset> ruleset = rules.read(root, settings.source().at());
            if (problems.count() > 0 || method.method().isEmpty() || ruleset.isEmpty()) {
                return Optional.empty();
            }
            MethodFile usable = method.method().get();
            List<InputFile> inputs = new ArrayList<>();
            inputs.add(settings.source().inputFile("plan", folder));
            inputs.addAll(usable.inputs());
            InputFile limits = ruleset.get().inputFile(folder);
            inputs.add(new InputFile("validation_rules", limits.path(), limits.sha256()));
            ValidationPlan plan = new ValidationPlan(
                    root.text("validation").orElseThrow(),
                    usable.method(),
                    ValidationRules.limits(ruleset.get(), root),
                    experiments.read(),
                    statements(root));
            List<String> runs = root.items("runs").stream()
                    .map(run -> run.text().orElseThrow().replace('\\', '/'))
                    .toList();
            Path methodPath = methodFile.orElseThrow().path();
            return Optional.of(new ValidationFile(plan, folder, methodPath, runs, inputs));
        }

        private static Map<String, String> statements(YamlNode root) {
            Map<String, String> statements = new LinkedHashMap<>();
            root.at("statements")
                    .ifPresent(node -> node.entries()
                            .forEach((key, value) -> value.text().ifPresent(text -> statements.put(key, text))));
            return statements;
        }
    }
}
