package io.enantio.cli.draft;

import io.enantio.method.Transition;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the masses of channels suggest about each other; a person decides. */
final class ChannelKinship {
    /** Labels of three to eight deuterium atoms, each 1.0063 Da heavier than hydrogen. */
    private static final double LEAST_LABEL = 2.9;

    private static final double MOST_LABEL = 8.15;
    private static final double FROM_WHOLE_DALTONS = 0.15;
    private static final int MOST_NAMED = 4;

    private final List<DraftChannel> channels;

    ChannelKinship(List<DraftChannel> channels) {
        this.channels = channels;
    }

    /** Suggestions on a channel, as lines without an end. */
    List<String> of(DraftChannel channel, Function<DraftChannel, String> name) {
        Transition own = channel.transition();
        return Stream.of(
                        line(
                                "DECIDE: 3 to 8 Da above %s, perhaps its deuterated internal standard: then move it below",
                                channels.stream()
                                        .filter(other -> isLabelled(other.transition(), own))
                                        .map(name)
                                        .toList()),
                        line(
                                "DECIDE: the precursor of %s, perhaps its qualifier: then write it there",
                                channels.stream()
                                        .filter(other -> other != channel && !own.isSim())
                                        .filter(other -> !other.transition().isSim())
                                        .filter(other -> other.transition().precursorMz() == own.precursorMz())
                                        .map(name)
                                        .toList()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> line(String text, List<String> names) {
        String named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(" or "))
                + (names.size() > MOST_NAMED ? " or " + (names.size() - MOST_NAMED) + " more" : "");
        return names.isEmpty() ? List.of() : List.of(text.formatted(named));
    }

    /** Whether a channel could show the labelled form of another's compound: the fragment keeps some labels or none. */
    private static boolean isLabelled(Transition plain, Transition labelled) {
        double label = labelled.precursorMz() - plain.precursorMz();
        boolean whole = Math.abs(label - Math.rint(label)) <= FROM_WHOLE_DALTONS;
        if (!whole || label < LEAST_LABEL || label > MOST_LABEL || plain.isSim() != labelled.isSim()) {
            return false;
        }
        double kept = labelled.productMz().orElse(0) - plain.productMz().orElse(0);
        return kept > -FROM_WHOLE_DALTONS && kept < label + FROM_WHOLE_DALTONS;
    }
}
