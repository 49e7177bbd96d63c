package io.enantio.input.mzml.array;

/** The bytes of an array are not what its terms declare; the message continues "time array ...". */
final class MalformedArray extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedArray(String problem) {
        super(problem);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
