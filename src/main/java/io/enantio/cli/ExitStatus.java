package io.enantio.cli;

/** Exit status of the program; scripts rely on these numbers. */
enum ExitStatus {
    /** Processed, every analyte accepted; for other commands, done. */
    DONE(0),
    /** Done, but an analyte of the run is rejected, an experiment failed, or an export lacks a file. */
    REJECTED(1),
    /** The input or the command line cannot be used; nothing was written. */
    UNUSABLE(2),
    /** A bug in enantio. */
    BUG(70);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
