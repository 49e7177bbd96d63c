package io.enantio.input.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.input.problem.InputException;
import org.junit.jupiter.api.Test;

class RawReaderTest {
    @Test
    void ourOwnReaderIsInEveryBuild() {
        assertThat(RawReader.named("stax").name()).isEqualTo("stax");
    }

    @Test
    void aReaderThatThisBuildLacksIsRefusedWithTheCommandThatBuildsIt() {
        assumeTrue(
                RawReaderTest.class.getResource("/io/enantio/input/mzml/JmzmlReader.class") == null,
                "this build holds another reader");
        assertThatThrownBy(() -> RawReader.named("jmzml"))
                .isInstanceOf(InputException.class)
                .hasMessage("--reader jmzml: this build does not contain it."
                        + " Build it in with: mvn -P jmzml -Dmaven.test.skip=true package");
    }

    @Test
    void anUnknownReaderIsRefusedWithTheReadersOfThisBuild() {
        assertThatThrownBy(() -> RawReader.named("vendor"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "--reader \"vendor\": there is no such reader. Known: stax (the default), jmzml");
    }
}
