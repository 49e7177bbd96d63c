package io.enantio.input.mzml;

import io.enantio.TestObjects;
import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.chromatogram.ChromatogramSourceContract;
import io.enantio.chromatogram.Trace;
import io.enantio.input.raw.RawReader;
import io.enantio.input.raw.Truncated;
import io.enantio.method.Channel;
import io.enantio.run.Injection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class JmzmlSourceContractTest extends ChromatogramSourceContract {
    @TempDir
    Path folder;

    @Override
    protected ChromatogramSource holding(Injection injection, Map<Channel, Trace> truth) {
        ChromatogramText[] chromatograms = truth.entrySet().stream()
                .map(entry -> ChromatogramText.srm(
                                entry.getKey().transition().precursorMz(),
                                entry.getKey().transition().productMz().orElseThrow())
                        .points(entry.getValue().timesMin(), entry.getValue().intensitiesCounts()))
                .toArray(ChromatogramText[]::new);
        JmzmlRefusalTest.withVocabulary(MzmlText.of(chromatograms))
                .write(folder, injection.file().orElseThrow());
        return source();
    }

    @Override
    protected ChromatogramSource unreadable(Injection injection) {
        MzmlText.write(
                folder.resolve(injection.file().orElseThrow()),
                "<html>not found</html>".getBytes(StandardCharsets.UTF_8));
        return source();
    }

    private ChromatogramSource source() {
        return RawReader.named("jmzml").open(folder, TestObjects.method().acquisition(), Truncated.REFUSED);
    }
}
