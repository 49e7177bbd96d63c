package io.enantio.record.chain;

/** A record that cannot be used or written. The message is one line: {@code <place>: <problem>. <remedy>}. */
public final class RecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param place file, and the line or column in it
     * @param problem without a full stop
     * @param remedy what to do, a sentence
     */
    public RecordException(String place, String problem, String remedy) {
        super(place + ": " + problem + ". " + remedy);
    }

    /** The whole line. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
