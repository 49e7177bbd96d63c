package io.enantio.input.mzml;

import io.github.msdk.MSDKException;
import io.github.msdk.MSDKRuntimeException;
import io.github.msdk.datamodel.Chromatogram;
import io.github.msdk.datamodel.RawDataFile;
import io.github.msdk.io.mzml.MzMLFileImportMethod;
import io.github.msdk.io.mzml.data.MzMLRawDataFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What msdk reads in a file, or why it does not. */
record MsdkReading(List<Found> chromatograms, Optional<Throwable> failure) {

    static {
        // Its XML parser would print every growth of its buffer.
        System.setProperty("javolution.context.LogContext#LEVEL", "ERROR");
    }

    /** One chromatogram; without arrays if msdk fails on them. */
    record Found(String id, int points, Optional<Arrays> arrays) {}

    /** Two arrays as msdk gives them. */
    static final class Arrays {
        private final float[] times;
        private final float[] intensities;

        Arrays(float[] times, float[] intensities) {
            this.times = times;
            this.intensities = intensities;
        }

        int size() {
            return times.length == intensities.length ? times.length : -1;
        }

        float time(int i) {
            return times[i];
        }

        float intensity(int i) {
            return intensities[i];
        }
    }

    static MsdkReading of(Path plain) {
        try {
            MzMLRawDataFile file = new MzMLFileImportMethod(plain).execute();
            return new MsdkReading(found(file), Optional.empty());
        } catch (MSDKException | RuntimeException e) {
            return new MsdkReading(List.of(), Optional.of(e));
        }
    }

    /** The file itself, or its unpacked bytes in another folder. */
    static Path unpacked(Path file, Path folder) throws IOException {
        String name = file.getFileName().toString();
        if (!name.endsWith(".gz")) {
            return file;
        }
        Path plain = folder.resolve(name.substring(0, name.length() - 3));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
        }
        return plain;
    }

    private static List<Found> found(RawDataFile file) {
        List<Found> found = new ArrayList<>();
        for (Chromatogram chromatogram : file.getChromatograms()) {
            found.add(new Found(id(chromatogram), chromatogram.getNumberOfDataPoints(), arrays(chromatogram)));
        }
        return found;
    }

    private static Optional<Arrays> arrays(Chromatogram chromatogram) {
        try {
            return Optional.of(new Arrays(chromatogram.getRetentionTimes(), chromatogram.getIntensityValues()));
        } catch (MSDKRuntimeException e) {
            return Optional.empty();
        }
    }

    /** It has an id, in a class that is not public. */
    private static String id(Chromatogram chromatogram) {
        try {
            Method id = chromatogram.getClass().getMethod("getId");
            id.setAccessible(true);
            return String.valueOf(id.invoke(chromatogram));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
