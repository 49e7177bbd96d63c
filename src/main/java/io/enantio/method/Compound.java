package io.enantio.method;

import io.enantio.method.value.Require;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One SRM or SIM channel and the analytes on it, in elution order: an enantiomer pair, a single achiral analyte, or more
 * isomers. Without an internal standard it is integrated, never quantified or judged.
 */
public record Compound(String name, Channels channels, InternalStandardUse internalStandard, List<Analyte> analytes) {

    /** The quantifier, and the qualifier if the method has one. */
    public record Channels(Channel quantifier, Optional<Channel> qualifier) {}

    /**
     * Which internal standard serves, and how much of the analyte appears on the standard's channel.
     *
     * @param name of the internal standard
     * @param intoStandardPercent isotope contribution of the analyte (rule A-13)
     */
    public record InternalStandardUse(Optional<String> name, OptionalDouble intoStandardPercent) {
        /** The compound has no internal standard. */
        public static final InternalStandardUse NONE =
                new InternalStandardUse(Optional.empty(), OptionalDouble.empty());
    }

    public Compound {
        Require.text("compound", name);
        analytes = List.copyOf(analytes);
        Require.that(!analytes.isEmpty(), "compound " + name + " must have at least one peak");
        Require.that(
                analytes.size() == channels.quantifier().window().peaks(),
                "compound " + name + " must have as many analytes as peaks on its channel");
    }

    /** Whether the compound has two or more peaks on its channel. */
    public boolean hasNeighbours() {
        return analytes.size() > 1;
    }

    /** Place of an analyte in the elution order, from 0; -1 if it is another compound's. */
    public int place(Analyte analyte) {
        return analytes.indexOf(analyte);
    }
}
