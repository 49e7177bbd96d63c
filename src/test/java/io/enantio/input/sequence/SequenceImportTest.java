package io.enantio.input.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.input.problem.InputException;
import io.enantio.input.sequence.SequenceImport.SampleTable;
import io.enantio.input.sequence.SequenceImport.Wish;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as each system writes them, after public descriptions of their columns; none of them was made by the system itself. */
class SequenceImportTest {
    private static final String METHOD = """
            schema: enantio-method/1
            method: pair
            version: "1"
            matrix: human plasma
            mz_tolerance: 0.35
            compounds:
              - compound: ketamine
                quantifier: {precursor_mz: 238.1, product_mz: 125.0}
                internal_standard: ketamine-d4
                peaks:
                  - {analyte: S-ketamine, configuration: S, retention_time_min: 10.4}
                  - {analyte: R-ketamine, configuration: R, retention_time_min: 11.6}
            internal_standards:
              - compound: ketamine-d4
                quantifier: {precursor_mz: 242.1, product_mz: 129.0}
                concentration_ng_per_ml: 50
                peaks:
                  - {configuration: S, retention_time_min: 10.36}
                  - {configuration: R, retention_time_min: 11.56}
            calibration:
              model: linear
              weighting: 1/x^2
              levels_ng_per_ml: {STD1: 1, STD2: 2, STD3: 5, STD4: 20, STD5: 75, STD6: 200, STD7: 400, STD8: 500}
            qc_levels_ng_per_ml: {LLOQ: 1, LOW: 3, MID: 175, HIGH: 400, DILUTION: 1500}
            acceptance:
              rules: ICH-M10
            """;

