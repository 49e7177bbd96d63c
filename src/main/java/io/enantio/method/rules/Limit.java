package io.enantio.method.rules;

import io.enantio.method.value.Require;
import java.util.List;

/**
 * One limit in force, as data, with where it comes from.
 *
 * @param numbers one for a number, two for a fraction [n, d] or a range [low, high], none for words
 * @param words of a limit that is a list of names
 * @param origin who set it and why
 */
public record Limit(LimitKey key, List<Double> numbers, List<String> words, Origin origin) {

    /**
     * Who set a limit, and what it rests on.
     *
     * @param setBy the ruleset's name, or {@code method}
     * @param source the text or evidence the limit rests on
     * @param status text, design, general, or {@code method} or {@code plan} where one of them set it (docs/rules/README.md)
     */
    public record Origin(String setBy, String source, String status) {
        @Override
        public String toString() {
            return source.isEmpty() ? setBy : setBy + ": " + source;
        }
    }

    public Limit {
        numbers = List.copyOf(numbers);
        words = List.copyOf(words);
        numbers.forEach(number -> Require.finite(key.word(), number));
        int wanted = key.kind().numbers();
        Require.that(numbers.size() == wanted, key.word() + " must have " + wanted + " numbers, has " + numbers);
    }
}
