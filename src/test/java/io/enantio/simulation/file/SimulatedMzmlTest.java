package io.enantio.simulation.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.chromatogram.Trace;
import io.enantio.simulation.SimulatedAssay;
import io.enantio.simulation.WrittenMzml;
import io.enantio.simulation.WrittenRun;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.Schedule;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.plan.SimulationPlan.MethodReference;
import io.enantio.simulation.plan.SimulationPlan.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class SimulatedMzmlTest {
    @TempDir
    Path folder;

    @Test
    void offsetsPointAtTheirElementsAndTheChecksumIsRight() throws IOException, NoSuchAlgorithmException {
        byte[] file = run(List.of()).rawBytes(1);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        Element index = new WrittenMzml(file).only("indexList");
        for (Element offset : WrittenMzml.elements(index, "offset")) {
            String at = text.substring(Integer.parseInt(offset.getTextContent()));
            assertThat(at).startsWith("<chromatogram ");
            assertThat(at.substring(0, at.indexOf('>'))).contains("id=\"" + offset.getAttribute("idRef") + "\"");
        }
        int listOffset =
                Integer.parseInt(new WrittenMzml(file).only("indexListOffset").getTextContent());
        assertThat(text.substring(listOffset)).startsWith("<indexList ");

        int end = text.indexOf("<fileChecksum>") + "<fileChecksum>".length();
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(Arrays.copyOf(file, end));
        assertThat(new WrittenMzml(file).only("fileChecksum").getTextContent())
                .isEqualTo(HexFormat.of().formatHex(sha1));
    }

    @Test
    void holdsTheTotalAndAChromatogramForEachTransitionInTheMethodsOrder() throws IOException {
        assertThat(run(List.of()).raw(1).ids())
                .containsExactly(
                        "TIC",
                        "SRM SIC Q1=238.1 Q3=125",
                        "SRM SIC Q1=238.1 Q3=179.1",
                        "SRM SIC Q1=224.1 Q3=125",
                        "SRM SIC Q1=224.1 Q3=179.1",
                        "SRM SIC Q1=242.1 Q3=129",
                        "SRM SIC Q1=228.1 Q3=129",
                        "SRM SIC Q1=222.1 Q3=177");
    }

    @Test
    void timesIncreaseByASecondAndHoldTheRetentionWindows() throws IOException {
        Trace trace = run(List.of()).raw(1).trace("238.1 Q3=125");
        assertThat(trace.timeMin(0)).isLessThan(5.6);
        assertThat(trace.timeMin(trace.size() - 1)).isGreaterThan(13.5);
        for (int i = 1; i < trace.size(); i++) {
            assertThat(60 * (trace.timeMin(i) - trace.timeMin(i - 1))).isBetween(0.98, 1.02);
        }
    }

    @Test
    void statesThatItIsSimulatedWhenItStartedAndOnWhichInstrument() throws IOException {
        String text = new String(run(List.of()).rawBytes(2), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("name=\"simulated\" value=\"true\"")
                .contains("startTimeStamp=\"2026-03-02T08:20:00Z\"")
                .contains("name=\"instrument serial number\" value=\"SIM-0001\"");
    }

    private WrittenRun run(List<Fault> faults) throws IOException {
        SimulationPlan plan = SimulationPlan.of(SimulatedAssay.method(), new MethodReference.Linked("m.yaml"), 1)
                .with(new Samples(1, Schedule.DAY_1, OptionalDouble.empty()))
                .with(faults);
        return WrittenRun.of(plan, folder.resolve("run"));
    }
}
