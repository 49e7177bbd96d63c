package io.enantio.input.mzml.header;

import io.enantio.chromatogram.RawFile.InstrumentStated;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.CvParam;
import io.enantio.input.mzml.xml.ParamGroups;
import io.enantio.input.mzml.xml.XmlCursor;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file states about itself before its data: start time, instrument, software, source files.
 *
 * @param startTimeStamp of the run, as stored
 * @param converters software that processed the data (all software if that is not stated), name and version
 * @param sourceFormats formats of the files it was made from, for example {@code ABI WIFF format}
 */
public record FileFacts(
        Optional<String> startTimeStamp,
        InstrumentStated instrument,
        List<String> converters,
        List<String> sourceFormats) {
    private static final String INSTRUMENT_MODEL = "MS:1000031";
    private static final String SERIAL_NUMBER = "MS:1000529";
    /** Terms of an instrument that are not its model: customization, accuracy, path length, ion optics. */
    private static final Set<String> NOT_A_MODEL =
            Set.of(SERIAL_NUMBER, "MS:1000032", "MS:1000014", "MS:1000022", "MS:1000236", "MS:1000487");

    /** Start of acquisition, if it is stated with a time zone: without one it cannot be compared with another time. */
    public Optional<OffsetDateTime> startedAt() {
        return startTimeStamp.flatMap(FileFacts::zoned);
    }

    /** Start of acquisition, if it is stated without a time zone. */
    public Optional<LocalDateTime> localStart() {
        return startTimeStamp.flatMap(FileFacts::local);
    }

    /** Whether a startTimeStamp is an xsd:dateTime, with or without a time zone. */
    public static boolean isDateTime(String text) {
        return zoned(text).isPresent() || local(text).isPresent();
    }

    private static Optional<OffsetDateTime> zoned(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Model and serial number among the terms of an instrument. */
    public static InstrumentStated instrument(List<CvParam> terms) {
        Optional<String> model = terms.stream()
                .filter(term -> !NOT_A_MODEL.contains(term.accession()))
                .map(term -> term.accession().equals(INSTRUMENT_MODEL) ? term.value() : term.name())
                .filter(name -> !name.isBlank())
                .map(Place::quote)
                .findFirst();
        Optional<String> serial = CvParam.find(terms, SERIAL_NUMBER)
                .map(CvParam::value)
                .filter(value -> !value.isBlank())
                .map(Place::quote);
        return new InstrumentStated(model, serial);
    }

    /**
     * The software that processed the data; all of it if that is not stated.
     *
     * @param software name and version by id, in the file's order
     * @param processedBy ids
     */
    public static List<String> converters(Map<String, String> software, Set<String> processedBy) {
        return software.entrySet().stream()
                .filter(entry -> processedBy.isEmpty() || processedBy.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Collects the facts, element by element. */
    public static final class Reader {
        private final ParamGroups groups;
        private final Map<String, String> software = new LinkedHashMap<>();
        private final Set<String> processedBy = new LinkedHashSet<>();
        private final Set<String> sourceFormats = new LinkedHashSet<>();
        private final InstrumentConfigurations configurations = new InstrumentConfigurations();
        private Optional<InstrumentStated> instrument = Optional.empty();

        public Reader(ParamGroups groups) {
            this.groups = groups;
        }

        public FileFacts facts(Optional<String> startTimeStamp) {
            return new FileFacts(
                    startTimeStamp,
                    instrument.orElse(InstrumentStated.NOTHING),
                    converters(software, processedBy),
                    List.copyOf(sourceFormats));
        }

        /** The configurations of the instrument: scans refer to them. */
        public InstrumentConfigurations configurations() {
            return configurations;
        }

        /** Takes the child of mzML the cursor is at, if it states something about the file. */
        public void collect(XmlCursor xml) {
            switch (xml.name()) {
                case "fileDescription" -> fileDescription(xml);
                case "softwareList" -> softwareList(xml);
                case "instrumentConfigurationList", "instrumentList" -> instruments(xml);
                case "dataProcessingList" -> dataProcessing(xml);
                default -> {}
            }
        }

        private void fileDescription(XmlCursor xml) {
            int description = xml.depth();
            while (xml.nextChild(description)) {
                int list = xml.depth();
                boolean files = xml.name().equals("sourceFileList");
                while (files && xml.nextChild(list)) {
                    groups.terms(xml).stream()
                            .map(CvParam::name)
                            .filter(name -> name.endsWith(" format") && !name.endsWith("nativeID format"))
                            .map(Place::quote)
                            .forEach(sourceFormats::add);
                }
            }
        }

        private void softwareList(XmlCursor xml) {
            int list = xml.depth();
            while (xml.nextChild(list)) {
                String id = xml.attribute("id").orElse("");
                String version = xml.attribute("version").orElse("");
                List<String> words = new ArrayList<>();
                int element = xml.depth();
                while (xml.nextChild(element)) {
                    // mzML 1.0 drafts name software in an element of its own.
                    words.add(xml.attribute("name").orElse(""));
                    words.add(xml.attribute("version").orElse(version));
                }
                String name = String.join(" ", words.isEmpty() ? List.of(id, version) : words.subList(0, 2));
                software.put(id, Place.quote(name.strip()));
            }
        }

        private void instruments(XmlCursor xml) {
            int list = xml.depth();
            while (xml.nextChild(list)) {
                String id = xml.attribute("id").orElse("");
                InstrumentConfigurations.Content content = configuration(xml);
                configurations.add(id, content);
                if (instrument.isEmpty()) {
                    instrument = Optional.of(FileFacts.instrument(content.own()));
                }
            }
        }

        private InstrumentConfigurations.Content configuration(XmlCursor xml) {
            List<CvParam> own = new ArrayList<>();
            List<InstrumentConfigurations.Component> components = new ArrayList<>();
            int configuration = xml.depth();
            while (xml.nextChild(configuration)) {
                groups.collect(xml, own);
                boolean isList = xml.name().equals("componentList");
                int list = xml.depth();
                while (isList && xml.nextChild(list)) {
                    components.add(new InstrumentConfigurations.Component(xml.name(), groups.terms(xml)));
                }
            }
            return new InstrumentConfigurations.Content(own, components);
        }

        private void dataProcessing(XmlCursor xml) {
            int list = xml.depth();
            while (xml.nextChild(list)) {
                xml.attribute("softwareRef").ifPresent(processedBy::add);
                int processing = xml.depth();
                while (xml.nextChild(processing)) {
                    xml.attribute("softwareRef").ifPresent(processedBy::add);
                }
            }
        }
    }
}
