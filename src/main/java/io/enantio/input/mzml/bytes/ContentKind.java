package io.enantio.input.mzml.bytes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of a file by its first bytes, so that a refusal can name it. */
enum ContentKind {
    EMPTY("the file is empty", Place.COPY_AGAIN) {
        @Override
        boolean matches(String start) {
            return start.isEmpty();
        }
    },
    GZIP_IN_GZIP("it is gzip within gzip", "Unpack the file once."),
    PDF("it is a PDF document, not mzML", Place.CONVERT),
    ZIP("it is a zip archive, not mzML", "Unpack the archive; only plain and gzipped mzML are read."),
    BZIP2("it is packed with bzip2", "Unpack the file; only plain and gzipped mzML are read."),
    HTML("it is a web page, not mzML", "Download the file again.") {
        @Override
        boolean matches(String start) {
            String begin = start.stripLeading();
            String lower = begin.substring(0, Math.min(20, begin.length())).toLowerCase(Locale.ROOT);
            return lower.startsWith("<!doctype html") || lower.startsWith("<html");
        }
    },
    MZXML("it is an mzXML document, not mzML", Place.CONVERT) {
        @Override
        boolean matches(String start) {
            return start.contains("<mzXML") || start.contains("<msRun");
        }
    },
    UTF16("", "") {
        @Override
        boolean matches(String start) {
            return start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff");
        }
    },
    NOT_XML("it is not XML", Place.CONVERT) {
        @Override
        boolean matches(String start) {
            String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
            return !text.stripLeading().startsWith("<");
        }
    },
    XML("", "");

    private final String problem;
    private final String remedy;

    ContentKind(String problem, String remedy) {
        this.problem = problem;
        this.remedy = remedy;
    }

    /** The kind of a file's first bytes, each as one character. */
    static ContentKind of(String start) {
        return Arrays.stream(values())
                .filter(kind -> kind.matches(start))
                .findFirst()
                .orElse(XML);
    }

    boolean matches(String start) {
        return switch (this) {
            case GZIP_IN_GZIP -> start.startsWith("\u001f\u008b");
            case PDF -> start.startsWith("%PDF");
            case ZIP -> start.startsWith("PK");
            case BZIP2 -> start.startsWith("BZh");
            default -> false;
        };
    }

    /** Why it cannot be read; absent for what may be mzML. */
    Optional<String> problem() {
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    String remedy() {
        return remedy;
    }
}
