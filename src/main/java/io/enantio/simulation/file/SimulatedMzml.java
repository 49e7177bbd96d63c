package io.enantio.simulation.file;

import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import io.enantio.simulation.instrument.Detector.RecordedTrace;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.sequence.PlannedInjection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Traces to the bytes of an indexed mzML 1.1 file: a total ion chromatogram, then one SRM or SIM chromatogram for each
 * trace; 32-bit zlib arrays, times in minutes. Its fileContent and its run state that it is simulated.
 */
public final class SimulatedMzml {
    /** Version of the simulated model, not of enantio: a new release of enantio must not change simulated files. */
    private static final String MODEL_VERSION = "1";

    private static final String NAMESPACE = "http://psi.hupo.org/ms/mzml";

    private final Heading heading;
    private final XmlText xml;
    private final List<Long> offsets = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    /**
     * The metadata of a file.
     *
     * @param startTimeStamp ISO 8601 with Z
     * @param injection whose faults are written into the file, if they belong there
     */
    public record Heading(String id, String startTimeStamp, PlannedInjection injection) {
        boolean has(Fault fault) {
            return injection.has(fault);
        }
    }

    private SimulatedMzml(Heading heading) throws XMLStreamException {
        this.heading = heading;
        this.xml = new XmlText();
    }

    /** The file of some traces of equal times. */
    public static byte[] of(Heading heading, List<RecordedTrace> traces) {
        try {
            return new SimulatedMzml(heading).bytes(traces);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML to memory failed", e);
        }
    }

    private byte[] bytes(List<RecordedTrace> traces) throws XMLStreamException {
        xml.start("indexedmzML", "xmlns", NAMESPACE);
        xml.start("mzML", "id", heading.id(), "version", "1.1.0");
        description();
        xml.start("run", run());
        xml.empty("userParam", "name", "simulated", "value", "true", "type", "xsd:boolean");
        xml.start(
                "chromatogramList",
                "count",
                Integer.toString(traces.size() + 1),
                "defaultDataProcessingRef",
                "simulation");
        Chromatograms text = new Chromatograms(xml, heading.injection());
        mark(Chromatograms.TOTAL_ID);
        text.total(traces);
        for (int i = 0; i < traces.size(); i++) {
            mark(Chromatograms.id(traces.get(i).transition()));
            text.trace(i + 1, traces.get(i));
        }
        xml.end();
        xml.end();
        xml.end();
        index();
        xml.end();
        return xml.bytes();
    }

    private void mark(String id) throws XMLStreamException {
        offsets.add(xml.nextOffset());
        ids.add(id);
    }

    private void description() throws XMLStreamException {
        xml.start("cvList", "count", "2");
        xml.empty(
                "cv",
                "id",
                "MS",
                "fullName",
                "Proteomics Standards Initiative Mass Spectrometry Ontology",
                "URI",
                "https://raw.githubusercontent.com/HUPO-PSI/psi-ms-CV/master/psi-ms.obo");
        xml.empty(
                "cv",
                "id",
                "UO",
                "fullName",
                "Unit Ontology",
                "URI",
                "https://raw.githubusercontent.com/bio-ontology-research-group/unit-ontology/master/unit.obo");
        xml.end();
        xml.start("fileDescription");
        xml.start("fileContent");
        xml.term("MS:1001473", "selected reaction monitoring chromatogram");
        xml.empty("userParam", "name", "simulated", "value", "true", "type", "xsd:boolean");
        xml.end();
        xml.end();
        xml.start("softwareList", "count", "1");
        xml.start("software", "id", "enantio", "version", MODEL_VERSION);
        xml.term("MS:1000799", "custom unreleased software tool", "enantio simulate");
        xml.end();
        xml.end();
        instrument();
        xml.start("dataProcessingList", "count", "1");
        xml.start("dataProcessing", "id", "simulation");
        xml.start("processingMethod", "order", "0", "softwareRef", "enantio");
        xml.term("MS:1000544", "Conversion to mzML");
        xml.end();
        xml.end();
        xml.end();
    }

