package io.enantio.record.key;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Facts as text that people read and keys sign: one fact a line, {@code word: value}, in a fixed order.
 *
 * @param facts by their word; no value has a line end
 */
public record Statement(Map<String, String> facts) {
    private static final Pattern LINE = Pattern.compile("([a-z_0-9]+): (.*)");

    public Statement {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        facts.forEach((word, value) -> {
            if (!LINE.matcher(word + ": " + value).matches()
                    || value.codePoints().anyMatch(Statement::breaks)) {
                throw new IllegalArgumentException("a fact is one line: " + word);
            }
        });
    }

    /** Nothing in a value may look like the end of a line, or change the order in which it is read. */
    private static boolean breaks(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }

    /**
     * Whether a text can be a value.
     *
     * @param value of a fact
     * @return whether it is one line of letters that show
     */
    public static boolean canSay(String value) {
        return value.codePoints().noneMatch(Statement::breaks);
    }

    /**
     * The facts of a text.
     *
     * @param text of a file
     * @return empty if it is not exactly the text that {@link #text} gives
     */
    public static Optional<Statement> parse(String text) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            Matcher fact = LINE.matcher(line);
            if (fact.matches() && canSay(fact.group(2))) {
                facts.putIfAbsent(fact.group(1), fact.group(2));
            }
        }
        Statement statement = new Statement(facts);
        return !facts.isEmpty() && statement.text().equals(text) ? Optional.of(statement) : Optional.empty();
    }

    /**
     * A fact.
     *
     * @param word its word
     * @return empty if it is not stated
     */
    public String get(String word) {
        return facts.getOrDefault(word, "");
    }

    /** The file: UTF-8, LF. */
    public String text() {
        StringBuilder text = new StringBuilder();
        facts.forEach(
                (word, value) -> text.append(word).append(": ").append(value).append('\n'));
        return text.toString();
    }
}
