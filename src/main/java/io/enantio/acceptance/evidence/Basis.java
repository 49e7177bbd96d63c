package io.enantio.acceptance.evidence;

import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The limits a finding rests on, as text.
 *
 * @param limit {@code key=value}, several joined by {@code "; "}
 * @param origin whose limits they are, each once, joined likewise
 */
public record Basis(String limit, String origin) {
    public static final Basis NONE = new Basis("", "");

    /** The limits in force of these keys. */
    public static Basis of(Limits limits, LimitKey... keys) {
        List<Limit> inForce = Arrays.stream(keys).map(limits::get).toList();
        return new Basis(
                inForce.stream()
                        .map(limit -> limit.key().word() + "=" + value(limit))
                        .collect(Collectors.joining("; ")),
                inForce.stream()
                        .map(limit -> limit.origin().toString())
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }

    /** A limit that stands in the method itself, not in a ruleset. */
    public static Basis ofMethod(String limit) {
        return new Basis(limit, "method");
    }

    private static String value(Limit limit) {
        List<String> numbers = limit.numbers().stream().map(FigureText::exact).toList();
        return switch (limit.key().kind()) {
            case NUMBER -> numbers.get(0);
            case FRACTION -> String.join("/", numbers);
            case RANGE -> String.join("-", numbers);
            case WORDS -> limit.words().isEmpty() ? "none" : String.join(" ", limit.words());
        };
    }
}
