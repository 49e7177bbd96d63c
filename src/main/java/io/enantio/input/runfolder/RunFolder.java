package io.enantio.input.runfolder;

import io.enantio.file.RegularFile;
import io.enantio.input.assay.MethodNames;
import io.enantio.input.assay.MethodReading;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlCheck;
import io.enantio.input.text.YamlNode;
import io.enantio.method.Method;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.AnalyticalRun.Origin;
import io.enantio.run.AnalyticalRun.Purpose;
import io.enantio.run.Decisions;
import io.enantio.run.Injection;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.StudySample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run folder that was read and found usable: every file of it but the raw ones, which are named and there.
 *
 * @param folder where it lies
 * @param people the folder of people that run.yaml names; absent: names are declared, not proven
 * @param inputs method, rules, column records, run, injections, samples, with their hashes; paths from the folder
 */
public record RunFolder(Path folder, Method method, AnalyticalRun run, List<InputFile> inputs, Optional<Path> people) {
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
        Optional<RunFolder> read = new Reader(folder, problems, Optional.empty()).read(otherMethod);
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /**
     * Reads a run folder as if its decisions.csv held this text. Its last lines are about to be recorded, and need not be signed yet.
     *
     * @param recorded lines that are on record: those after them are new
     * @throws InputException with everything that is wrong
     */
    public static RunFolder readWithDecisions(Path folder, String decisions, int recorded) {
        Problems problems = new Problems();
        Optional<RunFolder> read =
                new Reader(folder, problems, Optional.of(new Proposed(decisions, recorded))).read(Optional.empty());
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /** Where the raw file of an injection lies; absent: it was not acquired. */
    public Optional<Path> rawFile(Injection injection) {
        return injection.file().map(folder::resolve);
    }

    /** Raw files beside those of the injections that no injection names: an injection that the list forgot, or one too many. */
    public List<String> rawFilesNotListed() {
        return new RawFolders(folder).notListed(run.injections());
    }

    /**
     * What decisions.csv is to become.
     *
     * @param recorded lines of it that are on record
     */
    private record Proposed(String text, int recorded) {}

    /** Reads on after a problem, so that all problems are reported at once. */
    private record Reader(Path folder, Problems problems, Optional<Proposed> proposed) {

        Optional<RunFolder> read(Optional<Path> otherMethod) {
            if (!Files.isDirectory(folder)) {
                problems.add(
                        Spot.of(shown(folder)),
                        "is not a folder",
                        "Name a run folder: it holds run.yaml, injections.csv and raw/.");
                return Optional.empty();
            }
            Optional<SettingsFile> settings = SettingsFile.read(location("run.yaml"), SchemaForm.RUN, problems);
            Optional<SourceFile.Location> methodFile = otherMethod
                    .map(path -> SourceFile.Location.of(path, shown(path)))
                    .or(() -> settings.flatMap(this::namedMethod));
            MethodReading method =
                    methodFile.map(at -> MethodReading.of(at, folder, problems)).orElse(MethodReading.NOTHING);
            Optional<Path> people = settings.flatMap(file -> file.people(problems));
            return run(settings, method.names())
                    .map(run -> signed(run, people))
                    .flatMap(run -> assemble(method, run, people));
        }

        /** A run with the files that it came from. */
        private record RunRead(AnalyticalRun run, List<InputFile> inputs) {}

        private Optional<RunRead> run(Optional<SettingsFile> settings, Optional<MethodNames> names) {
            Optional<AnalyticalRun.Header> header = settings.flatMap(file -> header(file.root()));
            Optional<SourceFile> list = SourceFile.read(location("injections.csv"), problems);
            List<Injection> injections = list.map(file -> new InjectionList(folder, names, problems).read(file))
                    .orElse(List.of());
            Optional<SourceFile> sampleFile = optionalFile("samples.csv");
            Optional<List<StudySample>> samples = sampleFile.map(file -> new SampleList(problems).read(file));
            if (problems.count() > 0) {
                return Optional.empty();
            }
            List<InputFile> inputs = new ArrayList<>();
            settings.ifPresent(file -> inputs.add(file.source().inputFile("run", folder)));
            list.ifPresent(file -> inputs.add(file.inputFile(InjectionList.LAYOUT.role(), folder)));
            sampleFile.ifPresent(file -> inputs.add(file.inputFile(SampleList.LAYOUT.role(), folder)));
            Optional<SourceFile> decisionFile = decisionFile();
            DecisionSubjects subjects = new DecisionSubjects(
                    header.map(AnalyticalRun.Header::run),
                    injections,
                    names.map(MethodNames::analytes).orElse(List.of()));
            int recorded = proposed.map(Proposed::recorded).orElse(Integer.MAX_VALUE);
            Decisions decided = decisionFile
                    .map(file -> new DecisionList(subjects, problems, recorded).read(file))
                    .orElse(Decisions.NONE);
            decisionFile.ifPresent(file -> inputs.add(file.inputFile(DecisionList.LAYOUT.role(), folder)));
            return header.map(head -> new RunRead(new AnalyticalRun(head, injections, samples, decided), inputs));
        }

        /** The same run; a decision that is not signed as it must be is a problem. */
        private RunRead signed(RunRead run, Optional<Path> people) {
            int last = proposed.map(Proposed::recorded).orElse(Integer.MAX_VALUE);
            if (problems.count() == 0) {
                new DecisionProof(folder, people, problems)
                        .check(run.run().header().run(), run.run().decisions(), last);
            }
            return run;
        }

        /** The header; absent if there were problems. */
        private Optional<AnalyticalRun.Header> header(YamlNode run) {
            Optional<LocalDate> acquired = run.at("acquired").flatMap(date -> new YamlCheck(problems).date(date));
            return problems.count() > 0 ? Optional.empty() : acquired.map(date -> header(run, date));
        }

        private static AnalyticalRun.Header header(YamlNode run, LocalDate acquired) {
            return new AnalyticalRun.Header(
                    text(run, "run"),
                    new AnalyticalRun.Instrument(
                            text(run, "instrument"), run.text("instrument_model"), run.text("instrument_serial")),
                    text(run, "column_serial"),
                    text(run, "analyst"),
                    acquired,
                    run.text("purpose")
                            .map(word -> Purpose.valueOf(word.toUpperCase(Locale.ROOT)))
                            .orElse(Purpose.STUDY),
                    run.isTrue("simulated") ? Origin.SIMULATED : Origin.MEASURED,
                    run.at("imported").map(Reader::imported));
        }

        private static AnalyticalRun.Imported imported(YamlNode node) {
            Map<String, String> others = new LinkedHashMap<>();
            node.entries().forEach((key, value) -> value.text().ifPresent(text -> others.put(key, text)));
            List.of("file", "sha256", "format").forEach(others::remove);
            return new AnalyticalRun.Imported(text(node, "file"), text(node, "sha256"), text(node, "format"), others);
        }

        private static String text(YamlNode run, String key) {
            return run.text(key).orElseThrow();
        }

        private Optional<RunFolder> assemble(MethodReading method, RunRead run, Optional<Path> people) {
            return method.method().map(usable -> {
                List<InputFile> inputs = new ArrayList<>(usable.inputs());
                inputs.addAll(run.inputs());
                return new RunFolder(folder, usable.method(), run.run(), inputs, people);
            });
        }

        private static String shown(Path path) {
            return path.toString().replace('\\', '/');
        }

        private SourceFile.Location location(String name) {
            return SourceFile.Location.of(folder.resolve(name), name);
        }

        private Optional<SourceFile.Location> namedMethod(SettingsFile settings) {
            return settings.root()
                    .at("method")
                    .filter(entry -> entry.text().isPresent())
                    .flatMap(entry -> settings.source().at().namedIn(entry, problems));
        }

        private Optional<SourceFile> decisionFile() {
            return proposed.isPresent()
                    ? SourceFile.decode(
                            location(DecisionList.FILE),
                            proposed.get().text().getBytes(StandardCharsets.UTF_8),
                            problems)
                    : optionalFile(DecisionList.FILE);
        }

        private Optional<SourceFile> optionalFile(String name) {
            // A link to nothing is not the absence of a file: decisions may have been made.
            return RegularFile.isListed(folder.resolve(name))
                    ? SourceFile.read(location(name), problems)
                    : Optional.empty();
        }
    }
}
