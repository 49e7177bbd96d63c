package io.enantio.operation;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.results.SealedResults;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.record.people.People;
import io.enantio.record.signature.SignedResults;
import io.enantio.record.signature.SignedResults.Bytes;
import io.enantio.record.signature.SignedResults.Target;
import io.enantio.review.ResultsHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A results folder as commands meet it: what it is of, whether its bytes are those of its record, and what was signed about it.
 *
 * @param results folder
 * @param base the run folder, or the folder of the plan
 * @param sealed what the record states
 * @param target what signatures of it are of
 * @param changes a line for each input or output that is not what it was; empty if all are
 */
public record SignedFolder(Path results, Path base, SealedResults sealed, Target target, List<String> changes) {
    public SignedFolder {
        changes = List.copyOf(changes);
    }

    /**
     * Looks at every byte of a results folder and its inputs.
     *
     * @param results folder
     * @param otherBase the run folder, or the folder of the plan, if the results are not in it
     * @return what was found
     * @throws InputException if it is no results folder, or its seal is broken
     */
    public static SignedFolder read(Path results, Optional<Path> otherBase) {
        Kind kind = Kind.in(results);
        OpenedRecord record = OpenedRecord.of(results, kind);
        ResultsHistory.of(results).refuseIfNotTheLast(kind.file());
        Path base = otherBase.orElseGet(() -> above(results));
        Target target = SealedResults.target(results, record.text(), kind).orElseThrow();
        return new SignedFolder(
                results, base, record.sealed(), target, record.sealed().changes(results, base));
    }

    /**
     * The people of these results.
     *
     * @param other folder to use instead of the one that run.yaml or the plan names
     * @return empty if there is none
     */
    public Optional<People> people(Optional<Path> other) {
        return other.or(() -> sealed.people(base)).map(People::read);
    }

    /**
     * Their signatures; the state of results that nobody signed is processed.
     *
     * @param people of the laboratory
     * @return signatures and state
     */
    public SignedResults signatures(People people) {
        return SignedResults.read(target, people, changes.isEmpty() ? Bytes.INTACT : Bytes.CHANGED);
    }

    /**
     * Refuses to replace results that were approved, or the decisions behind them.
     *
     * @param results folder, whether or not it exists
     * @param people the folder of people that the run or the plan names now
     * @throws InputException if they are locked, or if it cannot be told whether they are
     */
    public static void refuseIfLocked(Path results, Optional<Path> people) {
        if (!SignedResults.exist(results)) {
            return;
        }
        if (people.isEmpty()) {
            throw new InputException(new Problem(
                    results.toString(),
                    "",
                    "was signed, and no folder of people is named that tells whether it is locked",
                    "Name it with the key people in run.yaml or the plan."));
        }
        Kind kind = Kind.in(results);
        if (!Files.exists(results.resolve(kind.file()))) {
            return;
        }
        SealedResults.target(results, SealedResults.text(results, kind), kind).ifPresent(target -> {
            SignedResults found = SignedResults.read(target, People.read(people.get()), Bytes.INTACT);
            if (!found.problems().isEmpty()) {
                throw new InputException(new Problem(
                        results.toString(),
                        "",
                        "was signed, and the signatures do not hold: "
                                + found.problems().get(0),
                        "See enantio verify " + results
                                + "; put back what was changed, or write elsewhere with --out."));
            }
            if (found.state().isLocked()) {
                throw new InputException(new Problem(
                        results.toString(),
                        "",
                        "is " + found.state().word() + " and therefore locked",
                        "A principal investigator can unlock it: enantio sign " + results
                                + " --meaning unlocked --as NAME --reason TEXT."));
            }
        });
    }

    private static Path above(Path results) {
        Path above = results.toAbsolutePath().normalize().getParent();
        return above == null ? results : above;
    }
}
