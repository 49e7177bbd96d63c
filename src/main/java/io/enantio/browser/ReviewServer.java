package io.enantio.browser;

import io.enantio.browser.Session.Access;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.operation.Occasion;
import io.enantio.record.chain.RecordException;
import io.enantio.report.folder.OutputException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server of the review page of one run, on the loopback address and nowhere else. */
public final class ReviewServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 24;
    private static final int MOST_CONNECTIONS = 200;
    private static final int IDLE_MILLISECONDS = 30_000;
    private static final int SLOWEST_BYTES_A_SECOND = 500;
    private static final int LARGEST_HEADER = 8 << 10;
    private static final int MOST_PORT = 65_535;

    private final Occasion occasion;
    private final Consumer<Throwable> bugs;
    private final ReviewedRun run;
    private final Sessions sessions;
    private final PageFiles files = PageFiles.read();
    private final Javalin javalin;
    private final Answers answers;

    /**
     * What is served, and how.
     *
     * @param runFolder with results
     * @param port to listen at; 0: any that is free
     * @param changes whether a browser may change anything
     * @param processors to use
     */
    public record Wishes(Path runFolder, int port, Changes changes, int processors) {
        /** Whether a browser may change anything. */
        public enum Changes {
            /** By who has the link for it. */
            ALLOWED,
            /** By nobody. */
            REFUSED
        }
    }

    /** The run is read while the server comes up: it answers nobody before its links are known. */
    private ReviewServer(Wishes wishes, Occasion occasion, Consumer<Throwable> bugs) {
        this.occasion = occasion;
        this.bugs = bugs;
        this.sessions = new Sessions(wishes.changes() == Wishes.Changes.ALLOWED ? Access.WRITES : Access.READ_ONLY);
        CompletableFuture<ReviewedRun> reading = CompletableFuture.supplyAsync(
                () -> ReviewedRun.open(wishes.runFolder(), occasion, wishes.processors(), bugs));
        this.javalin = Javalin.create(config -> configure(config, wishes.port()));
        try {
            javalin.start();
            this.run = reading.join();
        } catch (RuntimeException e) {
            javalin.stop();
            throw e;
        }
        this.answers = new Answers(run, occasion);
    }

    /**
     * Starts to serve.
     *
     * @param wishes what, and how
     * @param occasion by which clock, command and release
     * @param bugs is told of what went wrong in the program; a browser is told only that something did
     * @return the server, until it is closed
     * @throws InputException if the run has no results that can be reviewed, or the port is taken
     */
    public static ReviewServer start(Wishes wishes, Occasion occasion, Consumer<Throwable> bugs) {
        if (wishes.port() < 0 || wishes.port() > MOST_PORT) {
            throw new IllegalArgumentException("a port is a number from 0 to " + MOST_PORT + ", is " + wishes.port());
        }
        try {
            ReviewServer server = new ReviewServer(wishes, occasion, bugs);
            server.run.recompute();
            return server;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            throw isTaken(e) ? new InputException(taken(wishes.port())) : e;
        }
    }

    private static boolean isTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException) {
                return true;
            }
        }
        return false;
    }

    private static Problem taken(int port) {
        return new Problem(
                "--port",
                "",
                "port " + port + " of this machine cannot be used: another program has it, or it is reserved",
                "Choose another number, or leave --port out: a free one is found.");
    }

    private void configure(JavalinConfig config, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = RequestBody.LARGEST_BYTES;
        config.http.prefer405over404 = true;
        config.http.defaultContentType = "application/json";
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 2);
        config.jetty.modifyHttpConfiguration(ReviewServer::limit);
        config.jetty.addConnector((server, http) -> connector(server, http, port));
        config.jetty.modifyServer(this::modify);
        config.jetty.modifyServletContextHandler(context ->
                context.addFilter(new Gate(sessions, occasion.clock()), "/*", EnumSet.of(DispatcherType.REQUEST)));
        routes(config);
    }

    private static void limit(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(LARGEST_HEADER);
        http.setIdleTimeout(IDLE_MILLISECONDS);
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, int port) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLISECONDS);
        return connector;
    }

    private void modify(Server server) {
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setHandler(new MinimumDataRateHandler(SLOWEST_BYTES_A_SECOND, 0));
        server.setErrorHandler(this::error);
    }

    /** What Jetty itself refuses, or what failed below all handlers. */
    private boolean error(Request request, Response response, Callback callback) {
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        Object failure = request.getAttribute("org.eclipse.jetty.server.error_exception");
        boolean isOfTheRequest = status < 500 || failure instanceof HttpException;
        if (!isOfTheRequest && failure instanceof Throwable thrown) {
            bugs.accept(thrown);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Cache-Control", "no-store");
        String text = new Refusal.Answer(
                        status,
                        isOfTheRequest ? "the request cannot be used" : "something went wrong in the program",
                        "Load the page again.",
                        Optional.empty())
                .json()
                .text();
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private void routes(JavalinConfig config) {
        config.routes
                .get("/api/session", context -> answer(context, answers::session))
                .get("/api/queue", context -> raw(context, answers::queue))
                .get("/api/status", context -> answer(context, answers::status))
                .get("/api/history", context -> answer(context, answers::history))
                .get("/api/picture", context -> answer(context, answers.pictures()::picture))
                .get("/api/multiples", context -> answer(context, answers.pictures()::multiples))
                .get("/api/calibration", context -> answer(context, answers.pictures()::calibration))
                .get("/api/qcs", context -> answer(context, answers.pictures()::qcs))
                .get("/api/trends", context -> answer(context, answers.pictures()::trends))
                .get("/api/signing", context -> answer(context, answers.reviewers()::signing))
                .post("/api/login", context -> answer(context, answers::login))
                .post("/api/logout", context -> answer(context, answers::logout))
                .post("/api/proposal", context -> answer(context, answers::proposal))
                .post("/api/commit", context -> answer(context, answers::commit))
                .post("/api/process", context -> answer(context, answers::process))
                .post("/api/sign", context -> answer(context, answers.reviewers()::sign))
                .get("/", this::page)
                .get("/{file}", this::page)
                .exception(Exception.class, this::failed)
                .error(404, context -> refuse(context, Gate.notThere().answer()))
                .error(
                        405,
                        context -> refuse(
                                context,
                                new Refusal.Answer(
                                        405,
                                        "this method is not used here",
                                        "Load the page again.",
                                        Optional.empty())));
    }

    private void answer(Context context, Function<Asked, Json> from) {
        raw(context, asked -> new Json.Raw(from.apply(asked).text()));
    }

    private void raw(Context context, Function<Asked, Json.Raw> from) {
        Asked asked = new Asked(Gate.of(context.req()), context.req(), body(context));
        String text = from.apply(asked).text();
        if (asked.session().cookie() != asked.cookie()) {
            context.header("Set-Cookie", Gate.cookie(port(), asked.session()));
        }
        context.contentType("application/json").result(text);
    }

    private static Optional<RequestBody> body(Context context) {
        if (!context.req().getMethod().equals("POST")) {
            return Optional.empty();
        }
        try (InputStream in = context.req().getInputStream()) {
            byte[] bytes = in.readNBytes(RequestBody.LARGEST_BYTES + 1);
            if (bytes.length > RequestBody.LARGEST_BYTES) {
                throw Gate.tooLarge();
            }
            return Optional.of(RequestBody.read(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void page(Context context) {
        if (context.queryParam("key") != null && context.path().equals("/")) {
            Session session = sessions.open(String.valueOf(context.queryParam("key")), occasion.instant());
            context.header("Set-Cookie", Gate.cookie(port(), session));
            context.header("Location", "/").status(303);
            return;
        }
        PageFiles.File file = files.at(context.path()).orElseThrow(Gate::notThere);
        context.contentType(file.type()).result(file.content());
    }

    private void failed(Exception failure, Context context) {
        refuse(context, answerTo(failure));
    }

    private Refusal.Answer answerTo(Exception failure) {
        if (failure instanceof Refusal refused) {
            return refused.answer();
        }
        if (failure instanceof InputException input) {
            Problem first = input.problems().get(0);
            return new Refusal.Answer(
                    422,
                    first.file() + (first.element().isEmpty() ? "" : ", " + first.element()) + ": " + first.problem(),
                    first.remedy(),
                    Optional.empty());
        }
        if (failure instanceof RecordException || failure instanceof OutputException) {
            return new Refusal.Answer(422, String.valueOf(failure.getMessage()), "", Optional.empty());
        }
        if (failure instanceof HttpResponseException refused) {
            return new Refusal.Answer(
                    refused.getStatus(), "the request cannot be used", "Load the page again.", Optional.empty());
        }
        bugs.accept(failure);
        return new Refusal.Answer(
                500,
                "something went wrong in enantio, and nothing was written",
                "Please report it with the lines that the program has printed.",
                Optional.empty());
    }

    private static void refuse(Context context, Refusal.Answer answer) {
        context.status(answer.status())
                .contentType("application/json")
                .result(answer.json().text());
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return javalin.port();
    }

    /**
     * The address for who may change something.
     *
     * @return with the key of this start; absent if nobody may
     */
    public Optional<String> link() {
        return sessions.key().map(this::link);
    }

    /**
     * The address for who may look.
     *
     * @return with another key
     */
    public String readingLink() {
        return link(sessions.readingKey());
    }

    private String link(String key) {
        return "http://" + LOOPBACK + ":" + port() + "/?key=" + key;
    }

    @Override
    public void close() {
        javalin.stop();
        sessions.close();
    }
}
