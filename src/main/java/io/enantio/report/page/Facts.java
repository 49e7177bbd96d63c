package io.enantio.report.page;

import io.enantio.text.PrintableText;
import java.util.List;

/** Names with values. */
public record Facts(List<Fact> facts) implements Block {
    /** A name with its value. */
    public record Fact(String name, Cell value) {
        public Fact {
            name = PrintableText.of(name);
        }

        public static Fact of(String name, String value) {
            return new Fact(name, Cell.of(value));
        }
    }

    public Facts {
        facts = List.copyOf(facts);
    }
}
