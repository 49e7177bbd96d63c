package io.enantio;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.enantio.method.value.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;

/** Which rooms may use which, and which room may use which library. */
@AnalyzeClasses(packages = "io.enantio", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** From left to right: a room uses only rooms to its left. */
    private static final List<String> CORE = List.of(
            "method",
            "statistics",
            "run",
            "chromatogram",
            "peak",
            "calibration",
            "acceptance",
            "comparison",
            "validation",
            "study");

    /** Rooms that read or write files. */
    private static final List<String> EDGES = List.of("input", "report", "simulation", "review", "database");

    /** Rooms above those: what a person does with a run folder, and the two doors to it. */
    private static final List<String> ABOVE = List.of("operation", "browser", "cli");

    /** Types in the folder of a room that rooms inside it use: the rows of the domain PC are queried and written by two of them. */
    private static final Set<String> OUTER_TYPES_USED_INSIDE = Set.of("io.enantio.database.PcRow");

    /** Found by name: the main class, and providers in META-INF/services. */
    private static final Set<String> FOUND_BY_NAME =
            Set.of("io.enantio.cli.Enantio", "io.enantio.cli.LogToStderr", "io.enantio.input.mzml.StaxReader");

    /** Public for the tests that write docs/reference, which list the columns and limits of several packages. */
    private static final Set<String> LISTED_BY_DOCUMENTS = Set.of(
            "io.enantio.input.assay.ColumnRecordList",
            "io.enantio.input.plan.DemographicsList",
            "io.enantio.input.plan.DoseList",
            "io.enantio.input.plan.ResponseList",
            "io.enantio.input.plan.ValidationRules",
            "io.enantio.input.sequence.SequenceSystem",
            "io.enantio.input.sequence.SequenceWord",
            "io.enantio.input.runfolder.DecisionList",
            "io.enantio.input.runfolder.InjectionList");

    private static final Pattern IMPORT =
            Pattern.compile("^@?import (?:static )?([a-z.]+\\.[A-Z]\\w*)", Pattern.MULTILINE);

    @ArchTest
    static void aCoreRoomUsesOnlyRoomsToItsLeft(JavaClasses all) {
        for (int i = 0; i < CORE.size(); i++) {
            List<String> forbidden = new ArrayList<>(CORE.subList(i + 1, CORE.size()));
            forbidden.addAll(EDGES);
            forbidden.add("text");
            forbidden.add("file");
            forbidden.add("record");
            forbidden.addAll(ABOVE);
            noClasses()
                    .that()
                    .resideInAPackage(room(CORE.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(rooms(forbidden))
                    .check(all);
        }
    }

    /** A new room is added to the lists above before it is used. */
    @ArchTest
    static final ArchRule EVERY_PACKAGE_BELONGS_TO_A_KNOWN_ROOM = classes()
            .should()
            .resideInAnyPackage(Stream.of(Stream.of("io.enantio"), Stream.of(rooms(CORE)), Stream.of(rooms(EDGES)))
                    .flatMap(names -> names)
                    .toArray(String[]::new))
            .orShould()
            .resideInAnyPackage(room("text"), room("file"), room("record"))
            .orShould()
            .resideInAnyPackage(rooms(ABOVE));

    /** The command line opens the review page, which knows nothing of it; what both do is done by operation. */
    @ArchTest
    static void aRoomAboveUsesOnlyRoomsToItsLeft(JavaClasses all) {
        for (int i = 0; i < ABOVE.size() - 1; i++) {
            noClasses()
                    .that()
                    .resideInAPackage(room(ABOVE.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(rooms(ABOVE.subList(i + 1, ABOVE.size())))
                    .allowEmptyShould(true)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule NO_ROOM_BUT_THOSE_ABOVE_USES_THE_PIPELINE = noClasses()
            .that()
            .resideInAnyPackage(Stream.concat(Stream.of(rooms(CORE)), Stream.of(rooms(EDGES)))
                    .toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.enantio");

    @ArchTest
    static final ArchRule THE_PIPELINE_USES_ONLY_THE_CORE = noClasses()
            .that()
            .resideInAPackage("io.enantio")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Stream.concat(EDGES.stream(), ABOVE.stream())
                    .map(ArchitectureTest::room)
                    .toArray(String[]::new));

    @ArchTest
    static void roomsThatReadOrWriteFilesDoNotUseEachOther(JavaClasses all) {
        for (String edge : EDGES) {
            List<String> others = new ArrayList<>(EDGES.stream()
                    .filter(other -> !other.equals(edge))
                    .filter(other -> !(edge.equals("review") && other.equals("report")))
                    .toList());
            others.addAll(ABOVE);
            noClasses()
                    .that()
                    .resideInAPackage(room(edge))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(rooms(others))
                    .check(all);
        }
    }

    /** What a record is made of serves the rooms that read or write files, and knows none of them. */
    @ArchTest
    static void recordUsesNoRoomThatReadsOrWritesFiles(JavaClasses all) {
        List<String> others = new ArrayList<>(EDGES);
        others.addAll(ABOVE);
        noClasses()
                .that()
                .resideInAPackage(room("record"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(others))
                .check(all);
    }

    /** How values become text, and the door for files, serve the rooms that read or write files, and use no other room. */
    @ArchTest
    static void textAndFileUseNoOtherRoom(JavaClasses all) {
        List<String> others = new ArrayList<>(CORE);
        others.addAll(EDGES);
        others.add("record");
        others.addAll(ABOVE);
        noClasses()
                .that()
                .resideInAnyPackage(room("text"), room("file"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(others))
                .check(all);
    }

    @ArchTest
    static final ArchRule NO_CIRCLE_BETWEEN_PACKAGES =
            slices().matching("io.enantio.(**)").should().beFreeOfCycles();

    /** Types in the folder of a room itself are its entry: they use the rooms inside, which do not use them. */
    @ArchTest
    static final ArchRule INNER_ROOMS_DO_NOT_USE_THE_FOLDER_AROUND_THEM =
            classes().should(notUseTheFolderAroundThem());

    @ArchTest
    static final ArchRule THE_CORE_IS_PURE = noClasses()
            .that()
            .resideInAnyPackage(rooms(CORE))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.nio.file..",
                            "java.nio.channels..",
                            "java.net..",
                            "java.sql..",
                            "org.slf4j..",
                            "ch.qos..",
                            "java.util.logging..",
                            "java.util.concurrent..",
                            "java.util.random..")
                    .or(named(
                            "java.util.Random",
                            "java.util.SplittableRandom",
                            "java.time.Clock",
                            "java.lang.Thread",
                            "java.lang.System$Logger")));

    @ArchTest
    static final ArchRule THE_CORE_READS_NO_CLOCK_AND_NO_LOCALE = noClasses()
            .that()
            .resideInAnyPackage(rooms(CORE))
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.util.Locale.class, "getDefault")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule ONLY_INPUT_READS_MZML_AND_YAML = onlyIn(
            List.of("input"),
            "com.fasterxml.aalto..",
            "javax.xml.stream.events..",
            "tools.jackson.databind..",
            "tools.jackson.dataformat..",
            "com.networknt..");

    @ArchTest
    static final ArchRule JSON_IS_READ_AND_WRITTEN_IN_INPUT_TEXT_DATABASE_AND_BROWSER =
            onlyIn(List.of("input", "text", "database", "browser"), "tools.jackson.core..");

    @ArchTest
    static final ArchRule ONLY_BROWSER_SERVES =
            onlyIn(List.of("browser"), "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "kotlin..");

    @ArchTest
    static final ArchRule ONLY_DATABASE_USES_SQL = onlyIn(
            List.of("database"), "java.sql..", "javax.sql..", "org.flywaydb..", "org.sqlite..", "org.postgresql..");

    @ArchTest
    static final ArchRule CSV_IS_READ_AND_WRITTEN_IN_INPUT_TEXT_RECORD_AND_SIMULATION =
            onlyIn(List.of("input", "text", "record", "simulation"), "org.apache.commons.csv..");

    @ArchTest
    static final ArchRule ONLY_REPORT_WRITES_HTML_PDF_AND_EXCEL = onlyIn(
            List.of("report"),
            "gg.jte..",
            "com.openhtmltopdf..",
            "org.apache.pdfbox..",
            "org.apache.fontbox..",
            "org.dhatim..");

    @ArchTest
    static final ArchRule NUMERICAL_LIBRARIES_ARE_USED_IN_STATISTICS_PEAK_AND_CALIBRATION = onlyIn(
            List.of("statistics", "peak", "calibration"),
            "org.apache.commons.math3..",
            "org.apache.commons.statistics..",
            "org.apache.commons.numbers..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_USES_PICOCLI_AND_LOGBACK =
            onlyIn(List.of("cli"), "picocli..", "ch.qos.logback..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS_AND_EXITS = noClasses()
            .that()
            .resideOutsideOfPackage(room("cli"))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class);

    /** The self-test reads what it has written itself. */
    @ArchTest
    static final ArchRule FILES_ARE_OPENED_FOR_READING_THROUGH_ONE_DOOR = noClasses()
            .that()
            .resideOutsideOfPackages(room("file"), room("cli.selftest"))
            .should()
            .callMethodWhere(DescribedPredicate.describe("opens a file for reading", ArchitectureTest::opensForReading))
            .orShould()
            .callConstructor(java.io.FileInputStream.class, String.class)
            .orShould()
            .callConstructor(java.io.FileInputStream.class, java.io.File.class);

    private static boolean opensForReading(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(Files.class)
                && Set.of(
                                "newInputStream",
                                "newBufferedReader",
                                "newByteChannel",
                                "readAllBytes",
                                "readString",
                                "readAllLines",
                                "lines")
                        .contains(call.getName());
    }

    @ArchTest
    static final ArchRule NO_SETTERS = noMethods()
            .that()
            .arePublic()
            .and()
            .haveRawReturnType(void.class)
            .and()
            // An object of a PDF is a dictionary of PDFBox, whose entries are set.
            .areDeclaredInClassesThat()
            .areNotAssignableTo(COSDictionary.class)
            .should()
            .haveNameMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule NO_CLASS_NAME_ENDS_IN_A_WORD_THAT_SAYS_NOTHING = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto");

    @ArchTest
    static final ArchRule NO_PUBLIC_METHOD_HAS_A_BOOLEAN_PARAMETER = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(notRecordsOr("cli"))
            .should(haveNoBooleanParameter());

    /** Tests do not count: a test is in the package of the class that it tests. */
    @ArchTest
    static void aPublicTypeIsUsedOutsideItsPackage(JavaClasses all) {
        Set<String> imported = importedInMain();
        Set<String> needed = inPublicSignatures(all);
        List<String> useless = all.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().equals("io.enantio") && !FOUND_BY_NAME.contains(type.getName()))
                .filter(type -> !type.getPackageName().equals("io.enantio.report.template"))
                .filter(type -> !LISTED_BY_DOCUMENTS.contains(type.getName()))
                .filter(type -> !imported.contains(type.getName()) && !needed.contains(type.getName()))
                .filter(type -> !isCaseOfSealedType(type) && !isUsedByAnotherPackage(type))
                .map(JavaClass::getName)
                .sorted()
                .toList();
        assertThat(useless).as("public types that only their own package uses").isEmpty();
    }

    private static String room(String name) {
        return "io.enantio." + name + "..";
    }

    private static String[] rooms(List<String> names) {
        return names.stream().map(ArchitectureTest::room).toArray(String[]::new);
    }

    private static ArchRule onlyIn(List<String> rooms, String... libraries) {
        return noClasses()
                .that()
                .resideInAPackage("io.enantio..")
                .and()
                .resideOutsideOfPackages(rooms(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "one of " + String.join(", ", names),
                type -> Stream.of(names).anyMatch(name -> name.equals(type.getName())));
    }

    private static DescribedPredicate<JavaClass> notRecordsOr(String exempt) {
        return DescribedPredicate.not(resideInAPackage(room(exempt)))
                .and(DescribedPredicate.describe(
                        "no record and no guard", type -> !type.isRecord() && !type.isEquivalentTo(Require.class)));
    }

    private static ArchCondition<JavaMethod> haveNoBooleanParameter() {
        return new ArchCondition<>("have no boolean parameter") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean bad =
                        method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(boolean.class));
                events.add(new SimpleConditionEvent(method, !bad, method.getFullName() + " takes a boolean"));
            }
        };
    }

    private static ArchCondition<JavaClass> notUseTheFolderAroundThem() {
        return new ArchCondition<>("not use the folder around their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = type.getPackageName();
                type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .filter(used -> own.startsWith(used.getPackageName() + ".")
                                && !used.getPackageName().equals("io.enantio"))
                        .filter(used ->
                                !OUTER_TYPES_USED_INSIDE.contains(used.getName().replaceFirst("\\$.*", "")))
                        .forEach(used -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " uses " + used.getName() + " of the folder around it")));
            }
        };
    }

    /** Types that a source file of the program imports: constants leave no trace in classes. */
    private static Set<String> importedInMain() {
        return Stream.of(Path.of("src/main"), Path.of("src/jmzml/java"), Path.of("src/bench"))
                .flatMap(ArchitectureTest::sources)
                .flatMap(ArchitectureTest::importsOfOtherPackages)
                .collect(Collectors.toSet());
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|jte)")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> importsOfOtherPackages(Path file) {
        try {
            return IMPORT.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types in the signatures of public members of public types. */
    private static Set<String> inPublicSignatures(JavaClasses all) {
        return all.stream()
                .filter(ArchitectureTest::isPublic)
                .flatMap(type -> type.getMembers().stream()
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(member -> signature(member).map(JavaClass::getName))
                        .filter(name -> !name.equals(type.getName())))
                .collect(Collectors.toSet());
    }

    private static Stream<JavaClass> signature(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getType().getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit code = (JavaCodeUnit) member;
        return Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream())
                .flatMap(part -> part.getAllInvolvedRawTypes().stream());
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
    }

    private static boolean isCaseOfSealedType(JavaClass type) {
        return type.getRawInterfaces().stream()
                .anyMatch(parent -> parent.reflect().isSealed());
    }

    private static boolean isUsedByAnotherPackage(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(arrow -> !arrow.getOriginClass().getPackageName().equals(type.getPackageName()));
    }
}
