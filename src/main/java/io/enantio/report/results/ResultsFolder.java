package io.enantio.report.results;

import io.enantio.acceptance.result.RunResult;
import io.enantio.report.folder.FolderSwap;
import io.enantio.report.folder.IoProblem;
import io.enantio.report.folder.OutputException;
import io.enantio.run.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder of results, which is always a whole one: it is written beside its place and moved there in one step. */
public final class ResultsFolder {
    private static final int HEAD = 200;

    /** What may be replaced. */
    public enum Overwrite {
        /** Nothing but an earlier results folder of ours. */
        OWN_RESULTS,
        /** Any folder; one that is not ours is kept under another name. */
        ANY_FOLDER
    }

    private final Path place;
    private final Optional<String> foreign;

    private ResultsFolder(Path place, Optional<String> foreign) {
        this.place = place;
        this.foreign = foreign;
    }

    /**
     * The folder at a place, after all checks that can be made before the work.
     *
     * @param inputs files and folders that must not be replaced
     * @throws OutputException if the place holds, or is, something that must stay
     */
    public static ResultsFolder at(Path place, Overwrite overwrite, List<Path> inputs) {
        return at(place, overwrite, inputs, Contents.OF_RUN);
    }

    /**
     * What tells a folder of ours.
     *
     * @param json the file that seals it
     * @param schema how the schema in that file begins
     * @param mayHold whether a file of this name may be in it
     */
    public record Contents(String json, String schema, Predicate<String> mayHold) {
        static final Contents OF_RUN = new Contents(RunJson.FILE, RunJson.SCHEMA_NAME, ResultFile::isOurs);
    }

    public static ResultsFolder at(Path place, Overwrite overwrite, List<Path> inputs, Contents contents) {
        Path real = real(place);
        FolderSwap.recover(real);
        for (Path input : inputs) {
            refuseIf(
                    real(input).startsWith(real),
                    place,
                    "results would replace the input " + input,
                    "Choose another folder with --out.");
        }
        Path above = above(real);
        refuseIf(
                !Files.isWritable(above),
                place,
                "cannot be written, as " + above + " is read-only",
                "Choose another folder with --out.");
        refuseIf(Files.exists(real) && !Files.isDirectory(real), place, "is a file", "Name a folder with --out.");
        Optional<String> foreign = Files.isDirectory(real) ? foreignContent(real, contents) : Optional.empty();
        refuseIf(
                foreign.isPresent() && overwrite == Overwrite.OWN_RESULTS,
                place,
                foreign.orElse(""),
                "Choose another folder with --out, or use --force: what is there is then kept under another name.");
        return new ResultsFolder(real, foreign);
    }

    /**
     * Writes all files or none.
     *
     * @return where what was there before is kept, if it was not ours
     * @throws OutputException if the place cannot be written; it then holds what it held before
     */
    public Optional<Path> write(RunResult result, Provenance provenance) {
        return write(ResultFile.allOf(result, provenance));
    }

    /** One line for each file of a folder that is not, byte for byte, what these results give. Version and time may differ. */
    public static List<String> differences(Path folder, RunResult result, Provenance provenance) {
        return ResultFile.allOf(result, provenance).stream()
                .filter(file -> !file.isSameAs(present(folder.resolve(file.name()))))
                .map(file -> folder.resolve(file.name()) + ": the run, processed again, gives other bytes")
                .toList();
    }

    public Optional<Path> write(List<ResultFile> files) {
        FolderSwap swap = new FolderSwap(place);
        try {
            swap.fill(files);
            return foreign.isPresent() ? Optional.of(swap.putBesideOld()) : swap.putInsteadOfOld();
        } catch (IOException e) {
            swap.discard();
            throw new OutputException(
                    place.toString(),
                    "results cannot be written: " + IoProblem.of(e),
                    "Nothing was changed there. Make room or choose another folder with --out.");
        }
    }

    private static byte[] present(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** Why a folder is not one of our results, if it is not. */
    private static Optional<String> foreignContent(Path folder, Contents contents) {
        try (Stream<Path> content = Files.list(folder)) {
            List<String> names = content.map(path -> path.getFileName().toString())
                    .filter(name -> !isLitter(name))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                return Optional.empty();
            }
            if (!names.contains(contents.json()) || !isOurs(folder.resolve(contents.json()), contents.schema())) {
                return Optional.of("is not a results folder of enantio (it has no " + contents.json() + " of ours)");
            }
            return names.stream()
                    .filter(name -> !contents.mayHold().test(name))
                    .findFirst()
                    .map(name -> "holds " + name + ", which enantio did not write");
        } catch (IOException e) {
            throw new OutputException(
                    folder.toString(), "cannot be read: " + IoProblem.of(e), "Choose another folder with --out.");
        }
    }

    /** What file managers leave behind. */
    private static boolean isLitter(String name) {
        return name.equals(".DS_Store") || name.equals("Thumbs.db") || name.equals("desktop.ini");
    }

    private static boolean isOurs(Path json, String schema) throws IOException {
        try (InputStream in = Files.newInputStream(json)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.contains("\"schema\"") && head.contains("\"" + schema);
        }
    }

    /** The folder in which results, or the first missing folder on the way to them, will be made. */
    private static Path above(Path real) {
        Path above = real.getParent();
        while (above != null && above.getParent() != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above == null ? real : above;
    }

    /** Links followed as far as the path exists. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        try {
            if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
                return absolute.toRealPath();
            }
            return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
        } catch (IOException e) {
            throw new OutputException(path.toString(), "cannot be followed: " + IoProblem.of(e), "Check the path.");
        }
    }

    private static void refuseIf(boolean refused, Path place, String problem, String remedy) {
        if (refused) {
            throw new OutputException(place.toString(), problem, remedy);
        }
    }
}
