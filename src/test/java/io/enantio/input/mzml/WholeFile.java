package io.enantio.input.mzml;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.input.raw.Truncated;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Decodes every chromatogram of a file, in the form of the tables. */
public final class WholeFile implements MzmlVisitor {
    private final List<StoredChromatogram> chromatograms = new ArrayList<>();
    private final MzmlFile file;

    private WholeFile(Path path, Truncated truncated) {
        file = MzmlFile.read(path, path.getFileName().toString(), this, truncated);
    }

    public static WholeFile read(Path path) {
        return new WholeFile(path, Truncated.REFUSED);
    }

    public static WholeFile read(Path path, Truncated truncated) {
        return new WholeFile(path, truncated);
    }

    @Override
    public boolean wants(ChromatogramHeader header) {
        return true;
    }

    @Override
    public void accept(StoredChromatogram chromatogram) {
        chromatograms.add(chromatogram);
    }

    public MzmlFile file() {
        return file;
    }

    /** Whether the file states the checksum of its own content. */
    public boolean isChecksumTrue() {
        return file.checksum() == MzmlFile.Checksum.TRUE;
    }

    public List<StoredChromatogram> chromatograms() {
        return chromatograms;
    }

    List<StoredChromatogram> srm() {
        return chromatograms.stream()
                .filter(chromatogram -> chromatogram.header().type() == ChromatogramHeader.Type.SRM)
                .toList();
    }

    /** Unit as the tables name it. */
    static String unit(StoredChromatogram chromatogram) {
        return chromatogram.unit().map(TimeAxisUnit::word).orElse("none");
    }

    public static double[] timesMin(StoredChromatogram chromatogram) {
        double[] times = new double[chromatogram.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = chromatogram.unit().orElse(TimeAxisUnit.MINUTE).toMinutes(chromatogram.time(i));
        }
        return times;
    }

    public static double[] intensities(StoredChromatogram chromatogram) {
        double[] intensities = new double[chromatogram.size()];
        for (int i = 0; i < intensities.length; i++) {
            intensities[i] = chromatogram.intensity(i);
        }
        return intensities;
    }
}
