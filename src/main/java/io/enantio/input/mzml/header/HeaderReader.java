package io.enantio.input.mzml.header;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.CvParam;
import io.enantio.input.mzml.xml.ParamGroups;
import io.enantio.input.mzml.xml.XmlCursor;
import io.enantio.method.Polarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Collects the terms of one chromatogram (or spectrum) and of its precursor and product. */
public final class HeaderReader {
    /** The part of the markup that a term belongs to. */
    public enum Part {
        OWN,
        PRECURSOR_WINDOW,
        PRODUCT_WINDOW,
        ACTIVATION,
        SELECTED_PRECURSOR,
        SELECTED_PRODUCT
    }

    /**
     * What a chromatogram states of its ions.
     *
     * @param from parts that are not stated where they belong, and where they were found instead; empty for none
     * @param oddities where the id contradicts the terms
     */
    public record Stated(ChromatogramHeader.Ions ions, String from, List<String> oddities) {}

    /** Ids round, and a converter may write the unit resolution's mass: what differs by more is another ion. */
    private static final double OTHER_ION_MZ = 0.5;

    private static final String TARGET_MZ = "MS:1000827";
    /** In mzML 1.1 and in 1.0. */
    private static final Set<String> SELECTED_MZ = Set.of("MS:1000744", "MS:1000040");

    private static final String NEGATIVE = "MS:1000129";
    private static final String POSITIVE = "MS:1000130";
    private static final String COLLISION_ENERGY = "MS:1000045";
    private static final String ACTIVATION_ENERGY = "MS:1000509";

    private static final String USER_PARAMETERS = "user parameters";
    private static final String THE_ID = "the id";
    private static final List<String> SOURCES = List.of("", "the selected ion", USER_PARAMETERS, THE_ID);

    private final ParamGroups groups;
    private final List<CvParam> own = new ArrayList<>();
    private final List<CvParam> precursorWindow = new ArrayList<>();
    private final List<CvParam> productWindow = new ArrayList<>();
    private final List<CvParam> activation = new ArrayList<>();
    private final List<CvParam> selected = new ArrayList<>();
    private final List<CvParam> selectedProduct = new ArrayList<>();
    private final UserParams userParams = new UserParams();

    public HeaderReader(ParamGroups groups) {
        this.groups = groups;
    }

    /** Takes the child the cursor is at, if it belongs to the header. */
    public void collect(XmlCursor xml) {
        switch (xml.name()) {
            case "precursor" -> windows(xml, Part.PRECURSOR_WINDOW);
            case "product" -> windows(xml, Part.PRODUCT_WINDOW);
            default -> take(xml, Part.OWN);
        }
    }

    /** Takes a parameter of a converter's own. */
    public void collect(Part part, String userName, String value) {
        userParams.add(part, userName, value);
    }

    private void take(XmlCursor xml, Part part) {
        groups.collect(xml, new ParamGroups.Sink() {
            @Override
            public void term(CvParam term) {
                terms(part).add(term);
            }

            @Override
            public void own(String name, String value) {
                collect(part, name, value);
            }
        });
    }

    private List<CvParam> terms(Part part) {
        return switch (part) {
            case OWN -> own;
            case PRECURSOR_WINDOW -> precursorWindow;
            case PRODUCT_WINDOW -> productWindow;
            case ACTIVATION -> activation;
            case SELECTED_PRECURSOR -> selected;
            case SELECTED_PRODUCT -> selectedProduct;
        };
    }

    /** Takes the terms of a part, as another reader found them. */
    public void collect(Part part, List<CvParam> terms) {
        terms(part).addAll(terms);
    }

    private void windows(XmlCursor xml, Part window) {
        int ion = xml.depth();
        while (xml.nextChild(ion)) {
            switch (xml.name()) {
                case "isolationWindow" -> children(xml, window);
                case "activation" -> children(xml, Part.ACTIVATION);
                case "selectedIonList" ->
                    selectedIons(
                            xml, window == Part.PRECURSOR_WINDOW ? Part.SELECTED_PRECURSOR : Part.SELECTED_PRODUCT);
                case "userParam" -> take(xml, window);
                default -> {}
            }
        }
    }

    private void children(XmlCursor xml, Part part) {
        int element = xml.depth();
        while (xml.nextChild(element)) {
            take(xml, part);
        }
    }

