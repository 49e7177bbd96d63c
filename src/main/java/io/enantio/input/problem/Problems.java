package io.enantio.input.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems, so that all are reported at once. */
public final class Problems {
    private static final Comparator<Located> ORDER = Comparator.comparing(
                    (Located located) -> located.spot().file())
            .thenComparing(located -> located.spot().line())
            .thenComparing(located -> located.spot().detail())
            .thenComparing(located -> located.problem().problem());

    private final List<Located> found = new ArrayList<>();

    private record Located(Spot spot, InputException.Problem problem) {}

    /** Adds a problem; the remedy ends with a full stop. */
    public void add(Spot spot, String problem, String remedy) {
        found.add(new Located(spot, new InputException.Problem(spot.file(), spot.element(), problem, remedy)));
    }

    /** How many there are so far. */
    public int count() {
        return found.size();
    }

    /** Ends the reading if anything is wrong. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InputException(found.stream()
                    .sorted(ORDER)
                    .map(Located::problem)
                    .distinct()
                    .toList());
        }
    }
}
