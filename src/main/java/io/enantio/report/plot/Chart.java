package io.enantio.report.plot;

import io.enantio.report.plot.Plot.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture as data: what is drawn, at full resolution and in the units of its axes. {@link #svg} draws it for a page or on paper, {@link
 * ChartJson} writes it for a script; so a report and the review page show the same.
 *
 * @param title what is seen, for those who cannot see it
 * @param size of the picture
 * @param keys legend, in a row above the panels; may be empty
 * @param panels pairs of axes with what belongs to them
 * @param notes text beside the axes
 */
public record Chart(String title, Size size, List<Key> keys, List<Panel> panels, List<Note> notes) {
    /**
     * Rows of the legend.
     *
     * @param keys its entries
     * @param width of the picture, pixels
     * @return how many are needed on a screen and on paper
     */
    public static int rows(List<Key> keys, int width) {
        return ChartSvg.rows(keys, width);
    }

    /**
     * Size of a picture.
     *
     * @param width pixels
     * @param height pixels
     */
    public record Size(int width, int height) {}

    /**
     * An entry of the legend.
     *
     * @param text what it means
     * @param shape of the mark; absent: a line
     * @param style of mark or line
     */
    public record Key(String text, Optional<Mark.Shape> shape, Style style) {}

    /**
     * Text beside the axes.
     *
     * @param at left end of its baseline, pixels
     * @param text one line
     */
    public record Note(Svg.Point at, String text) {}

    /**
     * One of the two axes of a panel.
     *
     * @param name with its unit; empty: neither name nor labels, because another panel shows them
     * @param low least value shown
     * @param high largest value shown
     * @param labels words at 1, 2, 3 ... in place of numbers; empty: numbers
     */
    public record Axis(String name, double low, double high, List<String> labels) {
        /** An axis of numbers. */
        public Axis(String name, double low, double high) {
            this(name, low, high, List.of());
        }

        /** An axis with a length: that of a single value is extended to both sides. */
        public Axis {
            labels = List.copyOf(labels);
            require(low);
            require(high);
            if (!(high > low)) {
                double margin = low == 0 ? 1 : Math.abs(low);
                high = low + margin;
                low -= margin;
            }
        }
    }

    /**
     * A pair of axes. Panels with the same ends of their x axis zoom together.
     *
     * @param frame where the axes lie, pixels
     * @param x from left to right
     * @param y from bottom to top
     * @param series drawn in this order
     * @param marks drawn over the series
     * @param tags short texts at points
     */
    public record Panel(Frame frame, Axis x, Axis y, List<Series> series, List<Mark> marks, List<Tag> tags) {
        /** A panel that keeps its own lists. */
        public Panel {
            series = List.copyOf(series);
            marks = List.copyOf(marks);
            tags = List.copyOf(tags);
        }
    }

    /**
     * A value in the units of the axes.
     *
     * @param x from left to right
     * @param y from bottom to top
     */
    public record Value(double x, double y) {
        /** A value that can be drawn. */
        public Value {
            require(x);
            require(y);
        }
    }

    /**
     * Values that belong together.
     *
     * @param name shown with a value
     * @param kind how they are drawn
     * @param style stroke and fill
     * @param values in the order of drawing; of {@link Kind#TRACE} and {@link Kind#LINE} usually with increasing x
     */
    public record Series(String name, Kind kind, Style style, List<Value> values) {
        /** A series that keeps its own list. */
        public Series {
            values = List.copyOf(values);
            if (kind.isOneValue && values.size() != 1) {
                throw new IllegalArgumentException("a " + kind.word() + " has one value, not " + values.size());
            }
        }

        /**
         * A level over the whole panel.
         *
         * @param name shown with it
         * @param y its value
         * @param style stroke
         * @return the series
         */
        public static Series level(String name, double y, Style style) {
            return new Series(name, Kind.LEVEL, style, List.of(new Value(0, y)));
        }

        /**
         * An upright line over the whole panel.
         *
         * @param name shown with it
         * @param x its place
         * @param style stroke
         * @return the series
         */
        public static Series upright(String name, double x, Style style) {
            return new Series(name, Kind.UPRIGHT, style, List.of(new Value(x, 0)));
        }
    }

    /** How a series is drawn. */
    public enum Kind {
        /** Measured points: a line through all of them, and the points themselves where they lie far enough apart. */
        TRACE("trace", false),
        /** A line. */
        LINE("line", false),
        /** Points that no line joins. */
        DOTS("dots", false),
        /** A line with a fill down to the straight line between its ends. */
        AREA("area", false),
        /** A horizontal line over the whole panel; only y of its value counts. */
        LEVEL("level", true),
        /** A vertical line over the whole panel; only x of its value counts. */
        UPRIGHT("upright", true);

        private final String word;
        private final boolean isOneValue;

        Kind(String word, boolean isOneValue) {
            this.word = word;
            this.isOneValue = isOneValue;
        }

        /**
         * The word in a picture and in JSON.
         *
         * @return in small letters
         */
        public String word() {
            return word;
        }
    }

    /**
     * A point that says what it is.
     *
     * @param name of what its y is
     * @param at where
     * @param words what it is
     * @param shape its form
     * @param style stroke and fill
     * @param id of the result that it stands for, such as {@code 12/S-ketamine}; absent: of none
     */
    public record Mark(String name, Value at, String words, Shape shape, Style style, Optional<String> id) {
        /** Forms that are told apart without colours. */
        public enum Shape {
            CIRCLE("circle"),
            SQUARE("square"),
            TRIANGLE("triangle"),
            DIAMOND("diamond"),
            /** Larger and open: it lies around another mark. */
            RING("ring");

            private final String word;

            Shape(String word) {
                this.word = word;
            }

            /**
             * The word in a picture and in JSON.
             *
             * @return in small letters
             */
            public String word() {
                return word;
            }
        }
    }

    /**
     * A short text over a point.
     *
     * @param at the point
     * @param text a number or a letter
     */
    public record Tag(Value at, String text) {}

    /** A chart that keeps its own lists. */
    public Chart {
        keys = List.copyOf(keys);
        panels = List.copyOf(panels);
        notes = List.copyOf(notes);
    }

    /**
     * Several charts in one picture, beside each other.
     *
     * @param title of the whole
     * @param size of the whole
     * @param parts charts whose frames already lie where they belong
     * @return the whole
     */
    public static Chart of(String title, Size size, List<Chart> parts) {
        List<Key> keys = new ArrayList<>();
        List<Panel> panels = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        parts.forEach(part -> {
            keys.addAll(part.keys);
            panels.addAll(part.panels);
            notes.addAll(part.notes);
        });
        return new Chart(title, size, keys, panels, notes);
    }

    /**
     * The chart as a drawing.
     *
     * @return with simplified lines where that cannot be seen
     */
    public Svg svg() {
        return ChartSvg.of(this);
    }

    private static void require(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a value of a chart must be finite, is " + value);
        }
    }
}
