package io.enantio.cli.terminal;

import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.chromatogram.RawInjection;
import io.enantio.method.Channel;
import io.enantio.run.Injection;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Draws a bar that grows with every injection that is read. */
public final class ProgressBar implements ChromatogramSource {
    private static final int WIDTH = 40;
    private static final String CLEAR_LINE = "\r\033[K";

    private final ChromatogramSource source;
    private final int injections;
    private final PrintWriter out;
    private final AtomicInteger read = new AtomicInteger();

    public ProgressBar(ChromatogramSource source, int injections, PrintWriter out) {
        this.source = source;
        this.injections = injections;
        this.out = out;
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

    /** Takes the bar away. */
    public void clear() {
        out.print(CLEAR_LINE);
        out.flush();
    }

    private void draw(int done) {
        int filled = WIDTH * done / injections;
        boolean grown = filled > WIDTH * (done - 1) / injections;
        if (grown) {
            out.print("\rreading [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + injections);
            out.flush();
        }
    }
}