    private static final String ALL = """
            injection,file,sample_id,sample_type,level,dilution_factor,comment
            1,raw/001.mzML,Blank matrix,blank,,1,
            2,raw/002.mzML,Zero,zero,,1,
            3,raw/003.mzML,STD1-1,standard,STD1,1,
            4,raw/004.mzML,STD8-1,standard,STD8,1,
            5,raw/005.mzML,CO 1,carryover_blank,,1,
            6,raw/006.mzML,LQC 1,qc,LOW,1,
            7,raw/007.mzML,DQC 1,qc,DILUTION,20,diluted 1:20
            8,raw/008.mzML,007,study,,1,0.4 mL only
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void eightRawFiles() throws IOException {
        Files.createDirectories(folder.resolve("raw"));
        for (int i = 1; i <= 8; i++) {
            raw(String.format(Locale.ROOT, "%03d.mzML", i), "", "run", "");
        }
    }

    @Test
    void aWorklistOfMassHunterIsReadWithTheWordsOfItsSystem() throws IOException {
        SequenceImport list = read(example("masshunter.csv"), "sequence: {levels: {LQC: LOW}}");

        list.refuseIfUnclear();
        assertThat(list.system()).isEqualTo("MassHunter worklist");
        assertThat(list.injectionsCsv()).isEqualTo(ALL);
    }

    @Test
    void aSequenceOfXcaliburIsReadOnceTheMethodSaysWhatItsBlanksAre() throws IOException {
        Path file = example("xcalibur.csv");

        assertRefused(
                read(file, "sequence: {levels: {LQC: LOW}}"),
                file
                        + ", line 3, column sample_type: \"Blank\" could mean blank or zero (3 rows). Say in the method what it"
                        + " means: sequence: {types: {\"Blank\": blank}}; kinds: suitability, single_enantiomer, blank, zero,"
                        + " standard, qc, study, carryover_blank.");
        SequenceImport list = read(
                file,
                "sequence: {levels: {LQC: LOW}, types: {Blank: blank}, names: [{name: Zero, sample_type: zero}]}");
        list.refuseIfUnclear();
        assertThat(list.system()).isEqualTo("Xcalibur sequence");
        assertThat(list.injectionsCsv()).isEqualTo(ALL);
    }

    @Test
    void aListOfMassLynxInUtf16HasItsLevelsInTheNames() throws IOException {
        SequenceImport list = read(example("masslynx.txt"), """
                sequence:
                  levels: {LQC: LOW, DQC: DILUTION}
                  types: {Blank: blank}
                  names:
                    - {name: Zero, sample_type: zero}
                    - {name: "{level}-*"}
                    - {name: "{level} *"}
                """);

        list.refuseIfUnclear();
        assertThat(list.system()).isEqualTo("MassLynx sample list");
        assertThat(columns(list, 5)).isEqualTo(columns(ALL, 5));
    }

    /** One file of the vendor for all samples: their names are in the run ids, as msconvert writes them. */
    @Test
    void aBatchOfAnalystFindsEachSampleOfItsFileByName() throws IOException {
        emptyRaw();
        List<String> names = List.of("Blank matrix", "Zero", "STD1-1", "STD8-1", "CO 1", "LQC 1", "DQC 1", "007");
        for (int i = 0; i < 8; i++) {
            String id = "run12-" + names.get(i).replace(" ", "_x0020_");
            raw("run12-" + names.get(i) + ".mzML", "run12.wiff", id, "sample=" + (i + 1));
        }
        SequenceImport list = read(example("analyst.txt"), "sequence: {levels: {LQC: LOW}}");

        list.refuseIfUnclear();
        assertThat(list.system()).isEqualTo("SCIEX Analyst batch");
        assertThat(list.injectionsCsv().replaceAll("raw/run12-[^,]*", "FILE"))
                .isEqualTo(ALL.replaceAll("raw/[^,]*", "FILE"));
        assertThat(list.injectionsCsv())
                .contains("6,raw/run12-LQC 1.mzML,LQC 1")
                .contains("8,raw/run12-007.mzML,007");
    }

    @Test
    void samplesOfOneNameInOneFileAreTakenInTheOrderOfTheirIndex() throws IOException {
        emptyRaw();
        raw("a.mzML", "run.wiff", "run-QC", "sample=9");
        raw("b.mzML", "run.wiff", "run-QC", "sample=4");
        SequenceImport list = read(
                write("% header=SampleName\tType\tOutputFile\t_Level\nQC\tQC\trun.wiff\tLOW\nQC\tQC\trun.wiff\tLOW\n"),
                "");

        list.refuseIfUnclear();
        assertThat(columns(list, 3)).contains("1,raw/b.mzML,QC\n2,raw/a.mzML,QC\n");
    }

    @Test
    void anIndexThatContradictsTheNameIsAskedFor() throws IOException {
        emptyRaw();
        raw("a.mzML", "run.wiff", "run-QC_1", "sample=1");
        raw("b.mzML", "run.wiff", "run-QC_2", "sample=2");
        Path file = write("% header=SampleName\tType\tOutputFile\t_Level\nQC 1\tQC\tD:\\x\\run.wiff|2\tLOW\n"
                + "QC 2\tQC\tD:\\x\\run.wiff|2\tLOW\n");

        assertRefused(
                read(file, ""),
                file
                        + ", line 2, column file: raw/b.mzML is sample 2 of its file, but it is not called \"QC 1\". Correct the"
                        + " index or the name; nothing tells which of them is right.");
    }

    @Test
    void twoRawFilesOfOneNameAreNeverChosenFrom() throws IOException {
        raw("003.mzML.gz", "", "run", "");
        Path file = write("Name,Data File,Vial,Type\nx,D:\\003.d,1,Sample\ny,D:\\004.d,1,Sample\n");

        assertRefused(
                read(file, ""),
                file
                        + ", line 2, column file: raw/003.mzML, raw/003.mzML.gz could each be \"D:\\003.d\". Keep one of them in"
                        + " the folder of raw files.");
    }

    @Test
    void rowsWithoutARawFileAndRawFilesWithoutARowAreNamed() throws IOException {
        Files.writeString(folder.resolve("raw/bad.mzML"), "no XML");
        SequenceImport list = read(write("Name,Data File,Vial,Type\nx,D:\\003.d,1,Sample\nn,D:\\new.d,1,Sample\n"), "");

        list.refuseIfUnclear();
        assertThat(list.injectionsCsv()).endsWith("2,,n,study,\n");
        assertThat(list.remarks())
                .anyMatch(line -> line.endsWith("line 3: \"n\" has no raw file (\"D:\\new.d\"): planned, not acquired"))
                .contains("raw/001.mzML: no row of the list names this raw file")
                .contains("raw/bad.mzML: no row of the list names this raw file")
                .anyMatch(line -> line.startsWith("raw/bad.mzML: only its name is used"));
    }

    @Test
    void aFolderOfOtherRawFilesIsRefused() throws IOException {
        Path file = write("Name,Data File,Vial,Type\nx,D:\\other.d,1,Sample\n");

        assertRefused(
                read(file, ""),
                file
                        + ": no row names any of the 8 raw files, for example raw/001.mzML. Name the right folder (--raw), or the"
                        + " column of data files (columns: file).");
    }

    @Test
    void headersOfNoKnownSystemAreListedWithTheMapToWrite() throws IOException {
        Path file = write("Probe;Fläschchen\nx;1\n");

        assertRefused(
                read(file, ""),
                file
                        + ", line 1: no known system has these columns: \"Probe\", \"Fläschchen\". State which is which with --map"
                        + " FILE, or in the method below sequence:, for example columns: {sample_id: \"Probe\", sample_type:"
                        + " ..., file: ...}.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zero|Blank|zero,blank",
                "Double Blank|Blank|blank,zero",
                "DoubleBlank|BLANK|blank,zero",
            })
    void aBlankIsWhatTheOtherWordsOfTheListLeave(String first, String second, String types) throws IOException {
        SequenceImport list =
                read(write("Name,Data File,Vial,Type\na,001.d,1," + first + "\nb,002.d,1," + second + "\n"), "");

        list.refuseIfUnclear();
        String[] told = types.split(",");
        assertThat(columns(list, 4)).endsWith("1,raw/001.mzML,a," + told[0] + "\n2,raw/002.mzML,b," + told[1] + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Solvent", "Blank", "Response Check", "=cmd|'/c calc'!A1", "<script>"})
    void aWordThatCouldMeanTwoThingsOrNothingIsAskedFor(String word) throws IOException {
        SequenceImport list = read(write("Name,Data File,Vial,Type\na,001.d,1," + word + "\n"), "");

        assertThatThrownBy(list::refuseIfUnclear)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 2, column sample_type: \"" + word + "\"")
                .hasMessageContaining("sequence: {types: {\"" + word + "\": ");
    }

    @Test
    void numbersAreConcentrationsOnlyIfNoneCouldBeTheNumberOfALevel() throws IOException {
        String header = "Name,Data File,Vial,Type,Level\n";
        SequenceImport settled = read(write(header + "a,001.d,1,Cal,5\nb,002.d,1,Cal,500\nc,003.d,1,QC,175\n"), "");
        settled.refuseIfUnclear();
        assertThat(columns(settled, 5))
                .contains("a,standard,STD3\n")
                .contains("b,standard,STD8\n")
                .contains("c,qc,MID\n");

        Path doubtful = write(header + "a,001.d,1,Cal,5\nb,002.d,1,Cal,1\n");
        assertThatThrownBy(read(doubtful, "")::refuseIfUnclear)
                .hasMessageStartingWith(
                        doubtful + ", line 2, column level: \"5\" could be the concentration of one level and"
                                + " the number of another. ")
                .hasMessageContaining("Say in the method which it is: sequence: {levels: {\"5\": ");
    }

    @Test
    void anUnknownLevelIsToldOnceWithTheLineForTheMethod() throws IOException {
        Path file = write("Name,Data File,Vial,Type,Level\na,001.d,1,QC,LQC\nb,002.d,1,QC,LQC\n");

        assertRefused(
                read(file, ""),
                file
                        + ", line 2, column level: the method has no level \"LQC\" for a qc. Say in the method which it is:"
                        + " sequence: {levels: {\"LQC\": ...}}. Known: LLOQ, LOW, MID, HIGH, DILUTION.");
    }

    @Test
    void namesSaySubjectAndTimeLevelDilutionAndSingleEnantiomer() throws IOException {
        SequenceImport list = read(write("""
                        Name,Data File,Vial,Type
                        01 D1 0.5h,001.d,1,Sample
                        MAR1 D2 2h,002.d,1,Sample
                        QC LOW 1:20,003.d,1,QC
                        S only,004.d,1,Sample
                        """), """
                sequence:
                  names:
                    - {name: "{subject} D{visit} {nominal_time_h}h", study: KET-01}
                    - {name: "QC {level} 1:{dilution}"}
                    - {name: "{level} only", sample_type: single_enantiomer}
                """);

        list.refuseIfUnclear();
        assertThat(list.injectionsCsv()).endsWith("""
                        1,raw/001.mzML,01 D1 0.5h,study,,
                        2,raw/002.mzML,MAR1 D2 2h,study,,
                        3,raw/003.mzML,QC LOW 1:20,qc,LOW,20
                        4,raw/004.mzML,S only,single_enantiomer,S,
                        """);
        assertThat(list.samplesCsv()).contains("""
                        sample_id,study,subject,visit,nominal_time_h
                        01 D1 0.5h,KET-01,01,1,0.5
                        MAR1 D2 2h,KET-01,MAR1,2,2
                        """);
    }

    @Test
    void aNameThatCanBeReadInTwoWaysIsAskedFor() throws IOException {
        Path file = write("Name,Data File,Vial,Type\nA-B-C,001.d,1,Sample\n");

        assertRefused(
                read(file, "sequence: {names: [{name: \"{subject}-{visit}\", study: KET-01}]}"),
                file + ", line 2, column sample_name: \"A-B-C\" can be read in several ways by the pattern"
                        + " \"{subject}-{visit}\": subject \"A\", visit \"B-C\" or subject \"A-B\", visit \"C\". Put a sign"
                        + " between the fields of the pattern that the names have only there.");
    }

    @Test
    void aNameThatContradictsTheWordIsRefused() throws IOException {
        Path file = write("Name,Data File,Vial,Type,Level\nQC LOW,001.d,1,Cal,STD1\n");

        assertRefused(
                read(file, "sequence: {names: [{name: \"QC *\", sample_type: qc}]}"),
                file
                        + ", line 2, column sample_type: \"Cal\" means standard, but by its name \"QC LOW\" it is qc. Correct the"
                        + " list, or the patterns of names in the method.");
    }

    @Test
    void timesAreComparedWithTheRawFilesApartFromTheZoneOfTheClock() throws IOException {
        emptyRaw();
        raw("1.mzML", "", "run", "2026-11-23T08:00:10Z");
        raw("2.mzML", "", "run", "2026-11-23T08:20:10Z");
        raw("3.mzML", "", "run", "2026-11-23T08:40:10Z");
        String map = "sequence: {columns: {sample_id: Name, file: File, sample_type: Type, acquired_at: Zeit}}";
        String rows = "Name;File;Type;Zeit\na;1;Sample;23.11.2026 09:00\nb;2;Sample;23.11.2026 09:20\nc;3;Sample;";

        SequenceImport list = read(write(rows + "23.11.2026 09:40\n"), map);
        list.refuseIfUnclear();
        assertThat(list.injectionsCsv()).contains("1,raw/1.mzML,a,study,,2026-11-23T09:00:00+01:00\n");
        assertThat(list.acquired()).contains(LocalDate.of(2026, 11, 23));
        Path file = write(rows + "23.11.2026 11:40\n");
        assertRefused(
                read(file, map),
                file
                        + ", line 4, column acquired_at: raw/3.mzML was begun 120 min before the time in the list, apart from the"
                        + " 60 min by which all differ. Check whether the file belongs to this row; leave acquired_at out of"
                        + " columns: if the list has planned times.");
    }

    @Test
    void idsSurviveAsText() throws IOException {
        SequenceImport list = read(
                write("Name,Data File,Vial,Type\n0012,001.d,1,Sample\n1E5,002.d,1,Sample\nMAR1,003.d,1,Sample\n"
                        + "Müller-µ,004.d,1,Sample\n样本,005.d,1,Sample\n"),
                "");

        list.refuseIfUnclear();
        assertThat(list.injectionsCsv())
                .contains(",0012,study", ",1E5,study", ",MAR1,study", ",Müller-µ,study", ",样本,study");
    }

    @Test
    void aHostileNameIsRefusedAndAHostileCommentIsGuarded() throws IOException {
        Path file = write("Name,Data File,Vial,Type,Comment\n=cmd|' /c calc'!A1,001.d,1,Sample,x\n"
                + "b,002.d,1,Sample,\"=1+1\nnext\"\n");

        assertThatThrownBy(read(file, "")::refuseIfUnclear)
                .hasMessage(
                        file + ", line 2, column sample_id: \"=cmd|' /c calc'!A1\" begins like a spreadsheet formula."
                                + " Choose another name.");
        SequenceImport guarded = read(write("Name,Data File,Vial,Type,Comment\nb,002.d,1,Sample,\"=1+1\nnext\"\n"), "");
        guarded.refuseIfUnclear();
        assertThat(guarded.injectionsCsv()).endsWith("1,raw/002.mzML,b,study,,'=1+1 next\n");
    }

    @Test
    void aListOfSamplesIsTakenThroughItsOwnMapForTheSamplesThatWereInjected() throws IOException {
        Path list = folder.resolve("lims.csv");
        Files.writeString(
                list,
                "Barcode;Studie;Proband;Zeit (h);Entnahme\n007;KET-01;S003;0,5;05.11.2026 09:30\n"
                        + "008;KET-01;S004;0,5;25.11.2026 09:30\n");
        Path map = folder.resolve("lims.yaml");
        Files.writeString(map, """
                schema: enantio-table/1
                decimal: comma
                columns:
                  sample_id: Barcode
                  study: Studie
                  subject: Proband
                  nominal_time_h: Zeit (h)
                  collected_at: Entnahme
                """);
        SequenceImport read = SequenceImport.of(new Wish(
                write("Name,Data File,Vial,Type\n007,001.d,1,Sample\n009,002.d,1,Sample\n"),
                Optional.of(method("")),
                Optional.empty(),
                new SampleTable(Optional.of(list), Optional.of(map)),
                folder,
                Optional.empty()));

        read.refuseIfUnclear();
        assertThat(read.samplesCsv()).contains("""
                        sample_id,study,subject,nominal_time_h,collected_at
                        007,KET-01,S003,0.5,2026-11-05T09:30:00
                        """);
        assertThat(read.remarks())
                .contains(
                        list + ": 1 sample of the list was not injected and is left out",
                        list + ": the injected sample \"009\" is not in the list");
    }

    @Test
    void aListOfSamplesWithOurNamesNeedsNoMapAndMustAgreeWithTheNames() throws IOException {
        Path list = Files.writeString(folder.resolve("s.csv"), "sample_id,study,subject,vial\nS1 2h,KET-01,S2,4\n");
        Path file = write("Name,Data File,Vial,Type\nS1 2h,001.d,1,Sample\n");
        SampleTable table = new SampleTable(Optional.of(list), Optional.empty());
        SequenceImport alone =
                SequenceImport.of(new Wish(file, Optional.empty(), Optional.empty(), table, folder, Optional.empty()));
        SequenceImport both = SequenceImport.of(new Wish(
                file,
                Optional.of(method("sequence: {names: [{name: \"{subject} {nominal_time_h}h\", study: KET-01}]}")),
                Optional.empty(),
                table,
                folder,
                Optional.empty()));

        alone.refuseIfUnclear();
        assertThat(alone.samplesCsv()).contains("sample_id,study,subject\nS1 2h,KET-01,S2\n");
        assertRefused(
                both,
                list
                        + ", line 2, column subject: of the sample \"S1 2h\" it says \"S2\", and elsewhere \"S1\". Correct one of"
                        + " them.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst.txt", "masshunter.csv", "xcalibur.csv", "masslynx.txt"})
    void aDamagedListIsReadOrRefusedInSingleLines(String name) throws IOException {
        byte[] whole = Files.readAllBytes(example(name));
        Random random = new Random(18);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(whole.length / 4));
            for (int hits = 0; hits < 1 + random.nextInt(3); hits++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Path list = Files.write(folder.resolve("damaged.csv"), damaged);
            SequenceImport read = SequenceImport.of(new Wish(
                    list,
                    Optional.empty(),
                    Optional.empty(),
                    new SampleTable(Optional.empty(), Optional.empty()),
                    folder,
                    Optional.empty()));
            if (!read.isClear()) {
                refused++;
                assertThatThrownBy(read::refuseIfUnclear)
                        .isInstanceOfSatisfying(
                                InputException.class,
                                thrown -> assertThat(thrown.problems())
                                        .allSatisfy(problem ->
                                                assertThat(problem.toString()).doesNotContain("\n")));
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sequence: {levels: {LQC: LWO}}|sequence.levels.LQC: there is no level LWO. Did you mean LOW?",
                "sequence: {types: {Blank: blnk}}|sequence.types.Blank: unknown word \"blnk\". Did you mean blank?",
                "sequence: {names: [{name: 'a{b}'}]}|sequence.names[0].name: \"a{b}\" has the unknown field {b}.",
                "sequence: {columns: {sampleid: Name}}|sequence.columns.sampleid: there is no column sampleid of ours. Did you"
                        + " mean sample_id?",
                "sequence: {dates: YYYY}|sequence.dates: \"YYYY\" is no pattern of dates with a time of day.",
                "sequence: {decimals: comma}|sequence.decimals: unknown key decimals. Did you mean decimal?",
            })
    void whatTheMethodMustNotSayOfSequencesIsToldWithItsLine(String words, String message) throws IOException {
        Path file = write("Name,Data File,Vial,Type\na,001.d,1,Sample\n");

        assertThatThrownBy(read(file, words)::refuseIfUnclear)
                .hasMessageContaining(folder.resolve("method.yaml") + ", line ")
                .hasMessageContaining(message);
    }

    @Test
    void aMapOfResultsIsNoMapOfAList() throws IOException {
        Path map = Files.writeString(
                folder.resolve("map.yaml"),
                "schema: enantio-table/1\ntimes: seconds\ncolumns: {sample_id: Name, sample_type: Type}\n");
        SequenceImport read = SequenceImport.of(new Wish(
                write("Name,Data File,Vial,Type\n007,001.d,1,Sample\n"),
                Optional.empty(),
                Optional.of(map),
                new SampleTable(Optional.empty(), Optional.empty()),
                folder,
                Optional.empty()));

        assertRefused(
                read,
                map
                        + ", line 2, times: is a key for results of another program; a list of injections or samples has none of"
                        + " it. Take it out, or name the map of this list.");
    }

    @Test
    void aSubjectWithoutAStudyIsAskedFor() throws IOException {
        Path file = write("Name,Data File,Vial,Type\nS1 2h,001.d,1,Sample\n");

        assertRefused(
                read(file, "sequence: {names: [{name: \"{subject} {nominal_time_h}h\"}]}"),
                file
                        + ", line 2, column study: nothing says to which study the sample \"S1 2h\" belongs. Add study: to the"
                        + " pattern of its name, map a column, or give a list of samples.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "Name,Data File,Vial,Type\n", "Name,Data File,Vial,Type\n,001.d,1,Sample\n"})
    void aListWithoutSamplesIsAProblem(String text) throws IOException {
        assertThatThrownBy(read(write(text), "")::refuseIfUnclear).isInstanceOf(InputException.class);
    }

    @Test
    void aDilutionOfZeroAndADecimalCommaAreRefused() throws IOException {
        Path file = write("Name;Data File;Vial;Type;Dil.\na;001.d;1;Sample;0\nb;002.d;1;Sample;1,5\n");

        assertRefused(
                read(file, ""),
                file
                        + ", line 2, column dilution_factor: must be greater than 0, is 0. Write how many times the sample was"
                        + " diluted, 1 or nothing if it was not.\n"
                        + file
                        + ", line 3, column Dil.: \"1,5\" is not a number. If the decimal sign of this table is a comma,"
                        + " state decimal: comma.");
    }

    private static void assertRefused(SequenceImport list, String message) {
        assertThatThrownBy(list::refuseIfUnclear).hasMessage(message);
    }

    private static String columns(SequenceImport list, int count) {
        return columns(list.injectionsCsv(), count);
    }

    private static String columns(String csv, int count) {
        StringBuilder cut = new StringBuilder();
        csv.lines()
                .forEach(line -> cut.append(
                                String.join(",", List.of(line.split(",", -1)).subList(0, count)))
                        .append('\n'));
        return cut.toString();
    }

    private SequenceImport read(Path list, String words) throws IOException {
        return SequenceImport.of(new Wish(
                list,
                Optional.of(method(words)),
                Optional.empty(),
                new SampleTable(Optional.empty(), Optional.empty()),
                folder,
                Optional.empty()));
    }

    private Path method(String words) throws IOException {
        return Files.writeString(folder.resolve("method.yaml"), METHOD + words + "\n");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("list.csv"), text);
    }

    private Path example(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(SequenceImportTest.class.getResourceAsStream(name), name)) {
            return Files.write(folder.resolve(name), stream.readAllBytes());
        }
    }

    private void emptyRaw() throws IOException {
        for (int i = 1; i <= 8; i++) {
            Files.delete(folder.resolve(String.format(Locale.ROOT, "raw/%03d.mzML", i)));
        }
    }

    /** A raw file without data: only what it states about itself. */
    private void raw(String name, String source, String runId, String more) throws IOException {
        String files = source.isEmpty()
                ? ""
                : "<fileDescription><sourceFileList count=\"1\"><sourceFile id=\"F\" name=\"" + source
                        + "\" location=\"file://D:\\data\"/></sourceFileList></fileDescription>";
        String start = more.startsWith("2") ? " startTimeStamp=\"" + more + "\"" : "";
        String ids = more.startsWith("sample")
                ? "<chromatogramList count=\"2\"><chromatogram index=\"0\" id=\"TIC\"/><chromatogram index=\"1\" id=\"- SRM SIC"
                        + " Q1=238.1 Q3=125 " + more + " period=1 experiment=1 transition=0\"/></chromatogramList>"
                : "";
        String text = "<?xml version=\"1.0\" encoding=\"utf-8\"?><mzML xmlns=\"http://psi.hupo.org/ms/mzml\">" + files
                + "<run id=\"" + runId + "\"" + start + ">" + ids + "</run></mzML>";
        Files.write(folder.resolve("raw").resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
