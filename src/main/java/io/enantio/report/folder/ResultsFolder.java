package io.enantio.report.folder;

import io.enantio.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A folder of results of a run, a validation or a study. It is always complete: it is written beside its place and moved there in
 * one step.
 */
public final class ResultsFolder {
    private static final int HEAD = 200;

    /** Which existing folder may be replaced. */
    public enum Overwrite {
        /** Only an earlier results folder of enantio. */
        OWN_RESULTS,
        /** Any folder; one that enantio did not write is kept under another name. */
        ANY_FOLDER
    }

    private final Path place;
    private final Optional<String> foreign;

    private ResultsFolder(Path place, Optional<String> foreign) {
        this.place = place;
        this.foreign = foreign;
    }

    /**
     * How enantio recognizes a folder that it wrote.
     *
     * @param json the file that documents the folder
     * @param schema how the schema named in that file begins
     * @param files names of all files that the folder may contain
     */
    public record Contents(String json, String schema, Set<String> files) {
        public Contents {
            files = Set.copyOf(files);
        }
    }

    /**
     * The folder at a place, after all checks that are possible before the work.
     *
     * @param inputs files and folders that must not be replaced
     * @throws OutputException if the place contains, or is, something that must stay
     */
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
        refuseIf(Files.exists(real) && !Files.isDirectory(real), place, "is a file", "Choose a folder with --out.");
        Optional<String> foreign = Files.isDirectory(real) ? foreignContent(real, contents) : Optional.empty();
        refuseIf(
                foreign.isPresent() && overwrite == Overwrite.OWN_RESULTS,
                place,
                foreign.orElse(""),
                "Choose another folder with --out, or use --force: the existing folder is then kept under another name.");
        return new ResultsFolder(real, foreign);
    }

    /** Where it is, links followed. */
    public Path place() {
        return place;
    }

    /** Whether results of enantio are at the place, which new ones will replace. */
    public boolean hasResults() {
        return foreign.isEmpty() && Files.isDirectory(place);
    }

    /**
     * Writes all files or none. Results that were there before are deleted.
     *
     * @return where the folder that was there before is kept, if enantio had not written it
     * @throws OutputException if the place cannot be written; it then contains what it contained before
     */
    public Optional<Path> write(List<OutputFile> files) {
        return write(files, Optional::empty);
    }

    /**
     * Writes all files or none.
     *
     * @param beforeReplacing is asked when all files are on the disk and before any has its place: where earlier results are to
     *     be kept; empty: nowhere
     * @return where the folder that was there before is kept, if enantio had not written it
     * @throws OutputException if the place cannot be written; it then contains what it contained before
     */
    public Optional<Path> write(List<OutputFile> files, Supplier<Optional<Path>> beforeReplacing) {
        FolderSwap swap = new FolderSwap(place);
        boolean isDone = false;
        try {
            swap.fill(files);
            Optional<Path> kept = beforeReplacing.get();
            Optional<Path> beside = Optional.empty();
            if (foreign.isPresent()) {
                beside = Optional.of(swap.putBesideOld());
            } else {
                swap.putInsteadOfOld(kept);
            }
            isDone = true;
            return beside;
        } catch (IOException e) {
            throw new OutputException(
                    place.toString(),
                    "results cannot be written: " + OutputException.reason(e),
                    "Nothing was changed. Free some space or choose another folder with --out.");
        } finally {
            if (!isDone) {
                swap.discard();
            }
        }
    }

    /** Why a folder cannot be an earlier results folder; empty if it can. */
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
                return Optional.of(
                        "is not a results folder of enantio (it has no " + contents.json() + " written by enantio)");
            }
            return names.stream()
                    .filter(name -> !contents.files().contains(name))
                    .findFirst()
                    .map(name -> "contains " + name + ", which enantio did not write");
        } catch (IOException e) {
            throw new OutputException(
                    folder.toString(),
                    "cannot be read: " + OutputException.reason(e),
                    "Choose another folder with --out.");
        }
    }

    /** Files that file managers leave behind. */
    private static boolean isLitter(String name) {
        return name.equals(".DS_Store") || name.equals("Thumbs.db") || name.equals("desktop.ini");
    }

    private static boolean isOurs(Path json, String schema) throws IOException {
        try (InputStream in = RegularFile.open(json)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.contains("\"schema\"") && head.contains("\"" + schema);
        }
    }

    /** The existing folder in which the results folder, or its first missing parent, will be created. */
    private static Path above(Path real) {
        Path above = real.getParent();
        while (above != null && above.getParent() != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above == null ? real : above;
    }

    /** Follows links as far as the path exists. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        try {
            if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
                return absolute.toRealPath();
            }
            return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
        } catch (IOException e) {
            throw new OutputException(
                    path.toString(), "cannot be followed: " + OutputException.reason(e), "Check the path.");
        }
    }

    private static void refuseIf(boolean refused, Path place, String problem, String remedy) {
        if (refused) {
            throw new OutputException(place.toString(), problem, remedy);
        }
    }
}
