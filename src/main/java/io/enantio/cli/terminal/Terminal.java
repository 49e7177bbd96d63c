package io.enantio.cli.terminal;

import java.util.Map;

/** Whether somebody watches the error stream on a terminal that can redraw a line. */
public enum Terminal {
    /** A person watches. */
    LIVE,
    /** A file, a pipe, or a terminal that wants plain text. */
    PLAIN;

    /** Set by the launcher, which can tell, to {@code terminal} or {@code file}. */
    static final String STDERR_PROPERTY = "enantio.stderr";

    /** The terminal of this process. */
    public static Terminal ofProcess() {
        return of(System.getProperty(STDERR_PROPERTY, System.console() == null ? "file" : "terminal"), System.getenv());
    }

    static Terminal of(String stderr, Map<String, String> environment) {
        boolean plain = !stderr.equals("terminal")
                || !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return plain ? PLAIN : LIVE;
    }
}
