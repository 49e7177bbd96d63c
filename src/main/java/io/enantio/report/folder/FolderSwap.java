package io.enantio.report.folder;

import io.enantio.record.chain.HistoryFolder;
import java.io.IOException;
import java.nio.channels.Channels;
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
 * Replaces a folder as a whole. The new one is filled under a hidden name beside its place; then the old one is renamed away, the
 * new one is renamed into place, and the old one is deleted. A process killed between the two renames leaves both complete under
 * hidden names; {@link #recover} restores the old one. An old folder that is to be kept is not deleted but moved to the history of
 * the place, by {@link #recover} if the process was killed before.
 */
final class FolderSwap {
    private static final Pattern LEFTOVER =
            Pattern.compile("\\.(.+)\\.enantio-(new|old|superseded-(\\d{1,9}))-(\\d{1,18})");
    private static final int PROCESS = 4;
    private static final int NUMBER = 3;

    private final Path place;
    private final Path fresh;
    private final Path old;

    FolderSwap(Path place) {
        this.place = place;
        long process = ProcessHandle.current().pid();
        this.fresh = place.resolveSibling("." + place.getFileName() + ".enantio-new-" + process);
        this.old = place.resolveSibling("." + place.getFileName() + ".enantio-old-" + process);
    }

    /** Cleans up after killed processes: the place then contains either its earlier content or their complete results. */
    static void recover(Path place) {
        try {
            for (Path leftover : leftovers(place)) {
                Matcher name = LEFTOVER.matcher(leftover.getFileName().toString());
                boolean isOld = name.matches() && !name.group(2).equals("new");
                if (isOld && !Files.exists(place)) {
                    Files.move(leftover, place, StandardCopyOption.ATOMIC_MOVE);
                } else if (isOld && name.group(NUMBER) != null) {
                    keep(leftover, HistoryFolder.of(place).superseded().resolve(name.group(NUMBER)));
                } else {
                    delete(leftover);
                }
            }
        } catch (IOException e) {
            throw new OutputException(
                    place.toString(),
                    "files left beside it by a killed process cannot be removed: " + OutputException.reason(e),
                    "Check the folder's permissions or choose another with --out.");
        }
    }

    /** Writes all files of the new folder and flushes them to the disk. */
    void fill(List<OutputFile> files) throws IOException {
        Path parent = place.getParent();
        if (parent == null) {
            throw new IOException("a results folder cannot be the root of a file system");
        }
        Files.createDirectories(parent);
        Files.createDirectory(fresh);
        for (OutputFile file : files) {
            try (FileChannel out = FileChannel.open(
                    fresh.resolve(file.name()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                file.writeTo(Channels.newOutputStream(out));
                out.force(true);
            }
        }
    }

    /** Moves the new folder into place; the old one is moved to where it is kept, or deleted. */
    void putInsteadOfOld(Optional<Path> kept) throws IOException {
        if (Files.exists(place) && kept.isPresent()) {
            Path aside = place.resolveSibling("." + place.getFileName() + ".enantio-superseded-"
                    + kept.get().getFileName() + "-" + ProcessHandle.current().pid());
            moveOldTo(aside);
            moveNewIn(aside);
            keep(aside, kept.get());
        } else if (Files.exists(place)) {
            moveOldTo(old);
            moveNewIn(old);
            condemnOld();
            discard(fresh);
        } else {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void keep(Path aside, Path kept) throws IOException {
        Files.createDirectories(kept.getParent());
        Files.move(aside, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Moves the new folder into place; the old one is kept under the returned name. */
    Path putBesideOld() throws IOException {
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

    void moveOldTo(Path aside) throws IOException {
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Renames the new folder into place, or restores the old one if that fails. */
    void moveNewIn(Path aside) throws IOException {
        try {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    /** Renames the old folder to the name of new ones before it is deleted: a half-deleted folder must never be restored. */
    void condemnOld() {
        try {
            Files.move(old, fresh, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            return;
        }
    }

    Path fresh() {
        return fresh;
    }

    Path old() {
        return old;
    }

    /** Deletes the new folder, as far as it exists. */
    void discard() {
        discard(fresh);
    }

    /** What cannot be deleted now does no harm; the next process tries again. */
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

    /** Hidden folders of processes that no longer run, old ones first. */
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
                && !isAtWork(Long.parseLong(name.group(PROCESS)));
    }

    /** Whether another process with this id runs. A folder with our own id is from an earlier process that had the same id. */
    private static boolean isAtWork(long process) {
        return process != ProcessHandle.current().pid()
                && ProcessHandle.of(process).isPresent();
    }
}
