package io.enantio.cli;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.operation.SignedFolder;
import io.enantio.record.chain.HistoryFolder;
import io.enantio.record.key.SignedStatement;
import io.enantio.record.people.People;
import io.enantio.record.people.Person;
import io.enantio.record.signature.DecisionSignatures;
import io.enantio.record.signature.SignedResults;
import io.enantio.review.ArchiveFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio archive}: everything of results in one zip file that is checked without enantio. */
@Command(
        name = "archive",
        description =
                "Writes one zip file with everything of a run, a validation or a study: inputs, results, history, signatures and"
                        + " public keys, with check.sh, which checks every byte and every signature by sha256sum and minisign."
                        + " Private keys stay out. The same content gives the same bytes.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class ArchiveCommand implements Callable<Integer> {
    private static final String DATA = "data/";
    private static final String SHIPPED = "shipped:";

    private static final String CHECK = """
            #!/bin/sh
            # Checks this archive without enantio: every byte by sha256sum, every signature by minisign.
            cd "$(dirname "$0")" || exit 2
            sha256sum -c --quiet SHA256SUMS || { echo "FAILED: a file is not what was archived"; exit 1; }
            while read -r statement; do grep -qx "sha256: $(sha256sum "RECORD" | cut -c1-64)" "$statement" ||
              { echo "FAILED: $statement is not of these results"; exit 1; }; done < SIGNED
            command -v minisign > /dev/null || { echo "Files are complete; SIGNATURES WERE NOT CHECKED: install minisign"; exit 3; }
            while read -r key statement; do minisign -Vqm "$statement" -P "$key" < /dev/null ||
              { echo "FAILED: $statement was not signed with $key"; exit 1; }; done < SIGNATURES
            echo "Every file and $(wc -l < SIGNATURES) signatures hold. Compare the keys in keys/ with those that you know."
            """;

    private static final String README = """
            Archive of NAME, state STATE

            check.sh      checks every file (SHA256SUMS) and every signature (SIGNATURES): run  sh check.sh
                          status 0: everything holds; 1: something does not; 3: minisign is not installed
            data/         inputs, results, their history and the people, in the places that they had to each other:
                          enantio verify data/RESULTS  works there too
            keys/         the public keys of the people, for  minisign -Vm FILE -p KEY
            SIGNED        the statements that sign these results
            SIGNATURES    a public key and a statement that it signed, a line each

            The archive proves that its content belongs together and who signed it, as far as the keys are those of the people.
            That you learn outside of it: compare keys/ with keys that the laboratory has published or shown to you.
            The file has no compression and no times, so that the same content gives the same bytes.
            """;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RESULTS_DIR", description = "A results folder of enantio.")
    private Path results = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The zip file to write; it must not exist.")
    private Path out = Path.of("");

    @Option(
            names = "--run",
            paramLabel = "RUN_DIR",
            description = "The run folder, or the folder of the plan. Default: the folder that contains RESULTS_DIR.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = "--people",
            paramLabel = "DIR",
            description = "The folder of people. Default: the one that run.yaml or the plan names.")
    private Optional<Path> people = Optional.empty();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        SignedFolder folder = SignedFolder.read(results, run);
        List<String> changes = new ArrayList<>(folder.changes());
        if (changes.isEmpty() && folder.sealed().kind() == Kind.RUN) {
            RunFolder.read(folder.base(), folder.sealed().method(folder.base()));
        }
        Optional<People> known = folder.people(people);
        Optional<SignedResults> signed = known.map(folder::signatures);
        signed.ifPresent(found -> changes.addAll(found.problems()));
        if (signed.isEmpty() && SignedResults.exist(results)) {
            changes.add("it has signatures, and no folder of people is named");
        }
        if (!changes.isEmpty()) {
            throw new InputException(changes.stream()
                    .distinct()
                    .map(line -> new Problem(
                            results.toString(),
                            "",
                            "cannot be archived: " + line,
                            "See enantio verify " + results + "."))
                    .toList());
        }
        Map<Path, String> files = files(folder, known);
        int count = write(folder, known, signed, files);
        spec.commandLine()
                .getOut()
                .println("Archived: " + out + ", " + files.size() + " files, " + count
                        + " signatures. Check it without enantio: unzip it and run sh check.sh");
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE.code();
    }

    /** Every file with its name in the archive: below data/, in the places that they have to each other. */
    private Map<Path, String> files(SignedFolder folder, Optional<People> known) {
        List<Path> files = new ArrayList<>();
        folder.sealed().inputs().stream()
                .filter(input -> !input.path().startsWith(SHIPPED))
                .forEach(input -> files.add(real(folder.base().resolve(input.path()))));
        files.addAll(below(results));
        files.addAll(below(HistoryFolder.of(results).folder()));
        files.addAll(below(folder.base().resolve(DecisionSignatures.FOLDER)));
        known.ifPresent(list -> {
            files.add(real(list.folder().resolve(People.LAYOUT.file())));
            files.addAll(below(list.folder().resolve("signatures")));
        });
        Path root = files.get(0).getParent();
        for (Path file : files) {
            while (root != null && !file.startsWith(root)) {
                root = root.getParent();
            }
        }
        Map<Path, String> named = new TreeMap<>();
        for (Path file : files) {
            String name = root == null ? file.toString() : root.relativize(file).toString();
            named.put(file, DATA + name.replace('\\', '/'));
        }
        return named;
    }

    private static Path real(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** Regular files below a folder, but locks and files on their way. */
    private static List<Path> below(Path folder) {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try {
            for (Path path : RegularFile.content(real(folder))) {
                if (Files.isDirectory(path)) {
                    files.addAll(below(path));
                } else if (!path.getFileName().toString().startsWith(".")) {
                    files.add(path);
                }
            }
            return files;
        } catch (UnusableFile e) {
            throw InputException.ofDisk(
                    new Problem(folder.toString(), "", e.problem(), "Check the permissions, then try again."));
        }
    }

    /** Number of signatures that check.sh checks. */
    private int write(
            SignedFolder folder, Optional<People> known, Optional<SignedResults> signed, Map<Path, String> files) {
        ArchiveFile archive = new ArchiveFile();
        files.forEach((file, name) -> archive.add(name, file));
        known.ifPresent(list -> list.all()
                .forEach(person -> archive.add(
                        "keys/" + person.key().id() + ".pub",
                        "untrusted comment: minisign public key " + person.key().id() + ", " + person.name() + ", "
                                + person.role().word() + "\n" + person.key().text() + "\n")));
        List<String> lines = known.map(list -> signatures(list, files)).orElse(List.of());
        StringBuilder ofResults = new StringBuilder();
        signed.ifPresent(found -> found.signatures().stream()
                .filter(signature -> signature.isValid())
                .map(signature -> files.get(real(folder.target().file(signature.number()))))
                .forEach(name -> ofResults.append(name).append('\n')));
        archive.add("SIGNED", ofResults.toString());
        archive.add("SIGNATURES", String.join("", lines));
        String record =
                files.getOrDefault(real(results.resolve(folder.sealed().kind().file())), "");
        archive.add("check.sh", CHECK.replace("RECORD", record.replaceAll("([\"$`\\\\])", "\\\\$1")));
        archive.add(
                "README.txt",
                README.replace("NAME", folder.target().name())
                        .replace(
                                "STATE",
                                signed.map(found -> found.state().word())
                                        .orElse("processed, names are declared, not proven"))
                        .replace(
                                "RESULTS",
                                record.isEmpty() ? "" : record.substring(DATA.length(), record.lastIndexOf('/'))));
        archive.add("SHA256SUMS", archive.sha256Sums());
        archive.write(out);
        return lines.size();
    }

    /** Every signed statement with the key that it names. */
    private static List<String> signatures(People people, Map<Path, String> files) {
        List<String> lines = new ArrayList<>();
        files.forEach((file, name) -> {
            if (file.toString().endsWith(SignedStatement.TEXT)
                    && files.containsKey(file.resolveSibling(file.getFileName() + SignedStatement.SIGNATURE))) {
                SignedStatement signed = SignedStatement.read(file);
                Optional<Person> by = people.all().stream()
                        .filter(person -> signed.isBy(person.key()))
                        .findFirst();
                by.ifPresent(person -> lines.add(person.key().text() + " " + name + "\n"));
            }
        });
        return lines;
    }
}
