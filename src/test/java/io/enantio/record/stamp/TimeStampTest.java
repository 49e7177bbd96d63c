package io.enantio.record.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.enantio.record.chain.RecordException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class TimeStampTest {
    private static final OwnAuthority TSA = new OwnAuthority("Authority of the tests");
    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
    private static final String TEXT = "run.json sha256: abc\n";

    private static TimeStamp of(byte[] reply, byte[] request, String text, OwnAuthority trusted) {
        return TimeStamp.of(
                "reply.tsr", reply, Optional.of(request), text, TimeStamp.trusted("root.pem", trusted.pem()));
    }

    @Test
    void aReplyProvesWhenTheTextExisted() {
        byte[] request = TimeStamp.request(TEXT);
        TimeStamp stamp = of(TSA.reply(request, AT), request, TEXT, TSA);
        assertThat(stamp.at()).isEqualTo(AT);
        assertThat(stamp.authority()).isEqualTo("CN=Authority of the tests");
        assertThat(stamp.serial().intValueExact()).isEqualTo(7);
    }

    @Test
    void aReplyToSomethingElseProvesNothing() {
        byte[] request = TimeStamp.request(TEXT);
        byte[] reply = TSA.reply(request, AT);
        assertThatThrownBy(() -> of(reply, request, TEXT + " ", TSA)).hasMessageContaining("something else");
        byte[] again = TimeStamp.request(TEXT);
        assertThatThrownBy(() -> of(reply, again, TEXT, TSA)).hasMessageContaining("does not answer the request");
        assertThat(again).isNotEqualTo(request);
    }

    @Test
    void onlyATrustedAuthorityIsBelieved() {
        byte[] request = TimeStamp.request(TEXT);
        OwnAuthority other = new OwnAuthority("Somebody else");
        assertThatThrownBy(() -> of(other.reply(request, AT), request, TEXT, TSA))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("CN=Somebody else, which the certificates do not prove");
        assertThatThrownBy(() -> TimeStamp.trusted("root.pem", "no".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("root.pem: holds no certificate");
    }

    /** A certificate for servers is no certificate of an authority, whoever signed it. */
    @Test
    void aCertificateForAnotherPurposeIsRefused() {
        assertThatThrownBy(() ->
                        new OwnAuthority("A server", KeyPurposeId.id_kp_serverAuth).reply(TimeStamp.request(TEXT), AT))
                .isInstanceOf(RuntimeException.class);
    }

    /** The certificate was valid from 2026 to 2036. */
    @Test
    void aStampOutsideTheTimeOfTheCertificateIsRefused() {
        byte[] request = TimeStamp.request(TEXT);
        for (String at : new String[] {"2025-12-31T23:59:59Z", "2036-01-01T00:00:01Z"}) {
            assertThatThrownBy(() -> of(TSA.reply(request, Instant.parse(at)), request, TEXT, TSA))
                    .as(at)
                    .isInstanceOf(RecordException.class);
        }
        assertThat(of(TSA.reply(request, Instant.parse("2036-01-01T00:00:00Z")), request, TEXT, TSA)
                        .at())
                .isEqualTo("2036-01-01T00:00:00Z");
    }

    /** No changed byte gives a stamp of another time or authority, and none crashes. */
    @Test
    void noByteOfAReplyCanBeChanged() {
        byte[] request = TimeStamp.request(TEXT);
        byte[] reply = TSA.reply(request, AT);
        TimeStamp right = of(reply, request, TEXT, TSA);
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] changed = reply.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(of(changed, request, TEXT, TSA)).isEqualTo(right);
            } catch (RecordException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(40);
        byte[] half = Arrays.copyOf(reply, reply.length / 2);
        assertThatThrownBy(() -> of(half, request, TEXT, TSA)).isInstanceOf(RecordException.class);
    }

    @Test
    void anAuthorityIsAskedByHttp() throws IOException {
        HttpServer server = TSA.served();
        try {
            byte[] request = TimeStamp.request(TEXT);
            byte[] reply = new TimeStampAuthority(OwnAuthority.url(server)).reply(request);
            assertThat(of(reply, request, TEXT, TSA).at()).isEqualTo(AT);
        } finally {
            server.stop(0);
        }
        assertThatThrownBy(() -> new TimeStampAuthority(OwnAuthority.url(server)).reply(new byte[0]))
                .hasMessageContaining("cannot be reached");
        assertThatThrownBy(() -> new TimeStampAuthority(URI.create("file:///etc/hosts")))
                .hasMessageContaining("no address of a time-stamping authority");
    }
}
