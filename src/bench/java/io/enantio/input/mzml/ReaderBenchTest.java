package io.enantio.input.mzml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.input.mzml.channel.ChannelSelection;
import io.enantio.input.mzml.header.ChromatogramHeader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of the table must do the same work, or their times say nothing. */
class ReaderBenchTest {
    @ParameterizedTest
    @EnumSource
    void theFloorInflatesWhatTheReaderDecodes(BenchFiles files) {
        assumeTrue(files.isThere(), "no folder " + BenchFiles.folder());
        int bytesPerPoint = files == BenchFiles.LIPIDS ? 16 : 8;
        ReaderBench bench = new ReaderBench();
        bench.files = files.name();
        bench.write();
        long decoded = bytesPerPoint * bench.everyArray();
        // Some total ion chromatograms have a third array, which the reader has no use for.
        assertThat(bench.floor()).isBetween(decoded, files == BenchFiles.LIPIDS ? decoded * 11 / 10 : decoded);
        assertThat(bench.floorWithHashes()).isEqualTo(bench.floor());
        bench.delete();
    }

    @ParameterizedTest
    @EnumSource
    void sixChannelsAreFoundInEveryFile(BenchFiles files) {
        assumeTrue(files.isThere(), "no folder " + BenchFiles.folder());
        try (Scratch scratch = new Scratch()) {
            for (Path path : files.in(scratch.folder())) {
                ChannelSelection selection = SixChannels.of(path).selection();
                List<ChromatogramHeader> headers =
                        ChromatogramPass.read(path, selection).headers();
                assertThat(selection.missing()).isEmpty();
                assertThat(headers).hasSizeGreaterThan(6);
            }
        }
    }
}
