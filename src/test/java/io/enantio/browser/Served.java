package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.browser.ReviewServer.Wishes;
import io.enantio.browser.ReviewServer.Wishes.Changes;
import io.enantio.operation.Occasion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A review page that is served to a test, and browsers that ask for it. */
final class Served implements AutoCloseable {
    private static final int LONGEST_MILLISECONDS = 60_000;

    private final ReviewServer server;
    private final Queue<Throwable> bugs = new ConcurrentLinkedQueue<>();

    Served(Path run, Clock clock) {
        this(run, clock, Changes.ALLOWED);
    }

    Served(Path run, Clock clock, Changes changes) {
        this.server = ReviewServer.start(
                new Wishes(run, 0, changes, 2), new Occasion(clock, "review " + run, "development"), bugs::add);
    }

    ReviewServer server() {
        return server;
    }

    int port() {
        return server.port();
    }

    /** What went wrong in the program; no test but one makes anything go wrong. */
    List<Throwable> bugs() {
        return List.copyOf(bugs);
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    /** A browser that was opened with the link to work with. */
    Browser browser() {
        return new Browser(server.link().orElseThrow());
    }

    /** A browser that was opened with the link to look with. */
    Browser reader() {
        return new Browser(server.readingLink());
    }

    /** Waits until the run is integrated again. */
    Served integrated() {
        Browser browser = browser();
        for (int i = 0; i < LONGEST_MILLISECONDS / 50; i++) {
            String state = browser.get("status").at("recomputed");
            if (!state.equals("running")) {
                assertThat(state).isEqualTo("done");
                return this;
            }
            pause();
        }
        throw new AssertionError("the run was not integrated in time");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What came back for bytes that no browser would send. */
    String raw(String request) {
        return raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    String raw(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            socket.shutdownOutput();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            return "closed: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** What the server answered. */
    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        String at(String key) {
            return json().path(key).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Answer is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }
    }

    /** A browser: its cookie, and the token that the page has. */
    final class Browser {
        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        private String cookie = "";
        private String token = "";

        Browser(String link) {
            Answer opened = send(HttpRequest.newBuilder(URI.create(link)));
            cookie = opened.header("set-cookie").replaceAll(";.*", "");
            if (opened.status() == 303) {
                token = session().path("token").asString();
            }
        }

        String cookie() {
            return cookie;
        }

        String token() {
            return token;
        }

        JsonNode session() {
            JsonNode session = get("session").is(200).json();
            token = session.path("token").asString();
            return session;
        }

        Answer get(String path) {
            return send(request(path));
        }

        /** A request as the page sends it, to be spoilt. */
        HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + "/api/" + path))
                    .setHeader("Sec-Fetch-Site", "same-origin");
            if (!cookie.isEmpty()) {
                request.setHeader("Cookie", cookie);
            }
            return token.isEmpty() ? request : request.setHeader(Gate.TOKEN, token);
        }

        /** A change as the page sends it, to be spoilt. */
        HttpRequest.Builder change(String path, String body) {
            return request(path)
                    .setHeader("Origin", origin())
                    .setHeader("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
        }

        Answer post(String path, String body) {
            Answer answer = send(change(path, body));
            if (!answer.header("set-cookie").isEmpty()) {
                cookie = answer.header("set-cookie").replaceAll(";.*", "");
            }
            if (answer.status() == 200 && path.equals("login")) {
                token = answer.at("token");
            } else if (path.equals("logout") && answer.status() == 200) {
                session();
            }
            return answer;
        }

        Browser declares(String name) {
            post("login", new Json().put("person", name).text()).is(200);
            return this;
        }

        Browser logsIn(String name, String passphrase) {
            post(
                            "login",
                            new Json()
                                    .put("person", name)
                                    .put("passphrase", passphrase)
                                    .text())
                    .is(200);
            return this;
        }

        Answer send(HttpRequest.Builder request) {
            try {
                HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
                return new Answer(response.statusCode(), response.body(), response);
            } catch (IOException e) {
                throw new AssertionError("no answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    /** A change as the page sends it. */
    static Json change(String injection, String analyte, String action, String parameters, String code, String reason) {
        return new Json()
                .put("injection", injection)
                .put("analyte", analyte)
                .put("action", action)
                .put("parameters", parameters)
                .put("reasonCode", code)
                .put("reason", reason);
    }

    /** What the page sends to commit. */
    static String agreed(String head, Json second, Json... changes) {
        return new Json()
                .put("changes", List.of(changes))
                .put("head", head)
                .put("second", second)
                .text();
    }

    static String commit(String head, Json... changes) {
        return new Json().put("changes", List.of(changes)).put("head", head).text();
    }
}
