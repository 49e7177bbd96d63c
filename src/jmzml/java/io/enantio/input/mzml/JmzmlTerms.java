package io.enantio.input.mzml;

import io.enantio.input.mzml.array.ArrayContext;
import io.enantio.input.mzml.array.ArrayDecoder;
import io.enantio.input.mzml.array.ArrayPair;
import io.enantio.input.mzml.array.StoredArray;
import io.enantio.input.mzml.bytes.CvParam;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.HeaderReader;
import io.enantio.input.mzml.xml.ParamGroups;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ac.ebi.jmzml.model.mzml.BinaryDataArray;
import uk.ac.ebi.jmzml.model.mzml.BinaryDataArrayList;
import uk.ac.ebi.jmzml.model.mzml.CVParam;
import uk.ac.ebi.jmzml.model.mzml.ParamGroup;
import uk.ac.ebi.jmzml.model.mzml.Precursor;
import uk.ac.ebi.jmzml.model.mzml.Product;

/** Elements of jmzML as ours. Groups of terms that are referred to are filled in by jmzML. */
final class JmzmlTerms {
    private static final ParamGroups FILLED_IN = new ParamGroups();

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
        header.collect(HeaderReader.Part.OWN, of(element));
        return header;
    }

    static void collect(HeaderReader header, @Nullable Precursor precursor) {
        if (precursor != null) {
            header.collect(HeaderReader.Part.PRECURSOR_WINDOW, of(precursor.getIsolationWindow()));
            header.collect(HeaderReader.Part.ACTIVATION, of(precursor.getActivation()));
        }
    }

    static void collect(HeaderReader header, @Nullable Product product) {
        if (product != null) {
            header.collect(HeaderReader.Part.PRODUCT_WINDOW, of(product.getIsolationWindow()));
        }
    }

    /** The arrays of a list, decoded by our decoder. */
    static ArrayPair arrays(@Nullable BinaryDataArrayList list, ArrayContext context) {
        ArrayPair pair = new ArrayPair(context.place());
        if (list != null) {
            list.getBinaryDataArray().forEach(array -> pair.add(array(array, context)));
        }
        return pair;
    }

    private static StoredArray array(BinaryDataArray array, ArrayContext context) {
        int declared = Optional.ofNullable(array.getArrayLength())
                .map(length -> ArrayContext.length("arrayLength", length.toString(), context.place()))
                .orElse(context.defaultLength());
        byte[] stored = Optional.ofNullable(array.getBinary()).orElse(new byte[0]);
        String encodedLength = Optional.ofNullable(array.getEncodedLength())
                .map(String::valueOf)
                .orElse("");
        return StoredArray.of(
                of(array),
                stored,
                encodedLength,
                new ArrayContext(context.groups(), context.decoder(), context.place(), declared));
    }

    /** What arrays need to be decoded, of an element that declares so many points. */
    static ArrayContext context(ArrayDecoder decoder, Place place, int declared) {
        return new ArrayContext(FILLED_IN, decoder, place, declared);
    }
}
