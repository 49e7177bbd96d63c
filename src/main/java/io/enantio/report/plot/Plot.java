package io.enantio.report.plot;

import io.enantio.method.value.Range;
import io.enantio.report.plot.Chart.Axis;
import io.enantio.report.plot.Svg.Anchor;
import io.enantio.report.plot.Svg.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A pair of axes on a picture. Series, dots and marks drawn after {@link #axes} belong to them: a page in a browser can show their
 * values.
 *
 * @param frame upper left and lower right corner, pixels
 * @param x values from left to right
 * @param y values from bottom to top
 */
public record Plot(Svg svg, Frame frame, Axis x, Axis y) {
    private static final double TICK = 5;
    private static final MathContext DIGITS = new MathContext(12);
    /** Precision of the ends of an axis: a hundred times finer than what is drawn. */
    private static final MathContext ENDS = new MathContext(7);
    /** Pixels that a label needs with the space beside it. */
    private static final double ACROSS = 58;

    private static final double DOWN = 38;
    /** A plot lower than this has room for three labels if they stand close. */
    private static final double LOW = 60;

    private static final double DOWN_IF_LOW = 24;
    private static final double LONG_NUMBER = 1e5;

    public record Frame(Point upperLeft, Point lowerRight) {}

    /** Names of the axes. */
    public record Names(String x, String y) {}

    /**
     * Axes that a picture draws itself.
     *
     * @param svg the picture
     * @param frame upper left and lower right corner, pixels
     * @param x values from left to right
     * @param y values from bottom to top
     * @return the axes
     */
    public static Plot of(Svg svg, Frame frame, Range x, Range y) {
        return new Plot(svg, frame, new Axis("", x.low(), x.high()), new Axis("", y.low(), y.high()));
    }

    public Point at(double valueX, double valueY) {
        double left = frame.upperLeft().x();
        double bottom = frame.lowerRight().y();
        return new Point(
                left
                        + (valueX - x.low())
                                / (x.high() - x.low())
                                * (frame.lowerRight().x() - left),
                bottom
                        - (valueY - y.low())
                                / (y.high() - y.low())
                                * (bottom - frame.upperLeft().y()));
    }

    /** Draws both axes with names and ticks. */
    public void axes(Names names) {
        begin(names);
        ticksBelow();
        ticksBeside();
        double middle = (frame.upperLeft().x() + frame.lowerRight().x()) / 2;
        svg.label(new Point(middle, frame.lowerRight().y() + 38), Anchor.MIDDLE, names.x());
        svg.end();
    }

    /** Draws the axes without the ticks and name below: another plot with the same x axis is there. */
    public void axesAbove(Names names) {
        begin(names);
        ticksBeside();
        svg.end();
    }

    private void begin(Names names) {
        Point origin = new Point(frame.upperLeft().x(), frame.lowerRight().y());
        svg.begin("data-x=\"" + plain(x.low()) + " " + plain(x.high()) + "\" data-y=\"" + plain(y.low()) + " "
                + plain(y.high()) + "\" data-frame=\"" + corner(frame.upperLeft()) + " " + corner(frame.lowerRight())
                + "\" data-names=\"" + listed(List.of(names.x(), names.y())) + "\""
                + (x.labels().isEmpty() ? "" : " data-labels=\"" + listed(x.labels()) + "\""));
        svg.line(List.of(frame.upperLeft(), origin, frame.lowerRight()), PlotStyle.AXIS);
        svg.label(new Point(frame.upperLeft().x() - 9, frame.upperLeft().y() - 10), Anchor.START, names.y());
    }

    private void ticksBelow() {
        if (!x.labels().isEmpty()) {
            words();
            return;
        }
        double step = step(x, (frame.lowerRight().x() - frame.upperLeft().x()) / ACROSS);
        List<Point> feet = new ArrayList<>();
        for (double tick = Math.ceil(x.low() / step) * step; tick <= x.high(); tick += step) {
            Point foot = at(tick, y.low());
            feet.add(foot);
            svg.label(new Point(foot.x(), foot.y() + 19), Anchor.MIDDLE, tickText(tick, step, x));
        }
        svg.ticks(feet, new Point(0, TICK), PlotStyle.AXIS);
    }

    private void words() {
        List<Point> feet = new ArrayList<>();
        for (int i = 1; i <= x.labels().size(); i++) {
            Point foot = at(i, y.low());
            feet.add(foot);
            svg.label(
                    new Point(foot.x(), foot.y() + 19),
                    Anchor.MIDDLE,
                    at(2, y.low()).x() - at(1, y.low()).x(),
                    x.labels().get(i - 1));
        }
        svg.ticks(feet, new Point(0, TICK), PlotStyle.AXIS);
    }

    private void ticksBeside() {
        double height = frame.lowerRight().y() - frame.upperLeft().y();
        double step = step(y, height / (height < LOW ? DOWN_IF_LOW : DOWN));
        List<Point> feet = new ArrayList<>();
        for (double tick = Math.ceil(y.low() / step) * step; tick <= y.high(); tick += step) {
            Point foot = at(x.low(), tick);
            feet.add(foot);
            svg.label(new Point(foot.x() - 9, foot.y() + 4), Anchor.END, tickText(tick, step, y));
        }
        svg.ticks(feet, new Point(-TICK, 0), PlotStyle.AXIS);
    }

    /** 1, 2 or 5 times a power of ten that gives about this number of ticks. */
    private static double step(Axis range, double ticks) {
        double rough = (range.high() - range.low()) / Math.max(1, ticks);
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double mantissa = rough / power;
        double nice = mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10;
        return nice * power;
    }

    /** Twelve digits, so that sums of steps print as round decimals; powers of ten at all ticks of an axis or at none. */
    private static String tickText(double tick, double step, Axis axis) {
        if (Math.abs(tick) < step * 1e-9) {
            return "0";
        }
        BigDecimal tidy = new BigDecimal(tick, DIGITS).stripTrailingZeros();
        if (Math.max(Math.abs(axis.low()), Math.abs(axis.high())) < LONG_NUMBER) {
            return tidy.toPlainString();
        }
        int power = tidy.precision() - tidy.scale() - 1;
        return tidy.scaleByPowerOfTen(-power).toPlainString() + "e" + power;
    }

    /** Words, separated by line feeds. */
    private static String listed(List<String> words) {
        return words.stream().map(word -> Svg.escaped(word.replace('\n', ' '))).collect(Collectors.joining("&#10;"));
    }

    private static String corner(Point point) {
        return Svg.number(point.x()) + " " + Svg.number(point.y());
    }

    private static String plain(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value, ENDS).stripTrailingZeros().toPlainString();
    }
}
