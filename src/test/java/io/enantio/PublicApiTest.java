package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.ApiSource.Member;
import io.enantio.ApiSource.SourceType;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public API is complete, described, and listed in docs/reference/java-api.md. */
class PublicApiTest {
    private static final List<Class<?>> ALL = PublicApi.types();

    @TempDir
    private Path folder;

    @Test
    void everyTypeOfASignatureIsPartOfTheApi() {
        List<String> listed = ALL.stream().map(Class::getName).sorted().toList();
        Map<String, String> leaks = new TreeMap<>();
        ApiReach.from(ALL).forEach((type, way) -> {
            boolean isListed = listed.contains(type.replaceFirst("\\$.*", ""));
            if (!isListed && !type.startsWith("java.")) {
                leaks.put(type, way);
            }
        });
        assertThat(leaks)
                .as("types outside of the API, and the member that leads there")
                .isEmpty();
        assertThat(ApiReach.from(PublicApi.CALLED).keySet())
                .as("no type is listed without need")
                .containsAll(listed);
    }

    @Test
    void everyTypeAndMemberIsDescribed() {
        List<String> bare = new ArrayList<>();
        for (SourceType type : ApiSource.read(ALL.stream().map(ApiSource::file).toList())) {
            if (type.comment().isEmpty()) {
                bare.add(type.name());
            }
            type.members().stream()
                    .filter(member -> member.comment().isEmpty())
                    .forEach(member -> bare.add(type.name() + ": " + member.signature()));
        }
        assertThat(bare).isEmpty();
    }

    /** Every parameter, result and exception too, by the compiler's own check of Javadoc. */
    @Test
    void whatAProgramCallsIsDescribedInFull() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-Xdoclint:all/public",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    folder.toString());
            boolean isCompiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(PublicApi.CALLED.stream()
                                    .map(ApiSource::file)
                                    .toList()))
                    .call();
            assertThat(messages.toString()).isEmpty();
            assertThat(isCompiled).isTrue();
        }
    }

    @Test
    void thePageListsTheApi() {
        StringBuilder page = new StringBuilder("""
                <!-- Written by PublicApiTest from the sources: change those, then run `mvn test -Dtest=PublicApiTest -Dgolden.update=yes`. -->

                # The Java API

                What a Java program may call. [How to use enantio from Java](../how-to/use-from-java.md) has a complete program. Every other public type of
                the jar is internal: it is public only because another part of enantio uses it, and it may change in any release.
                The CHANGELOG lists each change of this page.

                ## What a program calls
                """);
        for (SourceType type :
                ApiSource.read(PublicApi.CALLED.stream().map(ApiSource::file).toList())) {
            called(type, page);
        }
        page.append(
                "\n## What these take and return\n\nRecords, enums and sealed types. A record has an accessor of the same name for each value.\n");
        Map<String, List<SourceType>> rooms = new TreeMap<>();
        for (SourceType type :
                ApiSource.read(PublicApi.NEEDED.stream().map(ApiSource::file).toList())) {
            rooms.computeIfAbsent(type.packageName(), any -> new ArrayList<>()).add(type);
        }
        rooms.forEach((room, types) -> {
            page.append("\n### ")
                    .append(room)
                    .append("\n\n| type | meaning | values | methods and constants |\n|---|---|---|---|\n");
            types.forEach(type -> needed(type, page));
        });
        GeneratedDocument.assertFresh("docs/reference/java-api.md", page.toString());
    }

    private static void called(SourceType type, StringBuilder page) {
        page.append("\n### ")
                .append(type.packageName())
                .append('.')
                .append(type.name())
                .append("\n\n");
        page.append(type.comment().orElse("")).append('\n');
        if (!type.values().isEmpty()) {
            page.append("\nValues: ").append(list(type.values())).append(".\n");
        }
        if (!type.members().isEmpty()) {
            page.append("\n| member | meaning |\n|---|---|\n");
            for (Member member : type.members()) {
                page.append("| `").append(member.signature()).append("` | ");
                page.append(member.comment().orElse("")).append(" |\n");
            }
        }
    }

    private static void needed(SourceType type, StringBuilder page) {
        page.append("| `")
                .append(type.name())
                .append("` | ")
                .append(type.comment().orElse(""))
                .append(" | ");
        page.append(list(type.values())).append(" | ");
        page.append(list(type.members().stream().map(Member::signature).toList()))
                .append(" |\n");
    }

    private static String list(List<String> names) {
        if (names.size() > 30) {
            return names.size() + " constants, among them `" + names.get(0) + "`";
        }
        return names.isEmpty() ? "" : "`" + String.join("`, `", names) + "`";
    }
}
