package io.enantio.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.enantio.report.plot.Canvas.Ends;
import io.enantio.report.plot.Chart.Axis;
import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Kind;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Note;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Size;
import io.enantio.report.plot.Chart.Tag;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A chart says the same as SVG and as JSON: within a tenth of a pixel there, exactly here. */
class ChartTest {
    private static final String HOSTILE = "</script><script>alert(1)</script> & \"'\\ \u2028 \u0001\n|";
    private static final int SEEDS = 40;
    /** Half of a tenth of a pixel, twice: of the value and of the step before it. */
    private static final double PIXELS = 0.051;

    private static final Pattern SERIES = Pattern.compile(
            "<path data-kind=\"(\\w+)\" data-line=\"([^\"]*)\" d=\"([^\"]*)\"( transform=\"scale\\(.1\\)\")?");
    private static final Pattern STEP = Pattern.compile("([Ml])(-?[\\d.]+) ?(-?[\\d.]+)");

    private static Chart chart(Random random) {
        double low = random.nextDouble() * 100 - 50;
        double high = low + Math.pow(10, random.nextInt(9) - 2);
        double top = Math.pow(10, random.nextInt(12) - 3);
        List<Value> values = new ArrayList<>();
        int points = 2 + random.nextInt(60);
        for (int i = 0; i < points; i++) {
            values.add(new Value(low + (high - low) * i / (points - 1), top * random.nextDouble()));
        }
        Panel panel = new Panel(
                new Frame(new Point(60, 30), new Point(400, 200)),
                new Axis("x", low, high),
                new Axis("y", 0, top),
                List.of(
                        new Series("measured", Kind.TRACE, PlotStyle.TRACE, values),
                        Series.level("limit", top / 3, PlotStyle.LIMIT),
                        Series.upright("bound", low + (high - low) / 4, PlotStyle.BOUND)),
                List.of(new Mark(
                        "y",
                        new Value(low + (high - low) / 2, top / 2),
                        "a mark",
                        Mark.Shape.DIAMOND,
                        PlotStyle.FILLED_BLUE,
                        Optional.of("7/S"))),
                List.of(new Tag(new Value(low, top), "1")));
        return new Chart("title", new Size(430, 250), List.of(), List.of(panel), List.of());
    }

    /** Two names whose code points need more room than a column has, and one that fits. */
    @Test
    void onPaperTheWordsOfAnAxisStayWithinTheirColumns() {
        Panel panel = new Panel(
                new Frame(new Point(60, 30), new Point(210, 200)),
                new Axis("level", 0.5, 3.5, List.of("質控中文", "שלום", "LOW")),
                new Axis("y", 0, 1),
                List.of(),
                List.of(),
                List.of());
        Chart chart = new Chart("title", new Size(300, 250), List.of(), List.of(panel), List.of());
        Map<String, Double> narrowings = new TreeMap<>();
        chart.svg()
                .paint(
                        new Canvas() {
                            @Override
                            public void path(List<Point> points, Ends ends, Style style) {
                                assertThat(points)
                                        .allSatisfy(
                                                point -> assertThat(point.x()).isBetween(0.0, 300.0));
                            }

                            @Override
                            public void circle(Point centre, double radius, Style style) {
                                throw new AssertionError("nothing is marked");
                            }

                            @Override
                            public void dots(List<Point> points, String colour) {
                                throw new AssertionError("nothing is measured");
                            }

                            @Override
                            public void text(Point start, double narrowing, String words) {
                                narrowings.put(words, narrowing);
                            }
                        },
                        LetterWidths.load());
        assertThat(narrowings.get("<U+8CEA>…")).isBetween(0.5, 1.0);
        assertThat(narrowings.keySet().stream().filter(words -> words.startsWith("<U+05E9")))
                .singleElement()
                .satisfies(words -> assertThat(narrowings.get(words)).isBetween(0.5, 1.0));
        assertThat(narrowings).containsEntry("LOW", 1.0).doesNotContainKey("<U+8CEA U+63A7>…");
        assertThat(chart.svg().toString()).contains(">質控中文</text>", ">שלום</text>");
    }

    private static JsonNode json(Chart chart) {
        return JsonMapper.builder().build().readTree(ChartJson.of(chart));
    }

