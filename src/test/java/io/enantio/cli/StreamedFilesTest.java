package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.input.mzml.ChromatogramText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file may hold more points than there is memory, if nobody asks for all of them; and memory that does not suffice is no bug. */
class StreamedFilesTest {
    private static final int POINTS = 5000;
    private static final String FOR_INSPECT = "-Xmx40m";
    private static final String FOR_PROCESS = "-Xmx72m";
    /** Of {@value #POINTS} points, which take 48 MB decoded. */
    private static final int CHANNELS_TO_INSPECT = 600;
    /** They take 80 MB. */
    private static final int CHANNELS_TO_PROCESS = 1000;

    private static final String CLOSE = "</chromatogram>";

    @TempDir
    Path home;

    private Path run() {
        Path run = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), home.resolve("run"));
        new SimulatedFolder(run).only("blank");
        return run;
    }

    private static Path firstOf(Path run) throws IOException {
        String list = Files.readString(run.resolve("injections.csv"));
        return run.resolve(list.substring(list.indexOf("raw/"), list.indexOf(".mzML")) + ".mzML");
    }

    /** The file with long chromatograms of many other ions after its own. */
    private static void lengthen(Path file, int channels) throws IOException {
        String text = Files.readString(file);
        int end = text.lastIndexOf(CLOSE) + CLOSE.length();
        String arrays = array(0.001, "MS:1000595", " unitCvRef=\"UO\" unitAccession=\"UO:0000031\" unitName=\"minute\"")
                + array(2, "MS:1000515", "");
        String more = IntStream.range(0, channels)
                .mapToObj(i -> "<chromatogram index=\"" + i + "\" id=\"more " + i + "\" defaultArrayLength=\"" + POINTS
                        + "\"><cvParam cvRef=\"MS\" accession=\"MS:1001473\" name=\"SRM\"/>"
                        + window("precursor", 700 + i)
                        + window("product", 600) + "<binaryDataArrayList count=\"2\">" + arrays
                        + "</binaryDataArrayList>" + CLOSE)
                .collect(Collectors.joining("\n"));
        Files.writeString(file, text.substring(0, end) + more + text.substring(end), StandardCharsets.UTF_8);
    }

    private static String window(String ion, int mz) {
        return "<" + ion + "><isolationWindow><cvParam cvRef=\"MS\" accession=\"MS:1000827\" name=\"target\" value=\""
                + mz + "\"/></isolationWindow></" + ion + ">";
    }

    private static String array(double step, String kind, String unit) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * POINTS).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, POINTS).forEach(i -> bytes.putDouble(step * i));
        return "<binaryDataArray encodedLength=\"0\"><cvParam cvRef=\"MS\" accession=\"MS:1000523\" name=\"64-bit float\"/>"
                + "<cvParam cvRef=\"MS\" accession=\"MS:1000574\" name=\"zlib\"/><cvParam cvRef=\"MS\" accession=\""
                + kind
                + "\" name=\"x\"" + unit + "/><binary>"
                + ChromatogramText.base64(ChromatogramText.deflate(bytes.array())) + "</binary></binaryDataArray>";
    }

    private Outcome withHeap(String heap, String... command) throws IOException, InterruptedException {
        return RealProcess.run(
                RealProcess.command(List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), command),
                home.resolve("log"));
    }

    @Test
    void aFileOfMorePointsThanMemoryIsInspected() throws IOException, InterruptedException {
        Path file = firstOf(run());
        lengthen(file, CHANNELS_TO_INSPECT);
        Outcome text = withHeap(FOR_INSPECT, "inspect", file.toString());
        assertThat(text.status()).as(text.err()).isZero();
        Outcome json = withHeap(FOR_INSPECT, "inspect", "--json", file.toString());
        assertThat(json.status()).as(json.err()).isZero();
    }

    @Test
    void memoryThatDoesNotSufficeIsALineWithTheFile() throws IOException, InterruptedException {
        Path file = firstOf(run());
        lengthen(file, CHANNELS_TO_INSPECT);
        Outcome plots = withHeap(FOR_INSPECT, "inspect", "--plot", file.toString());
        assertThat(plots.status()).as(plots.err()).isEqualTo(2);
        assertThat(plots.err())
                .isEqualTo(file + ": the memory of " + heapOf(plots)
                        + " MB does not suffice to read it. Give Java more with"
                        + " JAVA_TOOL_OPTIONS=-Xmx4g, or read fewer files at once.\n");
    }

    /** The usable part of a heap is less than what it was given. */
    private static String heapOf(Outcome outcome) {
        return outcome.err().replaceFirst("(?s).* memory of (\\d+) MB .*", "$1");
    }

    @Test
    void aRunWithSuchAFileIsProcessed() throws IOException, InterruptedException {
        Path run = run();
        lengthen(firstOf(run), CHANNELS_TO_PROCESS);
        Outcome outcome = withHeap(FOR_PROCESS, "process", run.toString(), "--threads", "1");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(1);
        assertThat(Files.readString(run.resolve("results/run.json"))).doesNotContain("\"not_read\" : \"raw");
    }
}
