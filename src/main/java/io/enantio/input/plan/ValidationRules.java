package io.enantio.input.plan;

import io.enantio.input.assay.RulesReader;
import io.enantio.input.assay.RulesReader.Ruleset;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spelling;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlNode;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The limits of the experiments: a shipped ruleset or a laboratory's own, with those that a plan sets itself. */
public final class ValidationRules {
    private static final String OVERRIDDEN = "plan";

    private final Problems problems;

    ValidationRules(Problems problems) {
        this.problems = problems;
    }

    /** The ruleset that a plan names; empty and a problem if there is no such. */
    Optional<Ruleset> read(YamlNode plan, SourceFile.Location planFile) {
        Optional<YamlNode> named = plan.at("rules");
        String name = named.flatMap(YamlNode::text).orElse(RulesReader.SHIPPED.get(0));
        if (RulesReader.SHIPPED.contains(name)) {
            return Optional.of(shipped(name));
        }
        Optional<SourceFile.Location> file = named.flatMap(entry -> planFile.namedIn(entry, problems));
        if (file.isPresent() && !Files.isRegularFile(file.get().path())) {
            problems.add(
                    named.orElse(plan).spot(),
                    "no ruleset " + name + " is shipped, and there is no such file",
                    Spelling.hint(name, RulesReader.SHIPPED) + "Shipped: " + String.join(", ", RulesReader.SHIPPED)
                            + "; or give the path of a validation rules file from the plan's folder.");
            return Optional.empty();
        }
        return file.flatMap(location -> SettingsFile.read(location, SchemaForm.VALIDATION_RULES, problems))
                .map(settings ->
                        new RulesReader(problems).checkRanges(new Ruleset(settings.root(), settings.source())));
    }

    /** A ruleset in the jar. */
    public static Ruleset shipped(String name) {
        return RulesReader.inJar("validation/" + name + ".yaml");
    }

    /** Notes limits of a plan's own that have a wrong form beyond what the schema says. */
    void checkOverrides(YamlNode plan) {
        plan.at("limits").ifPresent(limits -> limits.entries().forEach(new RulesReader(problems)::checkForm));
    }

    /** A ruleset with the limits that a plan sets itself; only to be asked when there were no problems. */
    static Limits limits(Ruleset ruleset, YamlNode plan) {
        List<Limit> own = new ArrayList<>();
        plan.at("limits")
                .ifPresent(limits -> limits.entries()
                        .forEach((word, node) -> LimitKey.ofWord(word)
                                .filter(key -> key.scope() == LimitKey.Scope.VALIDATION)
                                .ifPresent(key -> own.add(RulesReader.limit(word, node, OVERRIDDEN)))));
        return ruleset.limits().with(own);
    }
}
