package io.enantio.input.assay;

import io.enantio.input.problem.Problems;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlNode;
import io.enantio.method.AssayFacts.ColumnRecord;
import io.enantio.method.rules.Limits;
import io.enantio.run.Provenance.InputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What could be read of a method file.
 *
 * @param names that the method defines; empty if it is not even YAML
 * @param method absent if there are problems
 * @param sequence what the words of sequences mean in this assay; valid only if there were no problems
 */
public record MethodReading(Optional<MethodNames> names, Optional<MethodFile> method, SequenceWords sequence) {
    /** Nothing could be read. */
    public static final MethodReading NOTHING =
            new MethodReading(Optional.empty(), Optional.empty(), SequenceWords.NONE);

    /** Reads a method file as far as it goes; hashes name files relative to a folder. */
    public static MethodReading of(SourceFile.Location at, Path folder, Problems problems) {
        int before = problems.count();
        Optional<SettingsFile> file = SettingsFile.read(at, SchemaForm.METHOD, problems);
        if (file.isEmpty()) {
            return NOTHING;
        }
        YamlNode root = file.get().root();
        new MethodCheck(root, problems).check();
        Ruleset.checkForms(root.at("acceptance"), problems);
        Optional<YamlNode> rules = root.at("acceptance").flatMap(acceptance -> acceptance.at("rules"));
        Optional<Ruleset> ruleset = Ruleset.Kind.RUN.named(rules, at, problems);
        if (problems.count() == before) {
            ruleset.ifPresent(found -> Ruleset.Kind.RUN.checkSigned(found, rules, verifiedBy(root), problems));
        }
        Optional<ColumnRecordList> records = columnRecords(root, at, problems);
        MethodNames names = MethodNames.of(root);
        SequenceWords words = SequenceWords.of(root, names, problems);
        Optional<MethodFile> method = problems.count() > before
                ? Optional.empty()
                : ruleset.map(found -> assemble(file.get(), found, records, folder));
        return new MethodReading(Optional.of(names), method, words);
    }

    private static Optional<YamlNode> verifiedBy(YamlNode root) {
        return root.at("acceptance").flatMap(acceptance -> acceptance.at("verified_by"));
    }

    private static Optional<ColumnRecordList> columnRecords(YamlNode root, SourceFile.Location at, Problems problems) {
        return root.at("column_records")
                .filter(entry -> entry.text().isPresent())
                .flatMap(entry -> at.namedIn(entry, problems))
                .flatMap(file -> ColumnRecordList.read(file, problems));
    }

    private static MethodFile assemble(
            SettingsFile file, Ruleset ruleset, Optional<ColumnRecordList> records, Path folder) {
        List<InputFile> inputs = new ArrayList<>();
        inputs.add(file.source().inputFile("method", folder));
        inputs.add(ruleset.inputFile("rules", folder));
        records.ifPresent(list -> inputs.add(list.source().inputFile("column_records", folder)));
        Limits limits = Ruleset.Kind.RUN.limits(ruleset, file.root().at("acceptance"), verifiedBy(file.root()));
        List<ColumnRecord> orders = records.map(ColumnRecordList::records).orElse(List.of());
        return new MethodFile(new MethodReader(file.root()).read(limits, orders), List.copyOf(inputs));
    }
}
