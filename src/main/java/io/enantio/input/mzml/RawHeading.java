package io.enantio.input.mzml;

import io.enantio.input.mzml.bytes.ContentStream;
import io.enantio.input.mzml.bytes.CutShort;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.Oddities;
import io.enantio.input.mzml.xml.XmlCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an mzML file states about the vendor's file that it was converted from, read without its data.
 *
 * @param runId id of its run, with the letters that XML ids may not have
 * @param sampleNames names in its list of samples
 * @param sources names and places of the files that it was converted from, as stored
 * @param sampleIndex number of the sample in a vendor's file that holds several, as the ids of the data have it
 * @param startTimeStamp as stored
 */
public record RawHeading(
        Optional<String> runId,
        List<String> sampleNames,
        List<String> sources,
        OptionalInt sampleIndex,
        Optional<String> startTimeStamp) {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern SAMPLE = Pattern.compile("\\bsample=(\\d{1,6})\\b");

    /** The sum of all channels comes first, and its id has no sample. */
    private static final int IDS_LOOKED_AT = 3;

    public RawHeading {
        sampleNames = List.copyOf(sampleNames);
        sources = List.copyOf(sources);
    }

    /**
     * Reads the beginning of a file.
     *
     * @param name as the user knows the file
     * @throws io.enantio.input.problem.InputException if even the beginning cannot be read
     */
    public static RawHeading read(Path path, String name) {
        Place file = Place.file(name);
        try (ContentStream content = ContentStream.open(path);
                XmlCursor xml = new XmlCursor(content, file)) {
            return new Reader(xml).read(file);
        } catch (CutShort cut) {
            throw cut.refusal();
        } catch (IOException e) {
            throw file.refusal(e);
        }
    }

    /** An XML id as its writer meant it: {@code _x0031_2} is 12. */
    static String unescaped(String id) {
        return ESCAPED.matcher(id)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** Collects what is stated, up to the data. */
    private static final class Reader {
        private final XmlCursor xml;
        private final List<String> sampleNames = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();
        private Optional<String> runId = Optional.empty();
        private Optional<String> startTimeStamp = Optional.empty();
        private OptionalInt sampleIndex = OptionalInt.empty();

        Reader(XmlCursor xml) {
            this.xml = xml;
        }

        RawHeading read(Place file) {
            if (MzmlReader.root(xml, file, new Oddities()) == MzmlReader.Root.MZML) {
                document();
            } else {
                int root = xml.depth();
                while (runId.isEmpty() && xml.nextChild(root)) {
                    if (xml.name().equals("mzML")) {
                        document();
                    }
                }
            }
            return new RawHeading(runId, sampleNames, sources, sampleIndex, startTimeStamp);
        }

        private void document() {
            int mzml = xml.depth();
            while (runId.isEmpty() && xml.nextChild(mzml)) {
                switch (xml.name()) {
                    case "fileDescription" -> fileDescription();
                    case "sampleList" -> samples();
                    case "run" -> run();
                    default -> {}
                }
            }
        }

        private void fileDescription() {
            int description = xml.depth();
            while (xml.nextChild(description)) {
                int list = xml.depth();
                boolean files = xml.name().equals("sourceFileList");
                while (files && xml.nextChild(list)) {
                    xml.attribute("name").filter(text -> !text.isBlank()).ifPresent(sources::add);
                    xml.attribute("location").filter(text -> !text.isBlank()).ifPresent(sources::add);
                }
            }
        }

        private void samples() {
            int list = xml.depth();
            while (xml.nextChild(list)) {
                xml.attribute("name").filter(text -> !text.isBlank()).ifPresent(sampleNames::add);
            }
        }

        private void run() {
            runId = Optional.of(unescaped(xml.attribute("id").orElse("")));
            startTimeStamp = xml.attribute("startTimeStamp").filter(text -> !text.isBlank());
            int run = xml.depth();
            while (sampleIndex.isEmpty() && xml.nextChild(run)) {
                int list = xml.depth();
                boolean data =
                        xml.name().equals("chromatogramList") || xml.name().equals("spectrumList");
                for (int i = 0; data && i < IDS_LOOKED_AT && xml.nextChild(list); i++) {
                    Matcher sample = SAMPLE.matcher(xml.attribute("id").orElse(""));
                    if (sample.find()) {
                        sampleIndex = OptionalInt.of(Integer.parseInt(sample.group(1)));
                        return;
                    }
                }
                if (data) {
                    return;
                }
            }
        }
    }
}
