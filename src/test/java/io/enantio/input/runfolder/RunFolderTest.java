package io.enantio.input.runfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.enantio.input.ExampleRun;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.SourceFile;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Injection;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.SampleType;
import io.enantio.run.Sha256;
import io.enantio.run.StudySample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path folder;

    private ExampleRun example;

    @BeforeEach
    void copy() throws IOException {
        example = ExampleRun.in(folder);
    }

    private RunFolder read() {
        return RunFolder.read(folder, Optional.empty());
    }

    @Test
    void aRunFolderIsReadCompletely() {
        RunFolder read = read();
        assertThat(read.run().header())
                .isEqualTo(new AnalyticalRun.Header(
                        "TEST-R01",
                        new AnalyticalRun.Instrument("Triple quadrupole 01", Optional.empty(), Optional.empty()),
                        "AGP-0001",
                        "A. Analyst",
                        LocalDate.of(2026, 3, 2),
                        AnalyticalRun.Purpose.STUDY,
                        AnalyticalRun.Origin.MEASURED));
        assertThat(read.run().samples()).isEmpty();
        assertThat(read.method().identity().name()).isEqualTo("pair-assay");
        assertThat(read.run().injections())
                .extracting(
                        Injection::number,
                        Injection::type,
                        injection -> injection.sample().level(),
                        Injection::dilutionFactor)
                .containsExactly(
                        tuple(1, SampleType.STANDARD, Optional.of("STD1"), 1.0),
                        tuple(2, SampleType.QC, Optional.of("LOW"), 1.0),
                        tuple(3, SampleType.STUDY, Optional.empty(), 5.0),
                        tuple(4, SampleType.STUDY, Optional.empty(), 1.0));
    }

    @Test
    void aRawFilePathIsRelativeToTheListAndAnEmptyCellIsNotAcquired() {
        RunFolder read = read();
        assertThat(read.rawFile(read.run().injections().get(0))).hasValue(folder.resolve("raw/001.mzML"));
        assertThat(read.rawFile(read.run().injections().get(3))).isEmpty();
    }

    @Test
    void aRawFileOutsideTheFolderMayBeListedIfItExists(@TempDir Path elsewhere) throws IOException {
        Path raw = Files.writeString(elsewhere.resolve("far.mzML"), "");
        String absolute = raw.toString().replace('\\', '/');
        String relative = folder.relativize(raw).toString().replace('\\', '/');
        example.replacing("injections.csv", "raw/001.mzML", absolute)
                .replacing("injections.csv", "raw/002.mzML", relative);
        assertThat(read().run().injections())
                .extracting(Injection::file)
                .startsWith(Optional.of(absolute), Optional.of(relative));
    }

    @Test
    void byteOrderMarksAreAccepted() throws IOException {
        AnalyticalRun expected = read().run();
        for (String file : new String[] {"injections.csv", "run.yaml", "method.yaml"}) {
            example.writing(file, "\uFEFF" + Files.readString(folder.resolve(file)));
        }
        assertThat(read().run()).isEqualTo(expected);
    }

    @Test
    void semicolonsAndTabsAreAccepted() throws IOException {
        AnalyticalRun expected = read().run();
        String commas = Files.readString(folder.resolve("injections.csv"));
        example.writing("injections.csv", commas.replace(',', ';'));
        assertThat(read().run()).isEqualTo(expected);
        example.writing("injections.csv", commas.replace(',', '\t'));
        assertThat(read().run()).isEqualTo(expected);
    }

    @Test
    void windowsLineEndsAndEmptyLinesAreAccepted() throws IOException {
        AnalyticalRun expected = read().run();
        for (String file : new String[] {"injections.csv", "run.yaml", "method.yaml"}) {
            example.writing(file, Files.readString(folder.resolve(file)).replace("\n", "\r\n") + "\r\n\r\n");
        }
        String list = Files.readString(folder.resolve("injections.csv"));
        example.writing("injections.csv", "\r\n" + list + ",,,,,\r\n");
        assertThat(read().run()).isEqualTo(expected);
    }

    @Test
    void aMissingLastLineEndIsAccepted() throws IOException {
        AnalyticalRun expected = read().run();
        example.writing(
                "injections.csv",
                Files.readString(folder.resolve("injections.csv")).strip());
        assertThat(read().run().injections()).hasSameSizeAs(expected.injections());
    }

    @Test
    void columnsMayBeInAnyOrderAndOptionalOnesAreKept() throws IOException {
        example.writing(
                "injections.csv",
                "sample_type,sample_id,file,injection,acquired_at,batch,lot,comment\n"
                        + "study,P01,raw/002.mzML,2,2026-03-02T10:10:00+01:00,B2,L7,\"= as seen,\n twice\"\n"
                        + "study,P02,raw/001.mzML,1,2026-03-02T09:00:00Z,,,\n");
        AnalyticalRun run = read().run();
        assertThat(run.injections()).extracting(Injection::number).containsExactly(1, 2);
        Injection second = run.injections().get(1);
        assertThat(second.acquiredAt()).hasValue(OffsetDateTime.parse("2026-03-02T10:10:00+01:00"));
        assertThat(second.batch()).hasValue("B2");
        assertThat(second.remarks()).isEqualTo(Map.of("lot", "L7", "comment", "= as seen,\n twice"));
    }

    @Test
    void aLineNumberCountsLinesNotRecords() throws IOException {
        example.writing(
                "injections.csv",
                "injection,file,sample_id,sample_type,comment\n\n1,,P1,study,\"two\nlines\"\n2,,P2,nothing,\"x\ny\"\n");
        Problems problems = new Problems();
        SourceFile file = SourceFile.read(
                        SourceFile.Location.of(folder.resolve("injections.csv"), "injections.csv"), problems)
                .orElseThrow();
        assertThat(CsvFile.rows(file, InjectionList.LAYOUT, problems))
                .extracting(row -> row.spot().line())
                .containsExactly(3, 5);
    }

    @Test
    void studySamplesKeepOwnColumns() throws IOException {
        example.writing(
                "samples.csv",
                "sample_id,study,subject,visit,nominal_time_h,collected_at,freeze_thaw_cycles,tube_colour\n"
                        + "P01-0H,CRPS,P01,DAY 1,0,2026-03-01T08:00:00+01:00,1,violet\nP01-1H,CRPS,P01,DAY 1,1.25,,,\n");
        StudySample preDose = read().run().samples().orElseThrow().get(0);
        assertThat(preDose.isPreDose()).isTrue();
        assertThat(preDose.handling().freezeThawCycles()).hasValue(1);
        assertThat(preDose.remarks()).isEqualTo(Map.of("visit", "DAY 1", "tube_colour", "violet"));
        assertThat(read().run().samples().orElseThrow().get(1).isPreDose()).isFalse();
    }

    @Test
    void everyFileIsListedWithItsHashFromTheRunFolder() throws IOException {
        example.writing("samples.csv", "sample_id,study,subject\n");
        assertThat(read().inputs())
                .extracting(InputFile::role, InputFile::path)
                .containsExactly(
                        tuple("method", "method.yaml"),
                        tuple("rules", "shipped:ICH-M10.yaml"),
                        tuple("run", "run.yaml"),
                        tuple("injections", "injections.csv"),
                        tuple("samples", "samples.csv"));
    }

    /** FIPS 180-2, appendix B.1. */
    @Test
    void hashesAreSha256InLowerCaseHex() {
        assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void anotherMethodReplacesTheOneThatTheRunNames(@TempDir Path elsewhere) throws IOException {
        Path other = elsewhere.resolve("other.yaml");
        Files.writeString(other, Files.readString(folder.resolve("method.yaml")).replace("pair-assay", "other-assay"));
        Files.delete(folder.resolve("method.yaml"));
        RunFolder read = RunFolder.read(folder, Optional.of(other));
        assertThat(read.method().identity().name()).isEqualTo("other-assay");
        assertThat(read.inputs().get(0).path())
                .isEqualTo(folder.relativize(other).toString().replace('\\', '/'));
    }

    @Test
    void aLaboratorysOwnRulesetIsReadFromTheMethodsFolder() throws IOException {
        String shipped = Files.readString(Path.of("src/main/resources/io/enantio/rules/ICH-M10.yaml"));
        example.writing(
                        "laboratory.yaml",
                        shipped.replace("rules: ICH-M10", "rules: LAB-1")
                                .replace("verified_by: null", "verified_by: C. Chemist, 2026-11-30"))
                .replacing("method.yaml", "ICH-M10", "laboratory.yaml");
        RunFolder read = read();
        assertThat(read.method().limits().ruleset()).isEqualTo("LAB-1");
        assertThat(read.method().limits().basis().verifiedBy()).hasValue("C. Chemist, 2026-11-30");
        assertThat(read.inputs().get(1).path()).isEqualTo("laboratory.yaml");
    }
}
