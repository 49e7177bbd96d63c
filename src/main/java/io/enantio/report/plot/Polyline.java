package io.enantio.report.plot;

import io.enantio.report.plot.Svg.Point;
import java.util.ArrayList;
import java.util.List;

/** Simplification of a line by the algorithm of Douglas and Peucker (1973); no omitted point is further away than a fifth of a pixel. */
final class Polyline {
    private static final double TOLERANCE = 0.2;

    private Polyline() {}

    static List<Point> of(List<Point> points) {
        if (points.size() < 3) {
            return points;
        }
        boolean[] kept = new boolean[points.size()];
        kept[0] = true;
        kept[points.size() - 1] = true;
        keep(points, kept, 0, points.size() - 1);
        List<Point> few = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                few.add(points.get(i));
            }
        }
        return few;
    }

    private static void keep(List<Point> points, boolean[] kept, int from, int to) {
        int farthest = from;
        double most = TOLERANCE;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(points.get(i), points.get(from), points.get(to));
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        if (farthest != from) {
            kept[farthest] = true;
            keep(points, kept, from, farthest);
            keep(points, kept, farthest, to);
        }
    }

    private static double distance(Point point, Point start, Point end) {
        double dx = end.x() - start.x();
        double dy = end.y() - start.y();
        double length = Math.sqrt(dx * dx + dy * dy);
        double across = dx * (start.y() - point.y()) - dy * (start.x() - point.x());
        return length == 0 ? 0 : Math.abs(across) / length;
    }
}
