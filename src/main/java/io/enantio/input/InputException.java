package io.enantio.input;

/** A file that cannot be used. The message is one line: {@code <file>, <element>: <problem>. <remedy>}. */
public final class InputException extends RuntimeException {
    private final transient Problem problem;

    /** The only way to make one. */
    public InputException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /**
     * One thing that is wrong.
     *
     * @param file as the user named it
     * @param element line, column or key; empty when it concerns the whole file
     * @param problem what is wrong, without a full stop
     * @param remedy what to do, with a full stop
     */
    public record Problem(String file, String element, String problem, String remedy) {
        @Override
        public String toString() {
            String where = element.isEmpty() ? file : file + ", " + element;
            return where + ": " + problem + ". " + remedy;
        }
    }
}
