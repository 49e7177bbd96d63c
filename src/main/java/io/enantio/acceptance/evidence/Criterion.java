package io.enantio.acceptance.evidence;

import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The acceptance criterion of a finding, as text.
 *
 * @param limit {@code key=value}, several joined by {@code "; "}
 * @param origin who set them: a ruleset with its source, or the method; each once, joined likewise
 */
public record Criterion(String limit, String origin) {
    public static final Criterion NONE = new Criterion("", "");

    /** The limits in force of these keys. */
    public static Criterion of(Limits limits, LimitKey... keys) {
        List<Limit> inForce = Arrays.stream(keys).map(limits::get).toList();
        return new Criterion(
                inForce.stream()
                        .map(limit -> limit.key().word() + "=" + value(limit))
                        .collect(Collectors.joining("; ")),
                inForce.stream()
                        .map(limit -> limit.origin().toString())
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }

    /** A limit of the method itself, not of a ruleset. */
    public static Criterion ofMethod(String limit) {
        return new Criterion(limit, "method");
    }

    private static String value(Limit limit) {
        List<String> numbers = limit.numbers().stream().map(FigureText::exact).toList();
        return switch (limit.key().kind()) {
            case NUMBER, COUNT -> numbers.get(0);
            case FRACTION -> String.join("/", numbers);
            case RANGE -> String.join("-", numbers);
            case WORDS -> limit.words().isEmpty() ? "none" : String.join(" ", limit.words());
        };
    }
}
