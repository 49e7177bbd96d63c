package io.enantio.input.mzml.bytes;

import io.enantio.file.UnusableFile;
import io.enantio.input.problem.InputException;
import io.enantio.text.HarmlessCharacter;
import java.io.EOFException;
import java.io.IOException;

/**
 * A place in a raw file. Every refusal of a raw file is made here.
 *
 * @param file as the user named it
 * @param element for example {@code chromatogram[4]} or {@code line 3, column 17}; empty for the whole file
 */
public record Place(String file, String element) {
    static final String RE_EXPORT = "Re-export the file from the vendor software.";
    public static final String COPY_AGAIN = "Copy the file again, or re-export it from the vendor software.";
    private static final String TRY_AGAIN =
            "Nothing was changed. Check the disk, the share and the permissions, then try again.";
    public static final String CONVERT = "Convert the vendor's raw file to mzML, for example with msconvert.";

    private static final int LONGEST_QUOTE = 60;

    public static Place file(String name) {
        return new Place(name, "");
    }

    /** The same file, at an element. */
    public Place at(String where) {
        return new Place(file, where);
    }

    public InputException refuse(String problem, String remedy) {
        return new InputException(new InputException.Problem(file, element, problem, remedy));
    }

    /** A refusal that only a new export resolves. */
    public InputException refuse(String problem) {
        return refuse(problem, RE_EXPORT);
    }

    /** The refusal, or the early end, of a file whose bytes could not be read to their end. */
    public RuntimeException refusal(IOException e) {
        if (e instanceof RefusedContent refused) {
            return refuse(String.valueOf(refused.getMessage()), refused.remedy);
        }
        if (e instanceof EOFException end) {
            return CutShort.of(end, this);
        }
        if (e instanceof UnusableFile unusable) {
            return absence(unusable);
        }
        return refuse("the file cannot be read (" + e.getClass().getSimpleName() + ")", COPY_AGAIN);
    }

    /** The refusal of a file whose bytes cannot be had. */
    public InputException absence(UnusableFile unusable) {
        String remedy = switch (unusable.kind()) {
            case ABSENT -> "Correct its name.";
            case NO_FILE, TOO_LARGE -> "Name an mzML file.";
            case DISK -> TRY_AGAIN;
        };
        return InputException.ofDisk(new InputException.Problem(file, element, unusable.problem(), remedy));
    }

    /** The refusal of a file that needs more memory than the program has: that is no property of the file either. */
    public InputException tooLittleMemory() {
        return InputException.ofDisk(new InputException.Problem(
                file,
                element,
                "the memory of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB does not suffice to read it",
                "Give Java more with JAVA_TOOL_OPTIONS=-Xmx4g, or read fewer files at once."));
    }

    /** The bytes of a file cannot be trusted; passes the refusal through readers that only know {@link IOException}. */
    static final class RefusedContent extends IOException {
        private static final long serialVersionUID = 1L;

        private final String remedy;

        RefusedContent(String problem, String remedy) {
            super(problem);
            this.remedy = remedy;
        }
    }

    /** Text of a file as one short, harmless line: the original may have line ends, terminal escapes or a megabyte. */
    public static String quote(String text) {
        return quote(text, LONGEST_QUOTE);
    }

    /** The same, with at most so many characters. */
    public static String quote(String text, int longest) {
        if (text.length() <= longest && isPlain(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .forEach(point -> safe.appendCodePoint(HarmlessCharacter.test(point) ? point : '?'));
        if (text.codePointCount(0, text.length()) > longest) {
            safe.append("...");
        }
        return safe.toString();
    }

    /** Whether a text is nothing but printable ASCII. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
