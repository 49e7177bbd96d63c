package io.enantio.cli.loading;

import io.enantio.input.RawReaders;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.raw.RawReader;
import io.enantio.input.raw.RawSource;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.run.Injection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs from folders, by the readers of {@code input}. */
public final class RunFolderLoader implements RunLoader {

    @Override
    public LoadedRun load(Path runFolder, Optional<Path> method, RawReading reading) {
        RawReader raw = RawReaders.named(reading.reader());
        RunFolder folder = RunFolder.read(runFolder, method);
        RawSource source = raw.open(runFolder, folder.method().acquisition(), reading.truncated());
        return new LoadedRun(
                folder.method(),
                folder.run(),
                new LoadedRun.Files(runFolder, folder.inputs(), inputs(folder)),
                new LoadedRun.Raw(reading, source, () -> refuse(source.problems())));
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /** The run folder and every file that was or will be read, also those that lie elsewhere. */
    private static List<Path> inputs(RunFolder folder) {
        Stream<Path> settings =
                folder.inputs().stream().map(input -> folder.folder().resolve(input.path()));
        Stream<Path> raw = folder.run().injections().stream()
                .map(Injection::file)
                .flatMap(Optional::stream)
                .map(file -> folder.folder().resolve(file));
        return Stream.of(Stream.of(folder.folder()), settings, raw)
                .flatMap(paths -> paths)
                .toList();
    }
}
