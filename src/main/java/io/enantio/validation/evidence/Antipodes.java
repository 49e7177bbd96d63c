package io.enantio.validation.evidence;

import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.Method;
import java.util.List;
import java.util.Optional;

/** Which analytes of a method are mirror images of each other. */
public final class Antipodes {
    private Antipodes() {}

    /** Compounds of exactly one R and one S, in the method's order. */
    public static List<Compound> pairs(Method method) {
        return method.compounds().stream().filter(Antipodes::isPair).toList();
    }

    /** The other of a pair. */
    public static Optional<Analyte> of(Method method, Analyte analyte) {
        Compound compound = method.compoundOf(analyte);
        return isPair(compound)
                ? compound.analytes().stream()
                        .filter(other -> !other.equals(analyte))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isPair(Compound compound) {
        List<Analyte> analytes = compound.analytes();
        return analytes.size() == 2
                && analytes.get(0).configuration().isPresent()
                && analytes.get(1).configuration().isPresent()
                && !analytes.get(0).configuration().equals(analytes.get(1).configuration());
    }
}
