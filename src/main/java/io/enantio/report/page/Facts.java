package io.enantio.report.page;

import io.enantio.report.plot.Printable;
import java.util.List;

/** Names with what they stand for. */
public record Facts(List<Fact> facts) implements Block {
    /** One of them. */
    public record Fact(String name, Cell value) {
        public Fact {
            name = Printable.of(name);
        }

        public static Fact of(String name, String value) {
            return new Fact(name, Cell.of(value));
        }
    }

    public Facts {
        facts = List.copyOf(facts);
    }
}
