package io.enantio.record.stamp;

import io.enantio.record.chain.RecordException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/**
 * A time-stamping authority that answers by HTTP (RFC 3161, 3.4).
 *
 * @param url http or https
 */
public record TimeStampAuthority(URI url) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST_REPLY = 1 << 20;
    private static final int OK = 200;

    public TimeStampAuthority {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            throw new RecordException(
                    url.toString(),
                    "is no address of a time-stamping authority",
                    "It begins with http:// or https://.");
        }
    }

    /**
     * Sends a request.
     *
     * @param request DER
     * @return the reply, unchecked
     * @throws RecordException if there is none
     */
    public byte[] reply(byte[] request) {
        HttpRequest post = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build();
        try {
            HttpResponse<InputStream> response = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(post, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] reply = body.readNBytes(LARGEST_REPLY + 1);
                if (response.statusCode() != OK || reply.length > LARGEST_REPLY) {
                    throw failed("answers with HTTP status " + response.statusCode() + " and no usable reply");
                }
                return reply;
            }
        } catch (IOException e) {
            throw failed("cannot be reached" + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was not waited for");
        }
    }

    private RecordException failed(String problem) {
        return new RecordException(
                url.toString(),
                problem,
                "Nothing was kept. Without a network: --request FILE writes the request, --reply FILE takes the answer.");
    }
}