    private void selectedIons(XmlCursor xml, Part part) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            children(xml, part);
        }
    }

    public ChromatogramHeader.Type type() {
        return ChromatogramHeader.Type.of(own);
    }

    /** Terms of the chromatogram or spectrum itself. */
    public List<CvParam> own() {
        return own;
    }

    /** As for a chromatogram; if no target of a window is stated, the ion that the file states as selected. */
    ChromatogramHeader.Ions ionsOfSpectrum(Place place) {
        precursorWindow.removeIf(term -> term.value().isBlank());
        if (CvParam.find(precursorWindow, TARGET_MZ).isEmpty()) {
            selected.stream()
                    .filter(term -> SELECTED_MZ.contains(term.accession()))
                    .filter(term -> !term.value().isBlank())
                    .findFirst()
                    .ifPresent(term ->
                            precursorWindow.add(new CvParam(TARGET_MZ, term.name(), term.value(), term.unit())));
        }
        return ions(place);
    }

    /** The ions of a chromatogram. What no term states where it belongs may stand in a selected ion, a user parameter or the id. */
    public Stated stated(Place place, String id) {
        ChromatogramHeader.Ions terms = ions(place);
        ChromatogramHeader.Type type = type();
        if (!type.isOfIons()) {
            return new Stated(terms, "", List.of());
        }
        boolean isWhole = isStated(terms.precursorMz())
                && (type == ChromatogramHeader.Type.SIM || isStated(terms.productMz()))
                && terms.polarity().isPresent();
        ChromatogramHeader.Ions named = ChromatogramId.ions(id);
        return isWhole && terms.collisionEnergyEv().isPresent()
                ? new Stated(terms, "", contradictions(terms, named))
                : filled(terms, named, place);
    }

    private static boolean isStated(OptionalDouble mz) {
        return mz.orElse(0) > 0;
    }

    private Stated filled(ChromatogramHeader.Ions terms, ChromatogramHeader.Ions named, Place place) {
        ChromatogramHeader.Ions own = userParams.ions();
        boolean isSim = type() == ChromatogramHeader.Type.SIM;
        List<String> from = new ArrayList<>();
        OptionalDouble precursor = first(
                "precursor",
                from,
                terms.precursorMz(),
                selected(selected, place),
                own.precursorMz(),
                named.precursorMz());
        OptionalDouble product = isSim
                ? terms.productMz()
                : first(
                        "product",
                        from,
                        terms.productMz(),
                        selected(selectedProduct, place),
                        own.productMz(),
                        named.productMz());
        OptionalDouble energy = first(
                "collision energy",
                from,
                terms.collisionEnergyEv(),
                OptionalDouble.empty(),
                own.collisionEnergyEv(),
                named.collisionEnergyEv());
        Optional<Polarity> polarity = terms.polarity().or(own::polarity).or(named::polarity);
        if (terms.polarity().isEmpty() && polarity.isPresent()) {
            from.add("polarity from " + (own.polarity().isPresent() ? USER_PARAMETERS : THE_ID));
        }
        List<String> odd = contradictions(terms, named);
        from.stream()
                .filter(part -> part.startsWith("pr") && part.endsWith(THE_ID))
                .forEach(part -> odd.add("its " + part.replace(" from ", " m/z is stated by ") + " alone"));
        return new Stated(
                new ChromatogramHeader.Ions(precursor, product, polarity, energy), String.join(", ", from), odd);
    }

    /** The first of the sources that states a value; the first source is where it belongs. */
    private static OptionalDouble first(String what, List<String> from, OptionalDouble... sources) {
        for (int i = 0; i < sources.length; i++) {
            if (isStated(sources[i])) {
                if (i > 0) {
                    from.add(what + " from " + SOURCES.get(i));
                }
                return sources[i];
            }
        }
        return sources[0];
    }

    private static OptionalDouble selected(List<CvParam> terms, Place place) {
        if (terms.isEmpty()) {
            return OptionalDouble.empty();
        }
        Optional<CvParam> term = terms.stream()
                .filter(one -> SELECTED_MZ.contains(one.accession()))
                .filter(one -> !one.value().isBlank())
                .findFirst();
        return term.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(term.get().number("selected ion m/z", place));
    }

    private static List<String> contradictions(ChromatogramHeader.Ions terms, ChromatogramHeader.Ions named) {
        List<String> odd = new ArrayList<>();
        if (isOther(terms.precursorMz(), named.precursorMz()) || isOther(terms.productMz(), named.productMz())) {
            odd.add("its id states other ions than its terms");
        }
        if (terms.polarity().isPresent()
                && named.polarity().isPresent()
                && !terms.polarity().equals(named.polarity())) {
            odd.add("its id states " + named.polarity().get().word() + " ions, its terms "
                    + terms.polarity().get().word() + " ones");
        }
        return odd;
    }

    private static boolean isOther(OptionalDouble stated, OptionalDouble named) {
        return isStated(stated)
                && named.isPresent()
                && Math.abs(stated.getAsDouble() - named.getAsDouble()) > OTHER_ION_MZ;
    }

    /** The ions that were selected, polarity and collision energy. */
    public ChromatogramHeader.Ions ions(Place place) {
        OptionalDouble energy = CvParam.number(activation, COLLISION_ENERGY, "collision energy", place);
        return new ChromatogramHeader.Ions(
                CvParam.number(precursorWindow, TARGET_MZ, "precursor m/z", place),
                CvParam.number(productWindow, TARGET_MZ, "product m/z", place),
                polarity(place),
                energy.isPresent() ? energy : CvParam.number(activation, ACTIVATION_ENERGY, "collision energy", place));
    }

    private Optional<Polarity> polarity(Place place) {
        boolean negative = CvParam.holds(own, NEGATIVE);
        boolean positive = CvParam.holds(own, POSITIVE);
        if (negative && positive) {
            throw place.refuse("polarity is both positive and negative");
        }
        if (!negative && !positive) {
            return Optional.empty();
        }
        return Optional.of(negative ? Polarity.NEGATIVE : Polarity.POSITIVE);
    }
}
