package io.enantio.input.text;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A text file that was read whole: UTF-8, a byte order mark dropped.
 *
 * @param at where it was found
 * @param text its content
 * @param sha256 of its bytes, lower-case hex
 */
public record SourceFile(Location at, String text, String sha256) {

    /** Far more than any method or injection list; a larger file is not one. */
    public static final int LARGEST_BYTES = 8 << 20;

    /**
     * A file and how messages call it.
     *
     * @param name as the user knows it, with {@code /}
     * @param namedBy the entry of a settings file that names it, if one does; the place of the problem if the file is absent
     */
    public record Location(Path path, String name, Optional<Spot> namedBy) {

        /** A file that the user or the contract names. */
        public static Location of(Path path, String name) {
            return new Location(path, name.replace('\\', '/'), Optional.empty());
        }

        /**
         * The file that an entry of this one names, relative to its folder; empty and a problem if that is no path.
         */
        public Optional<Location> namedIn(YamlNode entry, Problems problems) {
            String relative = entry.text().orElse("");
            try {
                String folder = Path.of(relative).isAbsolute() ? "" : name.substring(0, name.lastIndexOf('/') + 1);
                String shown = (folder + relative).replace('\\', '/');
                return Optional.of(new Location(path.resolveSibling(relative), shown, Optional.of(entry.spot())));
            } catch (InvalidPathException e) {
                problems.add(entry.spot(), "is not a path", "Write the path with / between folders.");
                return Optional.empty();
            }
        }

        private void addUnusable(UnusableFile unusable, Problems problems) {
            String remedy = "Put a readable file there or correct the path.";
            String what = unusable.kind() == UnusableFile.Kind.ABSENT
                    ? "does not exist"
                    : "cannot be read: " + unusable.problem();
            namedBy.ifPresentOrElse(
                    spot -> problems.add(spot, name + " " + what, remedy),
                    () -> problems.add(Spot.of(name), what, remedy));
        }
    }

    /** Reads a file; empty and a problem if it cannot be read as text. */
    public static Optional<SourceFile> read(Location at, Problems problems) {
        return bytes(at, problems).flatMap(bytes -> decode(at, bytes, problems));
    }

    /** The bytes of a file; empty and a problem if it cannot be read, or is too large to be a table or a settings file. */
    public static Optional<byte[]> bytes(Location at, Problems problems) {
        return bytes(at, LARGEST_BYTES, problems);
    }

    /** The bytes of a file of at most some size, a whole number of MiB; empty and a problem if it is larger or cannot be read. */
    public static Optional<byte[]> bytes(Location at, int mostBytes, Problems problems) {
        try {
            return Optional.of(RegularFile.bytes(at.path(), mostBytes));
        } catch (UnusableFile e) {
            if (e.kind() == UnusableFile.Kind.TOO_LARGE) {
                problems.add(
                        Spot.of(at.name()),
                        "is larger than " + (mostBytes >> 20) + " MiB",
                        "Name the right file: this one is no table or settings file.");
            } else {
                at.addUnusable(e, problems);
            }
            return Optional.empty();
        }
    }

    public static Optional<SourceFile> decode(Location at, byte[] bytes, Problems problems) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(
                    new SourceFile(at, text.startsWith("\uFEFF") ? text.substring(1) : text, Sha256.of(bytes)));
        } catch (CharacterCodingException e) {
            problems.add(Spot.of(at.name()), "is not UTF-8 text", "Save it with the encoding UTF-8.");
            return Optional.empty();
        }
    }

    /** For the provenance of a result, named relative to a folder. */
    public InputFile inputFile(String role, Path folder) {
        return new InputFile(role, relative(folder.toAbsolutePath().normalize()), sha256);
    }

    private String relative(Path folder) {
        Path file = at.path().toAbsolutePath().normalize();
        boolean related = file.getRoot().equals(folder.getRoot());
        return (related ? folder.relativize(file) : file).toString().replace('\\', '/');
    }
}
