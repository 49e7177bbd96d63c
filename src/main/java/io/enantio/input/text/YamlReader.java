package io.enantio.input.text;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * YAML text to nodes that know their lines. Aliases are refused, so no small file can unfold into a large one; a key
 * that is given twice is refused with both lines.
 */
public final class YamlReader {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final Pattern MARK = Pattern.compile("line (\\d+), column (\\d+)");

    private final Spot root;
    private final Problems problems;
    private int aliases;

    private YamlReader(String file, Problems problems) {
        this.root = new Spot(file, 1, "");
        this.problems = problems;
    }

    /** Reads one document; empty and a problem if the text is not one. */
    public static Optional<YamlNode> read(String file, String text, Problems problems) {
        return new YamlReader(file, problems).read(text);
    }

    private Optional<YamlNode> read(String text) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                problems.add(Spot.of(root.file()), "is empty", "Fill it in; docs/reference describes its keys.");
                return Optional.empty();
            }
            YamlNode node = node(parser, root);
            if (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                problems.add(root.key("---", line), "a second document begins", "Keep one document in a file.");
            }
            return aliases > 0 ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            addSyntaxProblem(e);
            return Optional.empty();
        }
    }

    private YamlNode node(YAMLParser parser, Spot spot) {
        if (parser.isCurrentAlias()) {
            aliases++;
            problems.add(
                    spot, "is an alias (*" + parser.getString() + ")", "Write the value out: aliases are not read.");
            return new YamlNode.Nothing(spot);
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> keys(parser, spot);
            case START_ARRAY -> items(parser, spot);
            case VALUE_TRUE, VALUE_FALSE -> new YamlNode.Truth(spot, parser.getString());
            case VALUE_NULL -> new YamlNode.Nothing(spot);
            default -> new YamlNode.Scalar(spot, parser.getString());
        };
    }

    private YamlNode keys(YAMLParser parser, Spot spot) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Spot here = spot.key(key, parser.currentTokenLocation().getLineNr());
            parser.nextToken();
            YamlNode earlier = entries.get(key);
            YamlNode value = node(parser, here);
            if (earlier == null) {
                entries.put(key, value);
            } else {
                int line = earlier.spot().line();
                problems.add(here, "the key is given twice, first in line " + line, "Keep one of them.");
            }
        }
        return new YamlNode.Keys(spot, entries);
    }

    private YamlNode items(YAMLParser parser, Spot spot) {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(
                    parser,
                    spot.item(items.size(), parser.currentTokenLocation().getLineNr())));
        }
        return new YamlNode.Items(spot, items);
    }

    /** The parser's text has several lines, with the true position in the last "line, column". */
    private void addSyntaxProblem(JacksonException e) {
        int line = 1;
        int column = 1;
        Matcher mark = MARK.matcher(e.getOriginalMessage());
        while (mark.find()) {
            line = Integer.parseInt(mark.group(1));
            column = Integer.parseInt(mark.group(2));
        }
        List<String> sentences = e.getOriginalMessage()
                .lines()
                .filter(part -> !part.isEmpty() && !part.startsWith(" "))
                .toList();
        problems.add(
                new Spot(root.file(), line, "column " + column),
                "is not YAML: " + String.join(", ", sentences),
                "Correct it there or just before: spaces indent, tabs do not; text with \": \" needs quotes.");
    }
}
