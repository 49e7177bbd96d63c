package io.enantio.method;

import io.enantio.GeneratedDocument;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import org.junit.jupiter.api.Test;

class FlagManualTest {

    @Test
    void theManualOfFlagsIsNotStale() {
        StringBuilder page = new StringBuilder("# Flags\n\n");
        page.append(
                "Generated from `io.enantio.method.rules.Flag`; do not edit. A value may have several flags; none hides ");
        page.append(
                "another. Triggers are strict: exactly on a limit raises nothing. The limits in them are defaults, which ");
        page.append("a ruleset or a method may change (`rules.md`).\n\n");
        for (Severity severity : Severity.values()) {
            page.append("- **")
                    .append(severity.letter())
                    .append("** ")
                    .append(severity.meaning())
                    .append('\n');
        }
        page.append("\n| code | severity | meaning and default trigger |\n|---|---|---|\n");
        for (Flag flag : Flag.values()) {
            page.append("| ").append(flag.name());
            page.append(" | ").append(flag.severity().letter());
            page.append(" | ").append(flag.meaning().replace("|", "\\|")).append(" |\n");
        }
        GeneratedDocument.assertFresh("docs/reference/flags.md", page.toString());
    }
}
