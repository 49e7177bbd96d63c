package io.enantio.input.mzml;

import io.enantio.input.mzml.array.BinaryDataArrays;
import io.enantio.input.mzml.header.HeaderReader;
import io.enantio.input.mzml.xml.CvParam;
import io.enantio.input.mzml.xml.ParamGroups;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ac.ebi.jmzml.model.mzml.BinaryDataArrayList;
import uk.ac.ebi.jmzml.model.mzml.CVParam;
import uk.ac.ebi.jmzml.model.mzml.ParamGroup;
import uk.ac.ebi.jmzml.model.mzml.Precursor;
import uk.ac.ebi.jmzml.model.mzml.Product;

/** Elements of jmzML as ours. Groups of terms that are referred to are filled in by jmzML. */
final class JmzmlTerms {
    /** No groups: jmzML has put their terms in already. */
    static final ParamGroups FILLED_IN = new ParamGroups();

    private JmzmlTerms() {}

    static List<CvParam> of(@Nullable ParamGroup group) {
        return group == null
                ? List.of()
                : group.getCvParam().stream().map(JmzmlTerms::term).toList();
    }

    private static CvParam term(CVParam term) {
        return new CvParam(
                text(term.getAccession()),
                text(term.getName()),
                text(term.getValue()),
                new CvParam.Unit(text(term.getUnitAccession()), text(term.getUnitName())));
    }

    static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }

    static HeaderReader header(ParamGroup element) {
        HeaderReader header = new HeaderReader(FILLED_IN);
        collect(header, HeaderReader.Part.OWN, element);
        return header;
    }

    private static void collect(HeaderReader header, HeaderReader.Part part, @Nullable ParamGroup element) {
        if (element != null) {
            header.collect(part, of(element));
            element.getUserParam()
                    .forEach(param -> header.collect(part, text(param.getName()), text(param.getValue())));
        }
    }

    static void collect(HeaderReader header, @Nullable Precursor precursor) {
        if (precursor != null) {
            collect(header, HeaderReader.Part.PRECURSOR_WINDOW, precursor.getIsolationWindow());
            collect(header, HeaderReader.Part.ACTIVATION, precursor.getActivation());
            Optional.ofNullable(precursor.getSelectedIonList())
                    .ifPresent(list -> list.getSelectedIon()
                            .forEach(ion -> collect(header, HeaderReader.Part.SELECTED_PRECURSOR, ion)));
        }
    }

    static void collect(HeaderReader header, @Nullable Product product) {
        if (product != null) {
            collect(header, HeaderReader.Part.PRODUCT_WINDOW, product.getIsolationWindow());
        }
    }

    /** Adds the arrays of a list, which our decoder decodes. */
    static void addArrays(BinaryDataArrays arrays, @Nullable BinaryDataArrayList list) {
        if (list != null) {
            list.getBinaryDataArray()
                    .forEach(array -> arrays.add(
                            of(array),
                            Optional.ofNullable(array.getArrayLength()).map(String::valueOf),
                            Optional.ofNullable(array.getEncodedLength())
                                    .map(String::valueOf)
                                    .orElse(""),
                            Optional.ofNullable(array.getBinary()).orElse(new byte[0])));
        }
    }
}
