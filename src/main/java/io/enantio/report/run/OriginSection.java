package io.enantio.report.run;

import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.peak.InjectionPeaks;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.run.RunReport.Source;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Software, method and hashes of all files. */
public final class OriginSection {
    /** Where what was signed later is found: the report is sealed before anybody signs. */
    public static final Text BESIDE =
            Text.of("Signatures are not in this report, which they seal. If there are any, they lie beside"
                    + " the folder of these results, in a folder of the same name that ends in .history: statements that enantio verify and"
                    + " minisign check, and copies of the report that show them.");

    private OriginSection() {}

    static Section of(RunView view, Source source) {
        return new Section(
                "origin",
                "Origin and hashes",
                List.of(
                        BESIDE,
                        new Facts(Stream.concat(
                                        notListed(source.provenance()).stream(),
                                        Stream.of(
                                                Fact.of(
                                                        "software",
                                                        "enantio "
                                                                + source.provenance()
                                                                        .software()
                                                                        .version()),
                                                Fact.of(
                                                        "reader of raw files",
                                                        source.provenance()
                                                                .software()
                                                                .rawReader()),
                                                Fact.of(
                                                        "options",
                                                        String.join(
                                                                " ",
                                                                source.provenance()
                                                                        .options())),
                                                Fact.of("method", RunReport.method(view)),
                                                Fact.of("hash of all inputs", RunReport.digest(source.provenance()))))
                                .toList()),
                        files(
                                "inputs",
                                "Every file that was read, SHA-256",
                                source.provenance().inputs()),
                        files("outputs", "Tables of these results, SHA-256", source.outputs()),
                        ChannelTable.of(view),
                        Table.of(
                                "raw files",
                                "Metadata of the raw files",
                                view.result().injections().stream()
                                        .map(InjectionPeaks::raw)
                                        .toList(),
                                rawColumns())));
    }

    private static Optional<Fact> notListed(Provenance provenance) {
        List<String> files = provenance.rawFilesNotListed();
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(Fact.of("raw files that injections.csv does not name", String.join(", ", files)));
    }

    /** A table of files with their hashes. */
    public static Table files(String name, String caption, List<InputFile> files) {
        return Table.of(
                name,
                caption,
                files,
                List.of(
                        Column.words("role", InputFile::role),
                        Column.words("file", InputFile::path),
                        Column.words("SHA-256", InputFile::sha256)));
    }

    private static List<Column<RawInjection>> rawColumns() {
        return List.of(
                Column.numbered("injection", raw -> raw.injection().number()),
                Column.words("file", raw -> raw.injection().file().orElse("not acquired")),
                Column.words(
                        "started",
                        raw -> raw instanceof AcquiredInjection acquired
                                ? acquired.rawFile()
                                        .startedAt()
                                        .map(String::valueOf)
                                        .orElse("not stated")
                                : ""),
                Column.words(
                        "converted by",
                        raw -> raw instanceof AcquiredInjection acquired
                                ? String.join(", ", acquired.rawFile().converters())
                                : ""),
                Column.words("irregularities", OriginSection::irregularities));
    }

    private static String irregularities(RawInjection raw) {
        if (raw instanceof UnreadInjection unread) {
            return unread.reason();
        }
        return ((AcquiredInjection) raw).rawFile().oddities().stream().collect(Collectors.joining("; "));
    }
}
