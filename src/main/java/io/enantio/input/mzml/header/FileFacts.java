package io.enantio.input.mzml.header;

import io.enantio.chromatogram.RawFile.InstrumentStated;
import java.util.List;
import java.util.Optional;

/**
 * What a file says about itself before its data.
 *
 * @param startTimeStamp of the run, as stored
 * @param converters software that processed the data (all software where that is not stated), name and version
 * @param sourceFormats formats of the files it was made from, for example {@code ABI WIFF format}
 */
public record FileFacts(
        Optional<String> startTimeStamp,
        InstrumentStated instrument,
        List<String> converters,
        List<String> sourceFormats) {}
