package io.enantio.database.cdisc;

/** A study cannot be exported. The message is one line: {@code <place>: <problem>. <remedy>}. */
public final class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExportException(String place, String problem, String remedy) {
        super(place + ": " + problem + ". " + remedy);
    }
}
