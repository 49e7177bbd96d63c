package io.enantio.report.validation;

import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.report.results.ResultFile;
import io.enantio.report.results.Seal;
import io.enantio.report.text.JsonText;
import io.enantio.report.text.Words;
import io.enantio.report.validation.ValidationSources.RunSource;
import io.enantio.run.Provenance.InputFile;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationReport;
import java.util.List;
import java.util.stream.IntStream;

/** validation.json: where a validation's results come from and what came out, under a seal like that of run.json. */
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

    static String text(ValidationReport report, ValidationSources sources, List<ResultFile> outputs) {
        return Seal.on(new ValidationJson(report, sources).write(outputs));
    }

    private String write(List<ResultFile> outputs) {
        return json.text(() -> {
            json.put("schema", SCHEMA);
            json.object("software", () -> {
                json.put("name", "enantio");
                json.put("version", sources.plan().software().version());
                json.put("raw_reader", sources.plan().software().rawReader());
            });
            json.put("processed_at", sources.plan().processedAt().toString());
            json.put("validation", report.plan().name());
            json.object("method", () -> {
                json.put("method", report.plan().method().identity().name());
                json.put("version", report.plan().method().identity().version());
                json.put("matrix", report.plan().method().identity().matrix());
            });
            json.object("run_rules", () -> ruleset(report.plan().method().limits()));
            json.object("validation_rules", () -> ruleset(report.plan().limits()));
            json.put("verdict", report.isPassed() ? "passed" : "failed");
            json.array("experiments", report.experiments(), this::experiment);
            json.array("unplanned", report.unplanned(), json::value);
            json.array("runs", places(), this::run);
            json.array("inputs", sources.inputs(), this::input);
            json.array("outputs", outputs, this::output);
        });
    }

    private List<Integer> places() {
        return IntStream.range(0, report.runs().size()).boxed().toList();
    }

    private void ruleset(Limits limits) {
        json.put("rules", limits.ruleset());
        json.put("verified_by", limits.verifiedBy());
        json.array("limits", limits.all(), this::limit);
    }

    private void limit(Limit limit) {
        json.object(() -> {
            json.put("limit", limit.key().word());
            if (limit.key().kind() == LimitKey.Kind.NUMBER) {
                json.put("value", limit.numbers().get(0));
            } else if (limit.key().kind() == LimitKey.Kind.WORDS) {
                json.array("value", limit.words(), json::value);
            } else {
                json.array("value", limit.numbers(), json::value);
            }
            json.put("set_by", limit.origin().setBy());
            json.put("source", limit.origin().source());
            json.put("status", limit.origin().status());
        });
    }

    private void experiment(ExperimentReport experiment) {
        json.object(() -> {
            json.put("experiment", experiment.id());
            json.put("title", experiment.title());
            json.put("verdict", experiment.isPassed() ? "passed" : "failed");
            json.array(
                    "tables",
                    experiment.tables().stream().map(ExperimentTable::name).toList(),
                    json::value);
            json.array("problems", experiment.problems(), this::problem);
        });
    }

    private void problem(ValidationFinding finding) {
        json.object(() -> {
            json.put("analyte", finding.place().analyte().map(analyte -> analyte.name()));
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
        json.object(() -> {
            json.put("run", report.runs().get(place).run().header().run());
            json.put("folder", source.folder());
            json.put(
                    "acquired",
                    report.runs().get(place).run().header().acquired().toString());
            json.put(
                    "origin",
                    Words.lower(report.runs().get(place).run().header().origin()));
            json.put("verdict", report.runs().get(place).isAccepted() ? "accepted" : "rejected");
            json.put("inputs_sha256", source.digest());
        });
    }

    private void input(InputFile input) {
        json.object(() -> {
            json.put("role", input.role());
            json.put("path", input.path());
            json.put("sha256", input.sha256());
        });
    }

    private void output(ResultFile output) {
        json.object(() -> {
            json.put("file", output.name());
            json.put("sha256", output.sha256());
        });
    }
}
