package io.enantio.report.folder;

/** Results cannot be written where they should go. The message is one line: {@code <place>: <problem>. <remedy>}. */
public final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutputException(String place, String problem, String remedy) {
        super(place + ": " + problem + ". " + remedy);
    }
}
