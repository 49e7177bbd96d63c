package io.enantio.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.input.problem.InputException;
import org.junit.jupiter.api.Test;

class RawReadersTest {
    @Test
    void ourOwnReaderIsInEveryBuild() {
        assertThat(RawReaders.named("stax").name()).isEqualTo("stax");
    }

    @Test
    void aReaderThatThisBuildLacksSaysHowToBuildIt() {
        assumeTrue(
                RawReadersTest.class.getResource("/io/enantio/input/mzml/JmzmlReader.class") == null,
                "this build holds another reader");
        assertThatThrownBy(() -> RawReaders.named("jmzml"))
                .isInstanceOf(InputException.class)
                .hasMessage("--reader jmzml: this build does not hold it."
                        + " Build it in with: mvn -P jmzml -Dmaven.test.skip=true package");
    }
}
