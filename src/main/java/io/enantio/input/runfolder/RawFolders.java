package io.enantio.input.runfolder;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.problem.InputException;
import io.enantio.run.Injection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders of a run in which its raw files lie: {@code raw}, and any other below the run folder that an injection names. */
final class RawFolders {
    private static final String USUAL = "raw";

    private final Path run;

    RawFolders(Path run) {
        this.run = run.toAbsolutePath().normalize();
    }

    /** Raw files in them that no injection names, in alphabetical order, as the run folder names them. */
    List<String> notListed(List<Injection> injections) {
        Set<Path> named = injections.stream()
                .map(Injection::file)
                .flatMap(Optional::stream)
                .map(file -> run.resolve(file).normalize())
                .collect(Collectors.toSet());
        Stream<Path> ofInjections = named.stream()
                .flatMap(file -> Optional.ofNullable(file.getParent()).stream())
                .filter(folder -> folder.startsWith(run));
        return Stream.concat(Stream.of(run.resolve(USUAL)), ofInjections)
                .distinct()
                .filter(Files::isDirectory)
                .flatMap(folder -> rawFiles(folder).stream())
                .filter(file -> !named.contains(file))
                .map(file -> run.relativize(file).toString().replace('\\', '/'))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private List<Path> rawFiles(Path folder) {
        try {
            return RegularFile.content(folder).stream()
                    .filter(RawFolders::isRaw)
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (UnusableFile e) {
            throw InputException.ofDisk(new InputException.Problem(
                    run.relativize(folder).toString(),
                    "",
                    "the folder cannot be listed: " + e.problem(),
                    "Check the disk, the share and the permissions, then try again."));
        }
    }

    /** Systems and programs put files of their own beside others; their names begin with a full stop. */
    private static boolean isRaw(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".mzml") || name.endsWith(".mzml.gz"));
    }
}
