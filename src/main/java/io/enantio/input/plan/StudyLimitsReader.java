package io.enantio.input.plan;

import io.enantio.input.problem.Problems;
import io.enantio.input.text.YamlNode;
import io.enantio.input.text.YamlReader;
import io.enantio.study.record.StudyLimit;
import io.enantio.study.record.StudyLimits;
import io.enantio.study.record.StudyLimits.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The limits of a study: those in the jar, and a plan's own over them. */
final class StudyLimitsReader {
    private static final String FILE = "study-limits.yaml";

    private StudyLimitsReader() {}

    /** Limits in force; only to be asked when there were no problems. */
    static StudyLimits read(YamlNode plan) {
        List<Value> values = new ArrayList<>(values(shipped(), "shipped"));
        plan.at("limits").ifPresent(own -> values.addAll(values(own, "plan")));
        return StudyLimits.of(values);
    }

    /** The limits in the jar, by name. */
    static YamlNode shipped() {
        try (InputStream stream = StudyLimitsReader.class.getResourceAsStream("/io/enantio/rules/" + FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is not in the jar");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return YamlReader.read(FILE, text, new Problems()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Value> values(YamlNode limits, String setBy) {
        return limits.entries().entrySet().stream()
                .flatMap(entry ->
                        StudyLimit.ofWord(entry.getKey()).map(key -> value(key, entry.getValue(), setBy)).stream())
                .toList();
    }

    private static Value value(StudyLimit key, YamlNode node, String setBy) {
        YamlNode value = node.at("value").orElse(node);
        List<YamlNode> parts = value.text().isPresent() ? List.of(value) : value.items();
        String source = Optional.of(node.text("source").orElse(""))
                .filter(text -> !text.isEmpty())
                .map(text -> text
                        + node.text("status").map(status -> " (" + status + ")").orElse(""))
                .orElse("");
        return new Value(
                key, parts.stream().map(part -> part.number().orElseThrow()).toList(), source, setBy);
    }
}
