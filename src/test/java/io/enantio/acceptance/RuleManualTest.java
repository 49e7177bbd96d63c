package io.enantio.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.GeneratedDocument;
import io.enantio.TestObjects;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleManualTest {

    @Test
    void theManualOfRulesIsNotStale() {
        GeneratedDocument.assertFresh(
                "docs/reference/rules.md", rules() + limits("ICH-M10") + limits("FDA-2018") + limits("EMA-2011"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ICH-M10", "FDA-2018", "EMA-2011"})
    void aShippedRulesetHasEveryLimitThatARuleRequires(String ruleset) {
        Limits limits = TestObjects.ruleset(ruleset);
        assertThat(RuleBook.RULES.stream().flatMap(rule -> rule.limits().stream()))
                .filteredOn(key -> key.need() == LimitKey.Need.REQUIRED)
                .allMatch(limits::has);
    }

    private static String rules() {
        StringBuilder page = new StringBuilder("# Rules\n\n");
        page.append(
                "Generated from the rules and the ruleset; do not edit. Each analyte is judged by itself. Its run is ");
        page.append(
                "rejected if a rule that rejects fails or cannot be assessed, and for no other reason. The link of a rule leads to its arithmetic and its source.\n\n");
        page.append("| rule | requires that | a failure | limits |\n|---|---|---|---|\n");
        for (Rule rule : RuleBook.RULES) {
            page.append("| [" + rule.id() + "](../rules/run.md#" + rule.id().toLowerCase(Locale.ROOT) + ")");
            page.append(" | ").append(rule.requirement());
            page.append(" | ").append(rule.consequence().meaning());
            page.append(" | ")
                    .append(rule.limits().stream()
                            .map(key -> "`" + key.word() + "`")
                            .collect(Collectors.joining(", ")));
            page.append(" |\n");
        }
        return page.toString();
    }

    private static String limits(String ruleset) {
        Limits limits = TestObjects.ruleset(ruleset);
        StringBuilder page = new StringBuilder("\n## Limits of ruleset " + limits.ruleset() + "\n\n");
        page.append(
                "What each limit means: `method.md` and the schema. Status: text = read in the final text ([m10.md](m10.md)); design = our choice");
        page.append(
                limits.all().stream().noneMatch(limit -> limit.origin().status().equals("general"))
                        ? ". "
                        : "; general = general knowledge. This ruleset is a template: a method that names it needs `verified_by`, the laboratory's own comparison with the guideline. ");
        page.append("A method may override any of them by name under `acceptance`.\n\n");
        page.append("| limit | value | status | source |\n|---|---|---|---|\n");
        for (Limit limit : limits.all()) {
            String text = Criterion.of(limits, limit.key()).limit();
            page.append("| `").append(limit.key().word());
            page.append("` | ").append(text.substring(text.indexOf('=') + 1));
            page.append(" | ").append(limit.origin().status());
            page.append(" | ").append(limit.origin().source()).append(" |\n");
        }
        return page + notApplicable(limits);
    }

    /** A rule whose limit the ruleset leaves out is reported as not applicable, unless the method sets the limit. */
    private static String notApplicable(Limits limits) {
        return RuleBook.RULES.stream()
                .flatMap(rule -> rule.limits().stream()
                        .filter(key -> !limits.has(key))
                        .map(key -> "- " + rule.id() + ", without `" + key.word() + "`\n"))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(),
                        lines -> lines.isEmpty()
                                ? ""
                                : "\nRules that do not apply under this ruleset, and are reported as not applicable:\n\n"
                                        + lines));
    }
}
