package io.enantio.input.text;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks of values in a settings file that a schema cannot express. Each adds a problem if the value fails it. */
public record YamlCheck(Problems problems) {
    /** Each of some values must be given once. Values that are no text are passed over. */
    public void unique(String what, List<YamlNode> values, String remedy) {
        Map<String, Spot> seen = new HashMap<>();
        for (YamlNode value : values) {
            String text = value.text().orElse("");
            Spot first = text.isEmpty() ? null : seen.putIfAbsent(text, value.spot());
            if (first != null) {
                problems.add(
                        value.spot(),
                        "the " + what + " " + text + " is given twice, first in line " + first.line(),
                        remedy);
            }
        }
    }

    /** A reference must be to a known name. */
    public void reference(String what, YamlNode reference, Collection<String> known) {
        String name = reference.text().orElse("");
        if (!name.isEmpty() && !known.contains(name)) {
            String list = known.isEmpty() ? "There is none." : "Known: " + String.join(", ", known) + ".";
            problems.add(reference.spot(), "there is no " + what + " " + name, Spelling.hint(name, known) + list);
        }
    }

    /** The first of two numbers must not be greater than the second. */
    public void range(YamlNode range) {
        List<Double> ends = range.items().stream()
                .flatMap(end -> end.number().stream().boxed())
                .toList();
        if (ends.size() == 2 && ends.get(0) > ends.get(1)) {
            problems.add(range.spot(), "the range " + show(ends) + " is upside down", "Write the lower number first.");
        }
    }

    /** Two numbers [n, d] must be a share of a whole. */
    public void fraction(YamlNode fraction) {
        double n = fraction.items().get(0).number().orElse(0);
        double d = fraction.items().get(1).number().orElse(1);
        if (n > d || d == 0) {
            problems.add(
                    fraction.spot(),
                    "the fraction " + show(List.of(n, d)) + " is not a share of a whole",
                    "Write [n, d] with d above 0 and n at most d.");
        }
    }

    private static String show(List<Double> two) {
        return "[" + NumberForm.show(two.get(0)) + ", " + NumberForm.show(two.get(1)) + "]";
    }

    /** A date, year-month-day; empty if it is none. */
    public Optional<LocalDate> date(YamlNode node) {
        String text = node.text().orElse("");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            problems.add(
                    node.spot(),
                    SafeText.quoted(text) + " is not a date",
                    "Write year-month-day, for example 2026-03-02.");
            return Optional.empty();
        }
    }
}
