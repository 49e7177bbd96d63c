package io.enantio.input.foreign;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spelling;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a table is written, and which of its columns is which, as far as somebody states it.
 *
 * @param separator absent: told from the line of column names
 * @param decimal of its numbers
 * @param dates pattern of its dates; absent: ISO 8601, or what can be read in one way only
 * @param skipLines lines above the line of column names
 * @param columns our names of columns to those of the table
 */
public record ForeignForm(
        Optional<Separator> separator,
        DecimalSign decimal,
        Optional<DatePattern> dates,
        int skipLines,
        Map<String, String> columns) {
    /** Nothing is stated. */
    public static final ForeignForm UNSTATED =
            new ForeignForm(Optional.empty(), DecimalSign.POINT, Optional.empty(), 0, Map.of());

    public ForeignForm {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /**
     * A map file of the form {@code enantio-table/1}.
     *
     * @param settings the file, for keys that only some tables have
     */
    public record TableMap(ForeignForm form, SettingsFile settings) {}

    /**
     * Reads a map file; empty if there are problems.
     *
     * @param ours the columns of ours that this use knows
     */
    public static Optional<TableMap> read(SourceFile.Location at, Collection<String> ours, Problems problems) {
        int before = problems.count();
        Optional<SettingsFile> settings = SettingsFile.read(at, SchemaForm.TABLE, problems);
        Optional<ForeignForm> form = settings.map(read -> of(read.root(), ours, problems));
        return problems.count() > before
                ? Optional.empty()
                : form.map(usable -> new TableMap(usable, settings.orElseThrow()));
    }

    /**
     * The form that the keys below a node state; valid only if they conform to the schema and no problem was added.
     *
     * @param ours the columns of ours that this use knows
     */
    public static ForeignForm of(YamlNode node, Collection<String> ours, Problems problems) {
        Map<String, String> columns = new LinkedHashMap<>();
        node.at("columns").map(YamlNode::entries).orElse(Map.of()).forEach((our, theirs) -> {
            if (ours.contains(our)) {
                theirs.text().ifPresent(header -> columns.put(our, header));
            } else {
                problems.add(
                        theirs.spot(),
                        "there is no column " + our + " of ours",
                        Spelling.hint(our, ours) + "Write our name first, then that of the table. Known: "
                                + String.join(", ", ours) + ".");
            }
        });
        return new ForeignForm(
                node.text("separator").flatMap(Separator::ofWord),
                node.text("decimal").flatMap(DecimalSign::ofWord).orElse(DecimalSign.POINT),
                node.at("dates").flatMap(dates -> DatePattern.of(dates, problems)),
                (int) node.number("skip_lines").orElse(0),
                columns);
    }

    /** The same form with another number of lines above the line of column names. */
    public ForeignForm skipping(int lines) {
        return new ForeignForm(separator, decimal, dates, lines, columns);
    }

    /** The same form with a separator, unless one is stated. */
    public ForeignForm or(Separator usual) {
        return new ForeignForm(separator.or(() -> Optional.of(usual)), decimal, dates, skipLines, columns);
    }
}
