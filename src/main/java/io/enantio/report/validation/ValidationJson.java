package io.enantio.report.validation;

import io.enantio.acceptance.result.RunResult;
import io.enantio.method.Analyte;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.folder.SealedJson;
import io.enantio.report.validation.ValidationSources.RunSource;
import io.enantio.text.JsonText;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationReport;
import io.enantio.validation.report.ValidationScope;
import java.util.List;
import java.util.stream.IntStream;

/** validation.json: origin and outcome of a validation, sealed like run.json. */
final class ValidationJson {
    static final String FILE = "validation.json";
    static final String SCHEMA_NAME = "enantio-validation-results/";
    private static final String SCHEMA = SCHEMA_NAME + "1";

    private final JsonText json = new JsonText();
    private final ValidationReport report;
    private final ValidationSources sources;

    private ValidationJson(ValidationReport report, ValidationSources sources) {
        this.report = report;
        this.sources = sources;
    }

    static String text(ValidationReport report, ValidationSources sources, List<OutputFile> outputs) {
        return SealedJson.seal(new ValidationJson(report, sources).write(outputs));
    }

    private String write(List<OutputFile> outputs) {
        return json.text(() -> {
            SealedJson.head(json, SCHEMA, sources.plan());
            json.put("validation", report.plan().name());
            json.object(
                    "method",
                    () -> SealedJson.method(json, report.plan().method().identity()));
            json.object(
                    "run_rules",
                    () -> SealedJson.ruleset(json, report.plan().method().limits()));
            json.object(
                    "validation_rules",
                    () -> SealedJson.ruleset(json, report.plan().limits()));
            json.put("verdict", report.verdict().word());
            ValidationScope scope = report.scope();
            if (scope.isStated()) {
                json.put("scope", scope.isFull() ? "full" : "partial");
                json.array("absent", scope.absent(), this::absent);
            }
            json.array("experiments", report.experiments(), this::experiment);
            json.array("unplanned", report.unplanned(), json::value);
            json.array("runs", IntStream.range(0, report.runs().size()).boxed().toList(), this::run);
            SealedJson.inputs(json, sources.inputs());
            SealedJson.outputs(json, "file", outputs);
        });
    }

    private void experiment(ExperimentReport experiment) {
        json.object(() -> {
            json.put("experiment", experiment.id());
            json.put("title", experiment.title());
            json.put("verdict", experiment.verdict().word());
            json.array(
                    "tables",
                    experiment.tables().stream().map(ExperimentTable::name).toList(),
                    json::value);
            json.array("problems", experiment.problems(), this::problem);
        });
    }

    private void absent(ValidationScope.Entry entry) {
        json.object(() -> {
            json.put("analyte", entry.analyte().name());
            json.put("element", entry.element().word());
            json.put("standing", entry.standing().word());
            json.put("detail", entry.detail());
            json.put("justification", entry.justification());
        });
    }

    private void problem(ValidationFinding finding) {
        json.object(() -> {
            json.put("analyte", finding.place().analyte().map(Analyte::name));
            json.put("subject", finding.place().subject());
            json.put("figure", finding.figure());
            json.put("value", finding.value());
            json.put("limit", finding.basis().limit());
            json.put("outcome", finding.outcome().word());
            json.put("detail", finding.detail());
        });
    }

    private void run(int place) {
        RunSource source = sources.runs().get(place);
        RunResult run = report.runs().get(place);
        json.object(() -> {
            json.put("run", run.run().header().run());
            json.put("folder", source.folder());
            json.put("acquired", run.run().header().acquired().toString());
            json.put("origin", run.run().header().origin());
            json.put("verdict", run.isAccepted() ? "accepted" : "rejected");
            json.put("inputs_sha256", source.digest());
        });
    }
}
