package io.enantio.input.assay;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.text.YamlNode;
import io.enantio.run.SampleType;
import io.enantio.text.CsvTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How a laboratory names samples of one kind: text, {@code *} for any text, and fields in braces. It is no regular expression: a person
 * who names samples can read and write it.
 *
 * @param template as written, for example <code>{subject} D{visit} {nominal_time_h}h</code>
 * @param type of the samples that are named so, if it says so
 * @param level of them, if they have one and it is always the same
 * @param study to which they belong, if it says so
 */
public record NamePattern(String template, Optional<SampleType> type, Optional<String> level, Optional<String> study) {
    /** Longer texts are no names of samples. */
    private static final int LONGEST_NAME = 200;

    /** What a part of a name may say. */
    public enum Field {
        SUBJECT,
        VISIT,
        TIME_POINT,
        NOMINAL_TIME_H,
        LEVEL,
        DILUTION;

        /** As it stands in braces. */
        public String word() {
            return CsvTable.lower(this);
        }

        private boolean fits(String text, Predicate<String> levels) {
            return switch (this) {
                case SUBJECT, VISIT -> !text.isEmpty() && text.equals(text.strip());
                case TIME_POINT -> text.matches("[0-9]{1,6}");
                case NOMINAL_TIME_H ->
                    !text.startsWith("+") && NumberForm.parse(text).orElse(-1) >= 0;
                case LEVEL -> levels.test(text);
                case DILUTION -> !text.startsWith("+") && NumberForm.parse(text).orElse(-1) > 0;
            };
        }
    }

    /** A piece of a template: text, a field, or anything. */
    private record Piece(String text, Optional<Field> field, boolean any) {}

    /**
     * What a name says by a pattern.
     *
     * @param fields what its parts say
     */
    public record Reading(NamePattern pattern, Map<Field, String> fields) {
        public Reading {
            fields = Map.copyOf(fields);
        }
    }

    /** The pattern of an entry; empty and a problem if its braces are no fields. */
    static Optional<NamePattern> of(YamlNode entry, Problems problems) {
        Optional<YamlNode> name = entry.at("name");
        String template = name.flatMap(YamlNode::text).orElse("");
        Optional<String> fault = fault(template);
        if (name.isPresent() && fault.isPresent()) {
            problems.add(
                    name.get().spot(),
                    SafeText.quoted(template) + " " + fault.get(),
                    "Known fields: " + String.join(", ", words()) + ". Anything else is text, and * any text.");
            return Optional.empty();
        }
        return Optional.of(new NamePattern(
                template,
                entry.text("sample_type").flatMap(SampleType::ofWord),
                entry.text("level"),
                entry.text("study")));
    }

    private static List<String> words() {
        return Arrays.stream(Field.values())
                .map(field -> "{" + field.word() + "}")
                .toList();
    }

    private static Optional<Field> field(String word) {
        return Arrays.stream(Field.values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }

    private static Optional<String> fault(String template) {
        Set<String> seen = new LinkedHashSet<>();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (c == '}') {
                return Optional.of("has a } without a {");
            }
            if (c == '{') {
                int end = template.indexOf('}', at);
                if (end < 0) {
                    return Optional.of("has a { without a }");
                }
                String word = template.substring(at + 1, end);
                if (field(word).isEmpty()) {
                    return Optional.of("has the unknown field {" + word + "}");
                }
                if (!seen.add(word)) {
                    return Optional.of("has the field {" + word + "} twice");
                }
                at = end;
            }
            at++;
        }
        return Optional.empty();
    }

    /** Whether it names a field. */
    public boolean has(Field field) {
        return template.contains("{" + field.word() + "}");
    }

    /**
     * What a name says: nothing if it is not named so; two readings if it can be read in several ways.
     *
     * @param levels whether a text is a level
     */
    public List<Reading> read(String name, Predicate<String> levels) {
        if (name.length() > LONGEST_NAME) {
            return List.of();
        }
        return new Matching(pieces(), name, levels)
                .from(0, 0).stream().map(fields -> new Reading(this, fields)).toList();
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < template.length(); at++) {
            char c = template.charAt(at);
            if (c != '*' && c != '{') {
                text.append(c);
                continue;
            }
            if (!text.isEmpty()) {
                pieces.add(new Piece(text.toString(), Optional.empty(), false));
                text.setLength(0);
            }
            if (c == '*') {
                pieces.add(new Piece("", Optional.empty(), true));
            } else {
                int end = template.indexOf('}', at);
                pieces.add(new Piece("", field(template.substring(at + 1, end)), false));
                at = end;
            }
        }
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.toString(), Optional.empty(), false));
        }
        return pieces;
    }

    /** All ways to read a name, of which two are enough to know that there are several. */
    private static final class Matching {
        private final List<Piece> pieces;
        private final String name;
        private final Predicate<String> levels;
        private final Map<Integer, List<Map<Field, String>>> known = new HashMap<>();

        Matching(List<Piece> pieces, String name, Predicate<String> levels) {
            this.pieces = pieces;
            this.name = name;
            this.levels = levels;
        }

        /** What the pieces from one on say of the name from a place on. */
        List<Map<Field, String>> from(int piece, int at) {
            if (piece == pieces.size()) {
                return at == name.length() ? List.of(Map.of()) : List.of();
            }
            int key = piece * (LONGEST_NAME + 1) + at;
            List<Map<Field, String>> found = known.get(key);
            if (found == null) {
                found = found(pieces.get(piece), piece, at);
                known.put(key, found);
            }
            return found;
        }

        private List<Map<Field, String>> found(Piece piece, int index, int at) {
            if (!piece.any() && piece.field().isEmpty()) {
                return name.startsWith(piece.text(), at)
                        ? from(index + 1, at + piece.text().length())
                        : List.of();
            }
            Set<Map<Field, String>> found = new LinkedHashSet<>();
            for (int end = at; end <= name.length() && found.size() < 2; end++) {
                String text = name.substring(at, end);
                if (piece.field().isPresent() && !piece.field().get().fits(text, levels)) {
                    continue;
                }
                for (Map<Field, String> rest : from(index + 1, end)) {
                    Map<Field, String> fields = new EnumMap<>(Field.class);
                    fields.putAll(rest);
                    piece.field().ifPresent(field -> fields.put(field, text));
                    found.add(fields);
                }
            }
            return found.stream().limit(2).toList();
        }
    }
}
