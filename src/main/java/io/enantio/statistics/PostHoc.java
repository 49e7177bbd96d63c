package io.enantio.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Correction of p values for multiple comparisons. Holm: the j-th smallest of m times m - j + 1, never below
 * its predecessor; Bonferroni: each times m; both at most 1.
 */
public enum PostHoc {
    HOLM {
        public @Override List<Double> adjusted(List<Double> p) {
            List<Integer> order = IntStream.range(0, p.size())
                    .boxed()
                    .sorted(Comparator.comparing(p::get))
                    .toList();
            List<Double> adjusted = new ArrayList<>(Collections.nCopies(p.size(), 1.0));
            double largest = 0;
            for (int rank = 0; rank < order.size(); rank++) {
                int place = order.get(rank);
                largest = Math.max(largest, Math.min(1, (p.size() - rank) * p.get(place)));
                adjusted.set(place, largest);
            }
            return adjusted;
        }
    },
    BONFERRONI {
        public @Override List<Double> adjusted(List<Double> p) {
            return p.stream().map(value -> Math.min(1, p.size() * value)).toList();
        }
    };

    /** The p values corrected for their number, in the same order. */
    public abstract List<Double> adjusted(List<Double> p);

    /** The word in plans and results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in texts. */
    public String title() {
        return name().charAt(0) + word().substring(1);
    }

    /** The correction of a plan's word. */
    public static Optional<PostHoc> ofWord(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst();
    }
}
