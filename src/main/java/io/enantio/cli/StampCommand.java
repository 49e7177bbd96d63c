package io.enantio.cli;

import io.enantio.input.results.SealedResults.Kind;
import io.enantio.operation.OpenedRecord;
import io.enantio.record.stamp.TimeStamp;
import io.enantio.record.stamp.TimeStampAuthority;
import io.enantio.review.ResultsHistory;
import io.enantio.review.StampedResults;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio stamp}: a time stamp by an authority outside the laboratory. */
@Command(
        name = "stamp",
        description =
                "Adds a time stamp by RFC 3161: an authority outside the laboratory signs that the results, their journal"
                        + " and their signatures existed. Kept in RESULTS.history/stamps are the statement that was stamped,"
                        + " the reply and the certificates; openssl ts checks them without enantio. Without a network, use"
                        + " --request, bring the file to an authority, and give its answer with --reply.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class StampCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RESULTS_DIR", description = "A results folder of enantio.")
    private Path results = Path.of("");

    @Option(names = "--tsa", paramLabel = "URL", description = "Ask the authority at this address.")
    private Optional<URI> tsa = Optional.empty();

    @Option(
            names = "--request",
            paramLabel = "FILE",
            description = "Write the request into FILE (.tsq), for an authority that this machine cannot reach.")
    private Optional<Path> request = Optional.empty();

    @Option(
            names = "--reply",
            paramLabel = "FILE",
            description = "Keep the authority's reply in FILE (.tsr) to an earlier --request.")
    private Optional<Path> reply = Optional.empty();

    @Option(
            names = "--certificates",
            paramLabel = "FILE",
            description =
                    "PEM file with the root certificate of the authority. Required with --tsa and --reply: a reply that it"
                            + " does not prove is not kept.")
    private Optional<Path> certificates = Optional.empty();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        long ways = Stream.of(tsa, request, reply).filter(Optional::isPresent).count();
        if (ways != 1) {
            throw new ParameterException(spec.commandLine(), "Give one of --tsa, --request and --reply");
        }
        if (request.isEmpty() && certificates.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--certificates FILE is missing");
        }
        Kind kind = Kind.in(results);
        OpenedRecord.of(results, kind);
        ResultsHistory.of(results).refuseIfNotTheLast(kind.file());
        stamp(new StampedResults(results, kind.file()));
        return ExitStatus.DONE.code();
    }

    private void stamp(StampedResults stamps) {
        PrintWriter out = spec.commandLine().getOut();
        if (request.isPresent()) {
            StampedResults.Asked asked = stamps.ask();
            StampedResults.writeWhole(request.get(), asked.request());
            out.println("Request " + asked.name() + ": " + request.get()
                    + ". Bring it to an authority, and its answer back with --reply.");
        } else {
            Path root = certificates.orElseThrow();
            byte[] pem = StampedResults.bytes(root);
            TimeStamp.trusted(root.toString(), pem);
            TimeStamp stamp = reply.isPresent() ? brought(stamps, reply.get(), pem) : asked(stamps, pem);
            out.println("Stamped at " + stamp.at() + " by " + stamp.authority() + ", serial number " + stamp.serial()
                    + ".");
        }
        out.flush();
    }

    private TimeStamp brought(StampedResults stamps, Path file, byte[] pem) {
        return stamps.keepReply(
                file.toString(),
                StampedResults.bytes(file),
                pem,
                certificates.orElseThrow().toString());
    }

    private TimeStamp asked(StampedResults stamps, byte[] pem) {
        TimeStampAuthority authority = new TimeStampAuthority(tsa.orElseThrow());
        StampedResults.Asked asked = stamps.draft();
        byte[] answer = authority.reply(asked.request());
        return stamps.keep(
                asked,
                authority.url().toString(),
                answer,
                pem,
                certificates.orElseThrow().toString());
    }
}
