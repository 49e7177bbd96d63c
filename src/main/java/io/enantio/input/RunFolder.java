package io.enantio.input;

import io.enantio.method.Method;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Injection;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.StudySample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run folder that was read and found usable: every file of it but the raw ones, which are named and there.
 *
 * @param folder where it lies
 * @param inputs method, rules, column records, run, injections, samples, with their hashes; paths from the folder
 */
public record RunFolder(Path folder, Method method, AnalyticalRun run, List<InputFile> inputs) {
    public RunFolder {
        inputs = List.copyOf(inputs);
    }

    /**
     * Reads a run folder.
     *
     * @param otherMethod a method file to use instead of the one that run.yaml names
     * @throws InputException with everything that is wrong
     */
    public static RunFolder read(Path folder, Optional<Path> otherMethod) {
        Problems problems = new Problems();
        Optional<RunFolder> read = new Reader(folder, problems).read(otherMethod);
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /** Where the raw file of an injection lies; absent: it was not acquired. */
    public Optional<Path> rawFile(Injection injection) {
        return injection.file().map(folder::resolve);
    }

    /** Reads on after a problem, so that all are told at once. */
    private record Reader(Path folder, Problems problems) {

        Optional<RunFolder> read(Optional<Path> otherMethod) {
            if (!Files.isDirectory(folder)) {
                problems.add(
                        Spot.of(shown(folder)),
                        "is not a folder",
                        "Name a run folder: it holds run.yaml, injections.csv and raw/.");
                return Optional.empty();
            }
            refuseDecisions();
            Optional<SettingsFile> settings = SettingsFile.read(location("run.yaml"), SchemaForm.RUN, problems);
            Optional<SourceFile.Location> methodFile = otherMethod
                    .map(path -> SourceFile.Location.of(path, shown(path)))
                    .or(() -> settings.flatMap(this::namedMethod));
            MethodFile.Reading method =
                    methodFile.map(at -> MethodFile.read(at, folder, problems)).orElse(MethodFile.Reading.NOTHING);
            return run(settings, method.names()).flatMap(run -> assemble(method, run));
        }

        /** A run with the files that it came from. */
        private record RunRead(AnalyticalRun run, List<InputFile> inputs) {}

        private Optional<RunRead> run(Optional<SettingsFile> settings, Optional<MethodNames> names) {
            Optional<AnalyticalRun.Header> header =
                    settings.flatMap(file -> new RunHeader(file.root(), problems).read());
            Optional<SourceFile> list = SourceFile.read(location("injections.csv"), problems);
            List<Injection> injections = list.map(file -> new InjectionList(folder, names, problems).read(file))
                    .orElse(List.of());
            Optional<SourceFile> sampleFile = sampleFile();
            Optional<List<StudySample>> samples = sampleFile.map(file -> new SampleList(problems).read(file));
            if (problems.count() > 0) {
                return Optional.empty();
            }
            List<InputFile> inputs = new ArrayList<>();
            settings.ifPresent(file -> inputs.add(file.source().inputFile("run", folder)));
            list.ifPresent(file -> inputs.add(file.inputFile(InjectionList.LAYOUT.role(), folder)));
            sampleFile.ifPresent(file -> inputs.add(file.inputFile(SampleList.LAYOUT.role(), folder)));
            return header.map(head -> new RunRead(new AnalyticalRun(head, injections, samples), inputs));
        }

        private Optional<RunFolder> assemble(MethodFile.Reading method, RunRead run) {
            return method.method().map(usable -> {
                List<InputFile> inputs = new ArrayList<>(usable.inputs());
                inputs.addAll(run.inputs());
                return new RunFolder(folder, usable.method(), run.run(), inputs);
            });
        }

        private static String shown(Path path) {
            return path.toString().replace('\\', '/');
        }

        private SourceFile.Location location(String name) {
            return SourceFile.Location.of(folder.resolve(name), name);
        }

        /** What a person decided must never be passed over in silence. */
        private void refuseDecisions() {
            if (Files.exists(folder.resolve("decisions.csv"))) {
                problems.add(
                        Spot.of("decisions.csv"),
                        "this version of enantio cannot act on decisions",
                        "Use a version that can, or process a copy of the run folder without this file.");
            }
        }

        private Optional<SourceFile.Location> namedMethod(SettingsFile settings) {
            return settings.root()
                    .at("method")
                    .filter(entry -> entry.text().isPresent())
                    .flatMap(entry -> settings.source().at().namedIn(entry, problems));
        }

        private Optional<SourceFile> sampleFile() {
            return Files.exists(folder.resolve("samples.csv"))
                    ? SourceFile.read(location("samples.csv"), problems)
                    : Optional.empty();
        }
    }
}