    private void instrument() throws XMLStreamException {
        xml.start("instrumentConfigurationList", "count", "1");
        xml.start("instrumentConfiguration", "id", "IC1");
        // The ontology allows no free text for a model and has no simulated one.
        xml.term("MS:1000031", "instrument model");
        boolean isOther = heading.has(Fault.SERIAL_MISMATCH);
        xml.term(
                "MS:1000529",
                "instrument serial number",
                isOther ? RunDocuments.INSTRUMENT_SERIAL + "-OTHER" : RunDocuments.INSTRUMENT_SERIAL);
        xml.empty(
                "userParam", "name", "instrument model", "value", RunDocuments.INSTRUMENT_MODEL, "type", "xsd:string");
        xml.start("componentList", "count", "4");
        component("source", 1, "MS:1000073", "electrospray ionization");
        component("analyzer", 2, "MS:1000081", "quadrupole");
        component("analyzer", 3, "MS:1000081", "quadrupole");
        component("detector", 4, "MS:1000253", "electron multiplier");
        xml.end();
        xml.end();
        xml.end();
    }

    private void component(String kind, int order, String accession, String name) throws XMLStreamException {
        xml.start(kind, "order", Integer.toString(order));
        xml.term(accession, name);
        xml.end();
    }

    private String[] run() {
        return new String[] {
            "id", heading.id(), "defaultInstrumentConfigurationRef", "IC1", "startTimeStamp", heading.startTimeStamp()
        };
    }

    private void index() throws XMLStreamException {
        long listOffset = xml.nextOffset();
        xml.start("indexList", "count", "1");
        xml.start("index", "name", "chromatogram");
        for (int i = 0; i < offsets.size(); i++) {
            xml.text("offset", Long.toString(offsets.get(i)), "idRef", ids.get(i));
        }
        xml.end();
        xml.end();
        xml.text("indexListOffset", Long.toString(listOffset));
        xml.textOf("fileChecksum", this::checksum);
    }

    /** SHA-1 of all bytes up to and including the opening tag of fileChecksum, as mzML requires. */
    private String checksum(byte[] upToHere) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(upToHere);
            String right = HexFormat.of().formatHex(sha1.digest());
            return heading.has(Fault.WRONG_CHECKSUM)
                    ? new StringBuilder(right).reverse().toString()
                    : right;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** Writes the chromatogram elements of an mzML file. */
    private static final class Chromatograms {
        static final String TOTAL_ID = "TIC";
        private static final String[] MZ = {"unitCvRef", "MS", "unitAccession", "MS:1000040", "unitName", "m/z"};
        private static final String[] EV = {"unitCvRef", "UO", "unitAccession", "UO:0000266", "unitName", "electronvolt"
        };
        private static final String[] MINUTE = {"unitCvRef", "UO", "unitAccession", "UO:0000031", "unitName", "minute"};
        private static final String[] COUNTS = {
            "unitCvRef", "MS", "unitAccession", "MS:1000131", "unitName", "number of detector counts"
        };
        private static final double USUAL_COLLISION_ENERGY_EV = 30;
        private static final double OTHER_BY_EV = 10;

        private final XmlText xml;
        private final boolean hasTimeUnit;
        private final double addedEnergyEv;

        Chromatograms(XmlText xml, PlannedInjection injection) {
            this.xml = xml;
            this.hasTimeUnit = !injection.has(Fault.TIME_UNIT_MISSING);
            this.addedEnergyEv = injection.has(Fault.OTHER_ENERGY) ? OTHER_BY_EV : 0;
        }

        /** Id of a chromatogram, unique in the file. */
        static String id(Transition transition) {
            String product = transition.productMz().isPresent()
                    ? " Q3=" + plain(transition.productMz().getAsDouble())
                    : "";
            String choice =
                    transition.choice().idContains().map(text -> " " + text).orElse("");
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
                xml.term("MS:1000045", "collision energy", plain(energy + addedEnergyEv), EV);
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
            return RunDocuments.decimal(value);
        }
    }
}
