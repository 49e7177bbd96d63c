package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageFilesTest {
    @Test
    void everyFileOfThePageIsListed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/enantio/browser"))) {
            assertThat(PageFiles.NAMES)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void nothingElseIsServed() {
        PageFiles files = PageFiles.read();
        assertThat(files.at("/")).isPresent();
        assertThat(files.at("/index.html")).isPresent();
        assertThat(files.at("/uplot.js")).isPresent();
        for (String path : new String[] {"", "/PageFiles.class", "/../../../run.yaml", "/etc/passwd", "index.html"}) {
            assertThat(files.at(path)).as(path).isEmpty();
        }
    }
}
