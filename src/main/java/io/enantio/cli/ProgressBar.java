package io.enantio.cli;

import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.chromatogram.RawInjection;
import io.enantio.method.Channel;
import io.enantio.run.Injection;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A bar that grows with every injection that is read. It is shown only on a terminal that can redraw a line. */
final class ProgressBar implements ChromatogramSource {
    private static final int WIDTH = 40;
    private static final String CLEAR_LINE = "\r\033[K";

    /** Set by the launcher, which can find out, to {@code terminal} or {@code file}. */
    private static final String STDERR_PROPERTY = "enantio.stderr";

    private final ChromatogramSource source;
    private final int injections;
    private final PrintWriter out;
    private final AtomicInteger read = new AtomicInteger();

    ProgressBar(ChromatogramSource source, int injections, PrintWriter out) {
        this.source = source;
        this.injections = injections;
        this.out = out;
    }

    /** Whether the error stream of this process is a terminal that can redraw a line. */
    static boolean isWanted() {
        return isWanted(
                System.getProperty(STDERR_PROPERTY, System.console() == null ? "file" : "terminal"), System.getenv());
    }

    static boolean isWanted(String stderr, Map<String, String> environment) {
        return stderr.equals("terminal")
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    @Override
    public RawInjection read(Injection injection, List<Channel> channels) {
        RawInjection raw = source.read(injection, channels);
        draw(read.incrementAndGet());
        return raw;
    }

    @Override
    public void refuseUnusable() {
        source.refuseUnusable();
    }

    /** Removes the bar. */
    void clear() {
        clear(out);
    }

    private void draw(int done) {
        boolean grown = WIDTH * done / injections > WIDTH * (done - 1) / injections;
        if (grown) {
            draw("reading", done, injections, out);
        }
    }

    /** Draws how many of some things are done. */
    static void draw(String word, int done, int all, PrintWriter out) {
        int filled = WIDTH * done / all;
        out.print("\r" + word + " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + all);
        out.flush();
    }

    /** Removes a bar. */
    static void clear(PrintWriter out) {
        out.print(CLEAR_LINE);
        out.flush();
    }
}
