package io.enantio.report.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces a folder as a whole. The new one is filled under a hidden name beside its place; then the old one is renamed
 * away, the new one renamed in, and the old one deleted. A process killed between the two renames leaves both complete
 * under hidden names; {@link #recover} puts the old one back.
 */
public final class FolderSwap {
    private static final Pattern LEFTOVER = Pattern.compile("\\.(.+)\\.enantio-(new|old)-(\\d{1,18})");

    private final Path place;
    private final Path fresh;
    private final Path old;

    public FolderSwap(Path place) {
        this.place = place;
        long process = ProcessHandle.current().pid();
        this.fresh = place.resolveSibling("." + place.getFileName() + ".enantio-new-" + process);
        this.old = place.resolveSibling("." + place.getFileName() + ".enantio-old-" + process);
    }

    /** Undoes what killed processes left behind: afterwards the place holds what it held before them, or their results. */
    public static void recover(Path place) {
        try {
            for (Path leftover : leftovers(place)) {
                if (leftover.getFileName().toString().contains(".enantio-old-") && !Files.exists(place)) {
                    Files.move(leftover, place, StandardCopyOption.ATOMIC_MOVE);
                } else {
                    delete(leftover);
                }
            }
        } catch (IOException e) {
            throw new OutputException(
                    place.toString(),
                    "what a killed run left beside it cannot be removed: " + IoProblem.of(e),
                    "Check the folder's permissions or choose another with --out.");
        }
    }

    /** Writes all files of the new folder, down to the disk. */
    public void fill(List<? extends OutputFile> files) throws IOException {
        Path parent = place.getParent();
        if (parent == null) {
            throw new IOException("a results folder cannot be the root of a file system");
        }
        Files.createDirectories(parent);
        Files.createDirectory(fresh);
        for (OutputFile file : files) {
            try (FileChannel out = FileChannel.open(
                    fresh.resolve(file.name()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(file.bytes());
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
        }
    }

    /** Puts the new folder in place; what was there is deleted. */
    public Optional<Path> putInsteadOfOld() throws IOException {
        if (Files.exists(place)) {
            moveOldTo(old);
            moveNewIn(old);
            condemnOld();
            discard(fresh);
        } else {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        }
        return Optional.empty();
    }

    /** Puts the new folder in place; what was there is kept under the returned name. */
    public Path putBesideOld() throws IOException {
        int number = 1;
        while (Files.exists(kept(number))) {
            number++;
        }
        moveOldTo(kept(number));
        moveNewIn(kept(number));
        return kept(number);
    }

    private Path kept(int number) {
        return place.resolveSibling(place.getFileName() + ".before-" + number);
    }

    public void moveOldTo(Path aside) throws IOException {
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Renames the new folder in, or the old one back. */
    public void moveNewIn(Path aside) throws IOException {
        try {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    /** Old results that go take the name of new ones: half deleted they must never be put back. Else the next run removes them. */
    public void condemnOld() {
        try {
            Files.move(old, fresh, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            return;
        }
    }

    public Path fresh() {
        return fresh;
    }

    public Path old() {
        return old;
    }

    /** Removes the new folder, as far as it exists. */
    public void discard() {
        discard(fresh);
    }

    /** What cannot be deleted now does no harm and is tried again by the next run. */
    private static void discard(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            return;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Hidden folders of processes that are gone, old ones first. */
    private static List<Path> leftovers(Path place) throws IOException {
        Path parent = place.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> siblings = Files.list(parent)) {
            return siblings.filter(sibling -> isLeftover(sibling, place))
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .toList();
        }
    }

    private static boolean isLeftover(Path sibling, Path place) {
        Matcher name = LEFTOVER.matcher(sibling.getFileName().toString());
        return name.matches()
                && name.group(1).equals(String.valueOf(place.getFileName()))
                && !isAtWork(Long.parseLong(name.group(3)));
    }

    /** Whether another process of this number lives. A folder of our own number is of a dead one that had it before. */
    private static boolean isAtWork(long process) {
        return process != ProcessHandle.current().pid()
                && ProcessHandle.of(process).isPresent();
    }
}
