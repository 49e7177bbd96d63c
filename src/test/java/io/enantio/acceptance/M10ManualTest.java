package io.enantio.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.GeneratedDocument;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.input.assay.Ruleset;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.validation.Validation;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/reference/m10.md: every limit under ICH M10, with its section or as ours. */
class M10ManualTest {
    private static final Pattern SECTION = Pattern.compile(
            "ICH M10, ([0-9][0-9.]*(?: \\([0-9]\\))?(?: to \\([0-9]\\))?(?:(?:, | and )[0-9][0-9.]*)*)");

    @Test
    void thePageIsNotStale() {
        Limits.Document document = limits(Ruleset.Kind.RUN).basis().document().orElseThrow();
        GeneratedDocument.assertFresh(
                "docs/reference/m10.md",
                "# Limits and the final text of ICH M10\n\n"
                        + "Made from the rulesets by M10ManualTest; do not edit. The text that was read: "
                        + document.title() + ", "
                        + document.version() + "; SHA-256 of the PDF `" + document.sha256() + "`; read on "
                        + document.readOn()
                        + ". Sections are cited, nothing is copied. What a rule does with a limit: [rules](rules.md) and the pages of"
                        + " [docs/rules](../rules/README.md).\n"
                        + page("Runs", Ruleset.Kind.RUN)
                        + page("Validation experiments", Ruleset.Kind.VALIDATION));
    }

    /** A limit of status text cites its section; one of status design is nobody else's; nothing is general knowledge. */
    @ParameterizedTest
    @EnumSource(Ruleset.Kind.class)
    void everyLimitIsReadInTheTextOrOurs(Ruleset.Kind kind) {
        assertThat(limits(kind).all())
                .allSatisfy(limit -> assertThat(limit.origin().status())
                        .as(limit.key().word())
                        .isIn("text", "design"))
                .filteredOn(limit -> limit.origin().status().equals("text"))
                .hasSizeGreaterThan(15)
                .allSatisfy(limit -> assertThat(limit.origin().source())
                        .as(limit.key().word())
                        .containsPattern(SECTION));
    }

    private static Limits limits(Ruleset.Kind kind) {
        return kind.shipped("ICH-M10").limits();
    }

    private static String page(String title, Ruleset.Kind kind) {
        Limits limits = limits(kind);
        return "\n## " + title + ": in the text\n\n| section | rule | limit | value | remark |\n|---|---|---|---|---|\n"
                + of("text", limits)
                        .map(limit -> "| " + section(limit) + " | " + rules(limit.key()) + " | `"
                                + limit.key().word() + "` | " + value(limits, limit) + " | " + remark(limit) + " |\n")
                        .collect(Collectors.joining())
                + "\n## " + title + ": ours\n\n| rule | limit | value | why |\n|---|---|---|---|\n"
                + of("design", limits)
                        .map(limit ->
                                "| " + rules(limit.key()) + " | `" + limit.key().word() + "` | " + value(limits, limit)
                                        + " | " + limit.origin().source() + " |\n")
                        .collect(Collectors.joining());
    }

    private static Stream<Limit> of(String status, Limits limits) {
        return limits.all().stream().filter(limit -> limit.origin().status().equals(status));
    }

    private static String section(Limit limit) {
        Matcher found = SECTION.matcher(limit.origin().source());
        return found.find() ? found.group(1) : "";
    }

    private static String remark(Limit limit) {
        return SECTION.matcher(limit.origin().source())
                .replaceFirst("")
                .replaceFirst("^[:,;] ", "")
                .strip();
    }

    private static String value(Limits limits, Limit limit) {
        String text = Criterion.of(limits, limit.key()).limit();
        return text.substring(text.indexOf('=') + 1);
    }

    /** Rules that need the limit; a limit that no rule needs raises flags of rows. */
    private static String rules(LimitKey key) {
        String found = Stream.concat(
                        RuleBook.RULES.stream()
                                .filter(rule -> rule.limits().contains(key))
                                .map(rule -> link(rule.id(), "run.md")),
                        Validation.EXPERIMENTS.stream()
                                .map(experiment -> experiment.description())
                                .filter(experiment -> experiment.limits().contains(key))
                                .map(experiment -> link(experiment.id(), "validation.md")))
                .distinct()
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? "[flags](flags.md)" : found;
    }

    private static String link(String rule, String page) {
        return "[" + rule + "](../rules/" + page + "#" + rule.toLowerCase(Locale.ROOT) + ")";
    }
}
