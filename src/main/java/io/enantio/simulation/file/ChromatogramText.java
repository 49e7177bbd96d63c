package io.enantio.simulation.file;

import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import io.enantio.simulation.instrument.RecordedTrace;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.sequence.PlannedInjection;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Writes the chromatogram elements of an mzML file. */
final class ChromatogramText {
    static final String TOTAL_ID = "TIC";
    private static final String[] MZ = {"unitCvRef", "MS", "unitAccession", "MS:1000040", "unitName", "m/z"};
    private static final String[] EV = {"unitCvRef", "UO", "unitAccession", "UO:0000266", "unitName", "electronvolt"};
    private static final String[] MINUTE = {"unitCvRef", "UO", "unitAccession", "UO:0000031", "unitName", "minute"};
    private static final String[] COUNTS = {
        "unitCvRef", "MS", "unitAccession", "MS:1000131", "unitName", "number of detector counts"
    };
    private static final double USUAL_COLLISION_ENERGY_EV = 30;

    private final XmlText xml;
    private final boolean hasTimeUnit;

    ChromatogramText(XmlText xml, PlannedInjection injection) {
        this.xml = xml;
        this.hasTimeUnit = !injection.has(Fault.TIME_UNIT_MISSING);
    }

    /** Name of a trace in the file, unique in it. */
    static String id(Transition transition) {
        String product = transition.productMz().isPresent()
                ? " Q3=" + plain(transition.productMz().getAsDouble())
                : "";
        String choice = transition.choice().idContains().map(text -> " " + text).orElse("");
        String polarity = transition.choice().polarity().equals(Optional.of(Polarity.NEGATIVE)) ? "- " : "";
        String energy = transition.choice().collisionEnergyEv().isPresent()
                ? " ce=" + plain(transition.choice().collisionEnergyEv().getAsDouble())
                : "";
        return polarity
                + (transition.isSim() ? "SIM SIC Q1=" : "SRM SIC Q1=")
                + plain(transition.precursorMz())
                + product
                + energy
                + choice;
    }

    /** The sum of all traces. */
    void total(List<RecordedTrace> traces) throws XMLStreamException {
        RecordedTrace longest = traces.get(traces.size() - 1);
        float[] sum = new float[longest.size()];
        for (int i = 0; i < sum.length; i++) {
            double total = 0;
            for (RecordedTrace trace : traces) {
                total += trace.counts(i);
            }
            sum[i] = (float) total;
        }
        start(0, TOTAL_ID, longest.size());
        xml.term("MS:1000235", "total ion current chromatogram");
        arrays(longest.timeBytes(), RecordedTrace.littleEndian(sum));
        xml.end();
    }

    /** One channel. */
    void trace(int index, RecordedTrace trace) throws XMLStreamException {
        Transition transition = trace.transition();
        start(index, id(transition), trace.size());
        if (transition.isSim()) {
            xml.term("MS:1001472", "selected ion monitoring chromatogram");
        } else {
            xml.term("MS:1001473", "selected reaction monitoring chromatogram");
        }
        if (transition.choice().polarity().equals(Optional.of(Polarity.NEGATIVE))) {
            xml.term("MS:1000129", "negative scan");
        } else {
            xml.term("MS:1000130", "positive scan");
        }
        ions(transition);
        arrays(trace.timeBytes(), trace.countBytes());
        xml.end();
    }

    private void start(int index, String id, int points) throws XMLStreamException {
        xml.start(
                "chromatogram",
                "index",
                Integer.toString(index),
                "id",
                id,
                "defaultArrayLength",
                Integer.toString(points));
    }

    private void ions(Transition transition) throws XMLStreamException {
        xml.start("precursor");
        window(transition.precursorMz());
        xml.start("activation");
        if (!transition.isSim()) {
            xml.term("MS:1000133", "collision-induced dissociation");
            double energy = transition.choice().collisionEnergyEv().orElse(USUAL_COLLISION_ENERGY_EV);
            xml.term("MS:1000045", "collision energy", plain(energy), EV);
        }
        xml.end();
        xml.end();
        if (!transition.isSim()) {
            xml.start("product");
            window(transition.productMz().getAsDouble());
            xml.end();
        }
    }

    private void window(double mz) throws XMLStreamException {
        xml.start("isolationWindow");
        xml.term("MS:1000827", "isolation window target m/z", plain(mz), MZ);
        xml.end();
    }

    private void arrays(byte[] times, byte[] counts) throws XMLStreamException {
        xml.start("binaryDataArrayList", "count", "2");
        array(times, "MS:1000595", "time array", hasTimeUnit ? MINUTE : new String[0]);
        array(counts, "MS:1000515", "intensity array", COUNTS);
        xml.end();
    }

    private void array(byte[] bytes, String accession, String name, String... unit) throws XMLStreamException {
        String encoded = Base64.getEncoder().encodeToString(ZlibEncoder.encoded(bytes));
        xml.start("binaryDataArray", "encodedLength", Integer.toString(encoded.length()));
        xml.term("MS:1000521", "32-bit float");
        xml.term("MS:1000574", "zlib compression");
        xml.term(accession, name, "", unit);
        xml.text("binary", encoded);
        xml.end();
    }

    private static String plain(double value) {
        return DecimalText.of(value);
    }
}
