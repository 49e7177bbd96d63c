package io.enantio.database.cdisc;

import java.util.List;

/** A study cannot be exported. The message has a line for each problem: {@code <place>: <problem>. <remedy>}. */
public final class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExportException(String place, String problem, String remedy) {
        this(List.of(line(place, problem, remedy)));
    }

    ExportException(List<String> lines) {
        super(String.join("\n", lines));
    }

    /** One problem. */
    static String line(String place, String problem, String remedy) {
        return place + ": " + problem + ". " + remedy;
    }
}
