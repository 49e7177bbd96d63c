package io.enantio.peak;

/** Finds the boundary of two neighbours: the lowest place of the lightly smoothed signal between their tops. */
final class ValleyFinder {
    private static final double SMOOTHING_WIDTHS = 0.12;
    private static final int STEPS = 40;
    /** A valley is one when both tops rise this many standard deviations above it. */
    private static final double REAL_SD = 3;

    private final Signal signal;
    private final Baseline baseline;
    private final ChannelShape shape;

    ValleyFinder(Signal signal, Baseline baseline, ChannelShape shape) {
        this.signal = signal;
        this.baseline = baseline;
        this.shape = shape;
    }

    Boundary between(Places.Place left, Places.Place right) {
        double from = left.timeMin();
        double to = right.timeMin();
        if (to - from > shape.tail().reachMin() + shape.front().reachMin()) {
            return new Boundary(Boundary.Kind.APART, (from + to) / 2, 0, sdAt((from + to) / 2));
        }
        double lowest = from;
        for (int i = 1; i <= STEPS; i++) {
            double time = from + (to - from) * i / STEPS;
            lowest = height(time) < height(lowest) ? time : lowest;
        }
        double smaller = Math.min(height(from), height(to));
        double sd = sdAt(lowest);
        return smaller - height(lowest) > REAL_SD * Math.hypot(sd, sdAt(height(from) < height(to) ? from : to))
                ? new Boundary(Boundary.Kind.VALLEY, lowest, height(lowest), sd)
                : crossing(from, to);
    }

    /** Where the tail of the first and the front of the second would cross, were both as high. */
    private Boundary crossing(double from, double to) {
        double low = from;
        double high = to;
        for (int halving = 0; halving < 30; halving++) {
            double middle = (low + high) / 2;
            boolean before =
                    shape.tail().atDistance(middle - from) > shape.front().atDistance(to - middle);
            low = before ? middle : low;
            high = before ? high : middle;
        }
        double flat = shape.tail().atDistance(low - from) == 0 ? (from + to) / 2 : low;
        return new Boundary(Boundary.Kind.NONE, flat, height(flat), sdAt(flat));
    }

    /** Smoothed height above the baseline. */
    double height(double timeMin) {
        return signal.smoothed(timeMin, SMOOTHING_WIDTHS * shape.fwhmMin()) - baseline.at(timeMin);
    }

    /** Standard deviation of such a height. */
    double sdAt(double timeMin) {
        double level = baseline.at(timeMin) + Math.max(height(timeMin), 0);
        return signal.noise().sdAt(level) * signal.smoothingFactor(SMOOTHING_WIDTHS * shape.fwhmMin());
    }
}
