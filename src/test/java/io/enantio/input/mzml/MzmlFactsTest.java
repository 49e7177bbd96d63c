package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.srm;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.TestObjects;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.RawInjection;
import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import io.enantio.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a raw file states about itself. */
@RaisedByFault(flag = Flag.RAW_CHECKSUM, fault = "wrong-checksum")
class MzmlFactsTest {
    private static final Injection INJECTION = TestObjects.injection(1, SampleType.STANDARD, "STD1");

    @TempDir
    Path folder;

    private static Channel ketamine() {
        return TestObjects.KETAMINE_CHANNEL;
    }

    private MzmlSource source() {
        return new MzmlSource(folder, TestObjects.method().acquisition());
    }

    private RawInjection read(MzmlText text, Channel channel) {
        text.write(folder, "raw/001.mzML");
        return source().read(INJECTION, List.of(channel));
    }

    @Test
    void aFileStatesItsOrigin() {
        AcquiredInjection read = (AcquiredInjection) read(MzmlText.of(srm(238.1, 125.0)), ketamine());
        assertThat(read.rawFile().startedAt()).contains(OffsetDateTime.parse("2026-03-02T09:00:00Z"));
        assertThat(read.rawFile().instrument().model()).contains("QTRAP 5500");
        assertThat(read.rawFile().instrument().serial()).contains("AB123");
        assertThat(read.rawFile().converters()).containsExactly("ProteoWizard software 3.0");
        assertThat(read.rawFile().oddities()).isEmpty();
        assertThat(read.flags()).isEmpty();
    }

    @Test
    void theSha256IsOfTheFileAndNotOfItsUnpackedContent() {
        byte[] packed = MzmlText.gzip(MzmlText.of(srm(238.1, 125.0)).bytes());
        MzmlText.write(folder.resolve("raw/001.mzML"), packed);
        AcquiredInjection read = (AcquiredInjection) source().read(INJECTION, List.of(ketamine()));
        assertThat(read.rawFile().sha256()).isEqualTo(Sha256.of(packed));
        assertThat(((Chromatogram) read.signal(ketamine())).trace().size()).isEqualTo(10);
    }

    @Test
    void aChecksumThatDoesNotMatchIsFlagged() throws NoSuchAlgorithmException {
        MzmlText indexed = MzmlText.of(srm(238.1, 125.0))
                .replace("<mzML ", "<indexedmzML xmlns=\"http://psi.hupo.org/ms/mzml\">\n<mzML ")
                .replace("</mzML>\n", "</mzML>\n<fileChecksum>SUM</fileChecksum></indexedmzML>");
        String text = indexed.toString();
        String content = text.substring(0, text.indexOf("<fileChecksum>") + 14);
        String sum = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8)));
        assertThat(read(indexed.replace("SUM", sum), ketamine()).flags()).isEmpty();
        assertThat(read(indexed.replace(sum, "a" + sum.substring(0, 39)), ketamine())
                        .flags())
                .contains(Flag.RAW_CHECKSUM);
    }
}
