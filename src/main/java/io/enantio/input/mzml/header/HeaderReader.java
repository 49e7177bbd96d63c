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
        ACTIVATION
    }

    private static final String TARGET_MZ = "MS:1000827";
    /** In mzML 1.1 and in 1.0. */
    private static final Set<String> SELECTED_MZ = Set.of("MS:1000744", "MS:1000040");

    private static final String NEGATIVE = "MS:1000129";
    private static final String POSITIVE = "MS:1000130";
    private static final String COLLISION_ENERGY = "MS:1000045";
    private static final String ACTIVATION_ENERGY = "MS:1000509";

    private final ParamGroups groups;
    private final List<CvParam> own = new ArrayList<>();
    private final List<CvParam> precursorWindow = new ArrayList<>();
    private final List<CvParam> productWindow = new ArrayList<>();
    private final List<CvParam> activation = new ArrayList<>();
    private final List<CvParam> selected = new ArrayList<>();

    public HeaderReader(ParamGroups groups) {
        this.groups = groups;
    }

    /** Takes the child the cursor is at, if it belongs to the header. */
    public void collect(XmlCursor xml) {
        switch (xml.name()) {
            case "precursor" -> windows(xml, precursorWindow);
            case "product" -> windows(xml, productWindow);
            default -> groups.collect(xml, own);
        }
    }

    /** Takes the terms of a part, as another reader found them. */
    public void collect(Part part, List<CvParam> terms) {
        switch (part) {
            case OWN -> own.addAll(terms);
            case PRECURSOR_WINDOW -> precursorWindow.addAll(terms);
            case PRODUCT_WINDOW -> productWindow.addAll(terms);
            case ACTIVATION -> activation.addAll(terms);
        }
    }

    private void windows(XmlCursor xml, List<CvParam> window) {
        int ion = xml.depth();
        while (xml.nextChild(ion)) {
            switch (xml.name()) {
                case "isolationWindow" -> window.addAll(groups.terms(xml));
                case "activation" -> activation.addAll(groups.terms(xml));
                case "selectedIonList" -> selectedIons(xml);
                default -> {}
            }
        }
    }

    private void selectedIons(XmlCursor xml) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            selected.addAll(groups.terms(xml));
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
