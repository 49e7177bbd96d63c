package io.enantio.input.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Input that cannot be used, with everything that is wrong with it. The message has one line for each problem:
 * {@code <file>, <element>: <problem>. <remedy>}.
 */
public final class InputException extends RuntimeException {
    private final transient List<Problem> problems;
    private final boolean isOfDisk;

    /**
     * One thing is wrong.
     *
     * @param problem what is wrong
     */
    public InputException(Problem problem) {
        this(List.of(problem));
    }

    /**
     * Several things are wrong.
     *
     * @param problems at least one
     */
    public InputException(List<Problem> problems) {
        this(problems, Source.CONTENT);
    }

    private InputException(List<Problem> problems, Source source) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("problems must not be empty");
        }
        this.problems = List.copyOf(problems);
        this.isOfDisk = source == Source.DISK;
    }

    private enum Source {
        CONTENT,
        DISK
    }

    /**
     * A file whose bytes cannot be had: it is absent, no regular file, the system refuses to read it, or memory does not suffice.
     * That is no property of the sample in it.
     *
     * @param problem what is wrong
     * @return the exception to be thrown
     */
    public static InputException ofDisk(Problem problem) {
        return new InputException(List.of(problem), Source.DISK);
    }

    /**
     * Whether the bytes could not be had, as distinct from bytes that cannot be used.
     *
     * @return whether another attempt may succeed with the same file
     */
    public boolean isOfDisk() {
        return isOfDisk;
    }

    /**
     * Everything that is wrong.
     *
     * @return sorted by file and line; never empty
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The first problem; of a raw file the only one.
     *
     * @return what is wrong
     */
    public Problem problem() {
        return problems.get(0);
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
