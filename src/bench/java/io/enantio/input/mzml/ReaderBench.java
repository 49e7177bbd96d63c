package io.enantio.input.mzml;

import io.enantio.input.mzml.channel.ChannelSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading all files of a set, one after the other; time for one pass. {@link ReaderTable} runs it and prints MB/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
public class ReaderBench {
    @Param({"LIPIDS", "RUN", "CHANNELS_750"})
    public String files = "";

    private Scratch scratch = new Scratch(Path.of(""));
    private List<Path> paths = List.of();
    private List<SixChannels> methods = List.of();

    @Setup(Level.Trial)
    public void write() {
        scratch = new Scratch();
        paths = BenchFiles.valueOf(files).in(scratch.folder());
        methods = paths.stream().map(SixChannels::of).toList();
    }

    @TearDown(Level.Trial)
    public void delete() {
        scratch.close();
    }

    /** Ours, decoding only a method's six channels. */
    @Benchmark
    public long sixChannels() {
        long headers = 0;
        for (int i = 0; i < paths.size(); i++) {
            ChannelSelection selection = methods.get(i).selection();
            headers += ChromatogramPass.read(paths.get(i), selection).headers().size();
        }
        return headers;
    }

    /** Ours, decoding every array. */
    @Benchmark
    public long everyArray() {
        EveryArray visitor = new EveryArray();
        paths.forEach(path -> ChromatogramPass.read(path, visitor));
        return visitor.points();
    }

    /** The least that any reader must do. */
    @Benchmark
    public long floor() {
        return floor(FloorReader.Hashes.NONE);
    }

    /** The same with the hashes that results record. */
    @Benchmark
    public long floorWithHashes() {
        return floor(FloorReader.Hashes.KEPT);
    }

    private long floor(FloorReader.Hashes hashes) {
        long bytes = 0;
        try (FloorReader reader = new FloorReader(hashes)) {
            for (Path path : paths) {
                bytes += reader.read(path);
            }
        }
        return bytes;
    }
}
