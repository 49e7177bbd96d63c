package io.enantio.record.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures against the vectors of RFC 8032 and RFC 7693, and against minisign in both directions. */
class KeysTest {
    private static final Passphrase GOOD = Passphrase.of("four plain words here");

    /** RFC 8032, section 7.1, tests 1 to 3: seed, public key, message, signature. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signsAndVerifiesAsRfc8032Says(String seed, String point, String message, String signature) {
        HexFormat hex = HexFormat.of();
        VerifyingKey verifying = VerifyingKey.of(hex.parseHex(point));
        SigningKey signing = new SigningKey(hex.parseHex(seed), verifying);
        byte[] text = hex.parseHex(message);
        byte[] made = signing.raw(text);
        assertThat(hex.formatHex(made)).isEqualTo(signature);
        assertThat(verifying.verifies(text, made)).isTrue();
        made[0] ^= 1;
        assertThat(verifying.verifies(text, made)).isFalse();
    }

    /** RFC 7693, appendix A. */
    @Test
    void hashesAsRfc7693Says() {
        assertThat(HexFormat.of().formatHex(Minisig.hash("abc".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(
                        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
    }

    /** The resources were made by minisign 0.11 with a key that was thrown away. */
    @Test
    void verifiesWhatMinisignSigned() {
        VerifyingKey key = VerifyingKey.parse(
                        resource("minisign.pub").lines().toList().get(1))
                .orElseThrow();
        assertThat(resource("minisign.pub")).contains("minisign public key " + key.id());
        String text = resource("statement.txt");
        Minisig signature = Minisig.parse(resource("statement.txt.minisig")).orElseThrow();
        assertThat(signature.isOf(text, key)).isTrue();
        assertThat(signature.keyId()).isEqualTo(key.id());
        assertThat(signature.isOf(text.replace("A ", "B "), key)).isFalse();
        assertThat(signature.isOf(text, SigningKey.generate().verifying())).isFalse();
        String otherComment = resource("statement.txt.minisig").replace("trusted words", "other words");
        assertThat(Minisig.parse(otherComment).orElseThrow().isOf(text, key)).isFalse();
    }

    @Test
    void minisignVerifiesWhatIsSignedHere(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/minisign")), "minisign is not installed");
        for (int seed = 0; seed < 5; seed++) {
            SigningKey key = SigningKey.generate();
            Path file = folder.resolve("statement-" + seed + ".txt");
            SignedStatement.of(statement("said " + seed), key, "comment " + seed)
                    .write(file);
            assertThat(minisign(file, key.verifying()))
                    .contains("Signature and comment signature verified", "comment " + seed);
            Files.writeString(file, Files.readString(file) + "more\n");
            assertThat(minisign(file, key.verifying())).contains("Signature verification failed");
        }
    }

    private static String minisign(Path file, VerifyingKey key) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/usr/bin/minisign", "-Vm", file.toString(), "-P", key.text())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    @Test
    void everySingleChangeOfAStatementOrItsSignatureShows() {
        SigningKey key = SigningKey.generate();
        String text = statement("reviewed").text();
        String signature = key.sign(text, "of a run").text();
        assertThat(Minisig.parse(signature).orElseThrow().isOf(text, key.verifying()))
                .isTrue();
        for (int i = 0; i < text.length(); i++) {
            String changed = text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1);
            assertThat(Minisig.parse(signature).orElseThrow().isOf(changed, key.verifying()))
                    .as("letter %d", i)
                    .isFalse();
        }
        int untrusted = signature.indexOf('\n') + 1;
        for (int i = untrusted; i < signature.length() - 1; i++) {
            String changed =
                    signature.substring(0, i) + (signature.charAt(i) == 'A' ? 'B' : 'A') + signature.substring(i + 1);
            boolean stillHolds = !changed.equals(signature)
                    && Minisig.parse(changed)
                            .filter(found -> found.isOf(text, key.verifying()))
                            .isPresent();
            assertThat(stillHolds).as("letter %d", i).isFalse();
        }
    }

    @Test
    void aKeyTextIsReadBack() {
        VerifyingKey key = SigningKey.generate().verifying();
        assertThat(VerifyingKey.parse(key.text())).contains(key);
        for (String none : List.of(
                "",
                "RWQ",
                "no base64!",
                key.text().substring(4),
                "RU" + key.text().substring(2))) {
            assertThat(VerifyingKey.parse(none)).isEmpty();
        }
    }

    @Test
    void onlyThePassphraseOpensAKeyAndNoParameterCanBeChanged() {
        SigningKey key = SigningKey.generate();
        WrappedKey wrapped = WrappedKey.of(key, GOOD);
        assertThat(wrapped.text())
                .contains("derivation: scrypt", "cost: 16384")
                .doesNotContain(HexFormat.of().formatHex(key.seed()));
        WrappedKey read = WrappedKey.parse(wrapped.text()).orElseThrow();
        assertThat(read.open(Passphrase.of("four plain words here"))
                        .orElseThrow()
                        .seed())
                .isEqualTo(key.seed());
        assertThat(read.open(Passphrase.of("four plain words hers"))).isEmpty();
        String other = wrapped.text()
                .replace(
                        key.verifying().text(),
                        SigningKey.generate().verifying().text());
        assertThat(WrappedKey.parse(other).orElseThrow().open(GOOD)).isEmpty();
        assertThat(WrappedKey.parse(wrapped.text().replace("16384", "32768"))
                        .orElseThrow()
                        .open(GOOD))
                .isEmpty();
        assertThat(WrappedKey.parse(wrapped.text().replace("16384", "8192"))).isEmpty();
        assertThat(WrappedKey.parse(wrapped.text().replace("16384", "16777216")))
                .isEmpty();
        assertThat(WrappedKey.parse(wrapped.text().replace("parallel: 5", "parallel: 1")))
                .isEmpty();
        assertThat(WrappedKey.parse(wrapped.text().replace("16384", "16385"))).isEmpty();
        assertThat(WrappedKey.parse(wrapped.text().replace("schema: enantio-key/1", "schema: enantio-key/2")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"elevenchars, true", "twelve chars, false", "aaaaaaaaaaaaaaaa, true", "'', true"})
    void aShortOrMonotonousPassphraseProtectsNoKey(String typed, boolean isWeak) {
        assertThat(Passphrase.of(typed).weakness().isPresent()).isEqualTo(isWeak);
    }

    @Test
    void aComposedLetterIsTheSameLetter() {
        assertThat(Passphrase.of("M\u00fcller und Sohn").bytes())
                .isEqualTo(Passphrase.of("Mu\u0308ller und Sohn").bytes());
    }

    @Test
    void aStatementIsReadOnlyInTheFormInWhichItIsWritten() {
        Statement statement = statement("that it holds");
        assertThat(Statement.parse(statement.text())).contains(statement);
        for (String other : List.of(
                "",
                statement.text() + "\n",
                statement.text().strip(),
                statement.text().replace("\n", "\r\n"),
                statement.text() + "what: else\n",
                "no fact\n")) {
            assertThat(Statement.parse(other)).as(other).isEmpty();
        }
        assertThat(Statement.canSay("a\nb")).isFalse();
        assertThat(Statement.canSay("a\u2028b")).isFalse();
        assertThat(Statement.canSay("a\u202eb")).isFalse();
    }

    private static Statement statement(String what) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("schema", "enantio-statement/1");
        facts.put("what", what);
        return new Statement(facts);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(KeysTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