    @Test
    void jsonHoldsEveryValueExactly() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Chart chart = chart(new Random(seed));
            JsonNode panel = json(chart).get("panels").get(0);
            Series measured = chart.panels().get(0).series().get(0);
            JsonNode series = panel.get("series").get(0);
            for (int i = 0; i < measured.values().size(); i++) {
                assertThat(series.get("xs").get(i).asDouble())
                        .isEqualTo(measured.values().get(i).x());
                assertThat(series.get("ys").get(i).asDouble())
                        .isEqualTo(measured.values().get(i).y());
            }
            assertThat(panel.get("x").get("high").asDouble())
                    .isEqualTo(chart.panels().get(0).x().high());
            assertThat(panel.get("marks").get(0).get("id").asString()).isEqualTo("7/S");
        }
    }

    @Test
    void svgDrawsTheSameValuesToATenthOfAPixel() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Chart chart = chart(new Random(seed));
            Panel panel = chart.panels().get(0);
            Plot plot = new Plot(new Svg(1, 1, ""), panel.frame(), panel.x(), panel.y());
            Matcher found = SERIES.matcher(chart.svg().toString());
            assertThat(found.find()).isTrue();
            assertThat(found.group(1)).isEqualTo("trace");
            List<Point> drawn = points(found.group(3), found.group(4) == null ? 1 : 0.1);
            List<Value> values = panel.series().get(0).values();
            assertThat(drawn).as("no point of a trace is left out").hasSameSizeAs(values);
            for (int i = 0; i < values.size(); i++) {
                Point meant = plot.at(values.get(i).x(), values.get(i).y());
                assertThat(drawn.get(i).x()).isCloseTo(meant.x(), within(PIXELS));
                assertThat(drawn.get(i).y()).isCloseTo(meant.y(), within(PIXELS));
            }
            assertThat(found.find()).isTrue();
            assertThat(points(found.group(3), 1))
                    .allSatisfy(point -> assertThat(point.y())
                            .isCloseTo(plot.at(0, panel.y().high() / 3).y(), within(PIXELS)));
        }
    }

    private static List<Point> points(String path, double unit) {
        List<Point> points = new ArrayList<>();
        double x = 0;
        double y = 0;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            boolean isAbsolute = step.group(1).equals("M");
            x = (isAbsolute ? 0 : x) + unit * Double.parseDouble(step.group(2));
            y = (isAbsolute ? 0 : y) + unit * Double.parseDouble(step.group(3));
            points.add(new Point(x, y));
        }
        return points;
    }

    @Test
    void whatLiesBeyondTheAxesIsDrawnAtTheirEdge() {
        Panel panel = new Panel(
                new Frame(new Point(0, 0), new Point(100, 100)),
                new Axis("x", 0, 1),
                new Axis("y", -5, 5),
                List.of(new Series("residual", Kind.LINE, PlotStyle.FIT, List.of(new Value(0, 9), new Value(1, -9)))),
                List.of(),
                List.of());
        Chart chart = new Chart("t", new Size(100, 100), List.of(), List.of(panel), List.of());
        assertThat(chart.svg().toString()).contains("d=\"M0 0l100 100\"");
        assertThat(ChartJson.of(chart)).contains("\"ys\":[9,-9]");
    }

    @Test
    void hostileTextIsNeverMarkupAndReadsBackFromJson() {
        Panel panel = new Panel(
                new Frame(new Point(60, 30), new Point(400, 200)),
                new Axis(HOSTILE, 0, 2, List.of(HOSTILE)),
                new Axis(HOSTILE, 0, 1),
                List.of(new Series(HOSTILE, Kind.DOTS, PlotStyle.POINTS, List.of(new Value(1, 1)))),
                List.of(new Mark(
                        HOSTILE, new Value(1, 1), HOSTILE, Mark.Shape.RING, PlotStyle.SHOWN, Optional.of(HOSTILE))),
                List.of(new Tag(new Value(1, 1), HOSTILE)));
        Chart chart = new Chart(
                HOSTILE,
                new Size(430, 250),
                List.of(new Key(HOSTILE, Optional.empty(), PlotStyle.FIT)),
                List.of(panel),
                List.of(new Note(new Point(0, 0), HOSTILE)));
        assertThat(chart.svg().toString()).doesNotContain("<script", "alert(1)</", "\u0001");
        assertThat(ChartJson.of(chart)).doesNotContain("<", ">", "&", "\n", "\u2028");
        String read = HOSTILE.replace('\u0001', '\uFFFD');
        JsonNode json = json(chart);
        assertThat(json.get("title").asString()).isEqualTo(read);
        assertThat(json.get("panels").get(0).get("marks").get(0).get("words").asString())
                .isEqualTo(read);
        assertThat(json.get("keys").get(0).get("text").asString()).isEqualTo(read);
    }

    @Test
    void nothingThatCannotBeDrawnGetsIntoAChart() {
        assertThatThrownBy(() -> new Value(1, Double.NaN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Axis("y", 0, Double.POSITIVE_INFINITY)).hasMessageContaining("finite");
        assertThatThrownBy(() -> Style.line("red\" onload=\"x", 1)).hasMessageContaining("#rrggbb");
        assertThatThrownBy(() -> new Series("l", Kind.LEVEL, PlotStyle.LIMIT, List.of()))
                .hasMessageContaining("one value");
        assertThat(new Axis("y", 5, 5)).isEqualTo(new Axis("y", 0, 10));
    }
}
