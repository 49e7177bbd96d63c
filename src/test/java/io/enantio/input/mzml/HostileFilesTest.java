package io.enantio.input.mzml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.input.mzml.HostileFiles.Must;
import io.enantio.input.mzml.array.StoredChromatogram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hostile file of the project's own making is refused in one line, or read with the right numbers, within seconds. */
class HostileFilesTest {
    @TempDir
    Path folder;

    static Set<String> files() {
        return HostileFiles.MUST.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aHostileFileIsRefusedOrReadAsRequired(String name) {
        MzmlText.write(folder.resolve(HostileFiles.CANARY), "a canary sings".getBytes(StandardCharsets.UTF_8));
        Path path = MzmlText.write(folder.resolve(name), HostileFiles.content(name));
        Must must = Objects.requireNonNull(HostileFiles.MUST.get(name), name);
        String outcome = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> HostileOutcomes.of(path));
        assertThat(outcome).isEqualTo(must.name().toLowerCase(Locale.ROOT));
        if (must != Must.REFUSE) {
            StoredChromatogram found = WholeFile.read(path).chromatograms().get(0);
            assertThat(WholeFile.timesMin(found)).containsExactly(ChromatogramText.TIMES, within(1e-5));
            assertThat(WholeFile.intensities(found)).containsExactly(ChromatogramText.COUNTS);
        }
    }
}
