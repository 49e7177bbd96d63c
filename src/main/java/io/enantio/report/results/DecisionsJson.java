package io.enantio.report.results;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.report.text.JsonText;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What people decided, and whose verdict it changed, as run.json says it. */
final class DecisionsJson {
    private DecisionsJson() {}

    static void write(JsonText json, RunResult result) {
        Decisions decisions = result.run().decisions();
        json.put("chain", Optional.of(decisions.head()).filter(head -> !head.isEmpty()));
        json.array("verdicts_changed", changed(result), json::value);
        json.array("decisions", decisions.all(), decision -> json.object(() -> write(json, decision)));
    }

    private static List<String> changed(RunResult result) {
        List<Verdict> before = result.undecided().map(RunResult::verdicts).orElse(result.verdicts());
        return IntStream.range(0, before.size())
                .filter(i ->
                        before.get(i).isAccepted() != result.verdicts().get(i).isAccepted())
                .mapToObj(i -> before.get(i).analyte().name())
                .toList();
    }

    private static void write(JsonText json, Decision decision) {
        json.put("decision", decision.number());
        json.put("injection", decision.subject().injection().map(String::valueOf));
        json.put("analyte", decision.subject().analyte());
        json.put("action", decision.action().kind().word());
        json.put("person", decision.author().person());
        json.put("second_person", decision.author().secondPerson());
        json.put("time", decision.author().time().toString());
        json.put("reason_code", decision.reason().code().map(Enum::name));
        json.put("reason", decision.reason().text());
    }
}
