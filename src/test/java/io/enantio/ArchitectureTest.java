package io.enantio;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.enantio.input.raw.RawReader;
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

/** The arrows between the rooms, and who may open which library. */
@AnalyzeClasses(packages = "io.enantio", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** From left to right: a room uses only rooms to its left. */
    private static final List<String> CORE = List.of(
            "method", "statistics", "run", "chromatogram", "peak", "calibration", "acceptance", "validation", "study");

    private static final List<String> EDGES = List.of("input", "report", "simulation", "review", "database");

    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?([a-z.]+\\.[A-Z]\\w*)", Pattern.MULTILINE);
    private static final Set<String> IMPORTED = imported();

    @ArchTest
    static void aCoreRoomUsesOnlyRoomsToItsLeft(JavaClasses all) {
        for (int i = 0; i < CORE.size(); i++) {
            List<String> forbidden = new ArrayList<>(CORE.subList(i + 1, CORE.size()));
            forbidden.addAll(EDGES);
            forbidden.add("text");
            forbidden.add("cli");
            noClasses()
                    .that()
                    .resideInAPackage(room(CORE.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(rooms(forbidden))
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule THE_CORE_NEVER_SEES_THE_PIPELINE = noClasses()
            .that()
            .resideInAnyPackage(rooms(CORE))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(AssayPipeline.class);

    @ArchTest
    static final ArchRule THE_PIPELINE_USES_THE_CORE_ONLY = noClasses()
            .that()
            .belongToAnyOf(AssayPipeline.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(rooms(List.of("input", "report", "simulation", "review", "database", "cli")));

    @ArchTest
    static void edgesDoNotUseEachOther(JavaClasses all) {
        for (String edge : EDGES) {
            List<String> others = new ArrayList<>(EDGES.stream()
                    .filter(other -> !other.equals(edge))
                    .filter(other -> !(edge.equals("review") && other.equals("report")))
                    .toList());
            others.add("cli");
            noClasses()
                    .that()
                    .resideInAPackage(room(edge))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(rooms(others))
                    .check(all);
        }
    }

    /** How values become text serves all edges and depends on none of our rooms. */
    @ArchTest
    static void textUsesNoOtherRoom(JavaClasses all) {
        List<String> others = new ArrayList<>(CORE);
        others.addAll(EDGES);
        others.add("cli");
        noClasses()
                .that()
                .resideInAPackage(room("text"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(others))
                .check(all);
    }

    /** Rooms, and the rooms inside them: every arrow runs down. */
    @ArchTest
    static final ArchRule NO_CIRCLE_BETWEEN_ROOMS =
            slices().matching("io.enantio.(**)").should().beFreeOfCycles();

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
    static final ArchRule THE_CORE_KNOWS_NO_CLOCK = noClasses()
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
    static final ArchRule READERS_STAY_IN_INPUT = onlyIn(
            List.of("input"),
            "com.fasterxml.aalto..",
            "javax.xml.stream.events..",
            "tools.jackson.databind..",
            "tools.jackson.dataformat..",
            "com.networknt..");

    @ArchTest
    static final ArchRule PLAIN_JSON_IS_FOR_EDGES =
            onlyIn(List.of("input", "text", "database"), "tools.jackson.core..");

    @ArchTest
    static final ArchRule DATABASES_STAY_IN_THEIR_ROOM = onlyIn(
            List.of("database"), "java.sql..", "javax.sql..", "org.flywaydb..", "org.sqlite..", "org.postgresql..");

    @ArchTest
    static final ArchRule CSV_IS_FOR_EDGES =
            onlyIn(List.of("input", "text", "review", "simulation"), "org.apache.commons.csv..");

    @ArchTest
    static final ArchRule PAGES_ARE_WRITTEN_IN_REPORT = onlyIn(
            List.of("report"),
            "gg.jte..",
            "com.openhtmltopdf..",
            "org.apache.pdfbox..",
            "org.apache.fontbox..",
            "org.dhatim..");

    @ArchTest
    static final ArchRule NUMERICAL_LIBRARIES_STAY_IN_PEAK_AND_CALIBRATION = onlyIn(
            List.of("statistics", "peak", "calibration", "validation", "study"),
            "org.apache.commons.math3..",
            "org.apache.commons.statistics..",
            "org.apache.commons.numbers..");

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_OWNS_ITS_LIBRARIES = onlyIn(List.of("cli"), "picocli..", "ch.qos.logback..");

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

    @ArchTest
    static final ArchRule NO_SETTERS = noMethods()
            .that()
            .arePublic()
            .and()
            .haveRawReturnType(void.class)
            .should()
            .haveNameMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule NOTHING_IS_CALLED_A_SHELF = noClasses()
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
    static final ArchRule BOOLEANS_ARE_NEVER_PARAMETERS = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(notRecordsOr("cli"))
            .should(haveNoBooleanParameter());

    @ArchTest
    static final ArchRule A_PUBLIC_TYPE_IS_USED_BEYOND_ITS_ROOM = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .resideOutsideOfPackage("io.enantio")
            .and()
            .resideOutsideOfPackage(room("cli"))
            .and()
            .areNotAssignableTo(RawReader.class)
            .should(beUsedByAnotherRoom());

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

    /** Types that a source file of any kind imports: constants leave no trace in classes, and tests of a room above count. */
    private static Set<String> imported() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(ArchitectureTest::importsOf)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> importsOf(Path file) {
        try {
            return IMPORT.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchCondition<JavaClass> beUsedByAnotherRoom() {
        return new ArchCondition<>("be used by another room, a record's component or a sealed type of it") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(arrow ->
                                !arrow.getOriginClass().getPackageName().equals(type.getPackageName()));
                boolean partOfPublicType = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(arrow -> arrow.getOriginClass().getModifiers().contains(JavaModifier.PUBLIC)
                                && !arrow.getOriginClass().equals(type));
                boolean caseOfSealedType = type.getRawInterfaces().stream()
                        .anyMatch(parent -> parent.reflect().isSealed());
                events.add(new SimpleConditionEvent(
                        type,
                        used || partOfPublicType || caseOfSealedType || IMPORTED.contains(type.getName()),
                        type.getName() + " is public but only its own room uses it"));
            }
        };
    }
}
