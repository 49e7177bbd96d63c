package io.enantio.report.study;

import io.enantio.method.value.Range;
import java.util.ArrayList;
import java.util.List;

/** Round numbers of an axis that begins at 0 and reaches beyond its largest value. */
record Ticks(double step, double top) {
    private static final double WANTED = 5;

    static Ticks upTo(double largest) {
        double rough = (largest > 0 ? largest : 1) / WANTED;
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(rough)));
        double mantissa = rough / power;
        double step = (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10) * power;
        return new Ticks(step, step * StrictMath.ceil((largest > 0 ? largest : 1) / step));
    }

    Range range() {
        return new Range(0, top);
    }

    List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
            values.add(i * step);
        }
        return values;
    }
}
