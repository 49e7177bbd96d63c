package io.enantio.report.study;

import io.enantio.report.folder.FolderSwap;
import io.enantio.report.folder.IoProblem;
import io.enantio.report.folder.OutputException;
import io.enantio.report.folder.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of a study's results, which is always a whole one: it is written beside its place and moved there in one step. */
public final class StudyFolder {
    /** What marks a folder as one of ours. */
    public static final String MARK = "study.json";

    /** Name of the form of that file. */
    public static final String FORM = "enantio-study-results/1";

    private final Path place;

    private StudyFolder(Path place) {
        this.place = place;
    }

    /**
     * The folder at a place, after all checks that can be made before the work.
     *
     * @throws OutputException if the place is a file, or a folder that holds something else than results of a study
     */
    public static StudyFolder at(Path place) {
        Path real = place.toAbsolutePath().normalize();
        FolderSwap.recover(real);
        if (Files.exists(real) && !Files.isDirectory(real)) {
            throw new OutputException(place.toString(), "is a file", "Name a folder with --out.");
        }
        if (Files.isDirectory(real) && !isReplaceable(real)) {
            throw new OutputException(
                    place.toString(),
                    "is not a folder of study results of enantio (it has no " + MARK + " of ours)",
                    "Choose another folder with --out.");
        }
        return new StudyFolder(real);
    }

    private static boolean isReplaceable(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            Path mark = folder.resolve(MARK);
            boolean isOurs = Files.isRegularFile(mark) && Files.readString(mark).contains('"' + FORM + '"');
            return isOurs || content.findAny().isEmpty();
        } catch (IOException e) {
            throw new OutputException(
                    folder.toString(), "cannot be read: " + IoProblem.of(e), "Choose another folder with --out.");
        }
    }

    /**
     * Writes all files or none; earlier results of a study are replaced.
     *
     * @throws OutputException if the place cannot be written; it then holds what it held before
     */
    public void write(List<? extends OutputFile> files) {
        FolderSwap swap = new FolderSwap(place);
        try {
            swap.fill(files);
            swap.putInsteadOfOld();
        } catch (IOException e) {
            swap.discard();
            throw new OutputException(
                    place.toString(),
                    "results cannot be written: " + IoProblem.of(e),
                    "Nothing was changed there. Make room or choose another folder with --out.");
        }
    }
}
