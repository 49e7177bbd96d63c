package io.enantio.operation;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.record.chain.HistoryFolder;
import io.enantio.record.chain.RecordException;
import io.enantio.record.key.Passphrase;
import io.enantio.record.key.SignedStatement;
import io.enantio.record.key.SigningKey;
import io.enantio.record.people.KeyRing;
import io.enantio.record.people.KeyRing.Attempt;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.people.Person;
import io.enantio.record.signature.SignedResults;
import io.enantio.record.signature.SignedResults.Wish;
import io.enantio.report.writer.ReportFiles;
import io.enantio.report.writer.SignedCopy;
import io.enantio.text.FreeText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Results that a person is about to sign: their bytes, their inputs and their decisions hold.
 *
 * @param folder with the results
 * @param people of the laboratory
 */
public record Signing(SignedFolder folder, People people) {
    private static final int LARGEST_REPORT = 512 << 20;

    /**
     * Checks results that are to be signed.
     *
     * @param results folder
     * @param run the run folder, or the folder of the plan, if the results are not in it
     * @param people folder to use instead of the one that run.yaml or the plan names
     * @return results that can be signed
     * @throws InputException if they cannot be signed
     */
    public static Signing of(Path results, Optional<Path> run, Optional<Path> people) {
        SignedFolder folder = checked(results, run);
        People known = folder.people(people)
                .orElseThrow(() -> new InputException(new Problem(
                        results.toString(),
                        "",
                        "nobody can sign: neither run.yaml or the plan nor --people names a folder of people",
                        "Make one with enantio person add, and name it.")));
        return new Signing(folder, known);
    }

    /** What is signed has the bytes that its record states, its inputs too, and decisions that hold. */
    private static SignedFolder checked(Path results, Optional<Path> run) {
        SignedFolder folder = SignedFolder.read(results, run);
        if (!folder.changes().isEmpty()) {
            List<Problem> problems = folder.changes().stream()
                    .map(line -> new Problem(
                            results.toString(), "", "cannot be signed: " + line, "See enantio verify " + results + "."))
                    .toList();
            throw new InputException(problems);
        }
        if (folder.sealed().kind() == Kind.RUN) {
            RunFolder.read(folder.base(), folder.sealed().method(folder.base()));
        }
        return folder;
    }

    /**
     * Signs. Everything that can refuse is asked before the passphrase.
     *
     * @param wish the meaning, the name, the reason and a stated time
     * @param passphrase of the person; asked for when all else is right
     * @param occasion when
     * @return all signatures, the new one last
     * @throws RecordException if the person cannot sign so, or the passphrase is wrong
     */
    public SignedResults sign(Wanted wish, Supplier<Passphrase> passphrase, Occasion occasion) {
        Person person = people.signer(wish.name());
        Wish checked =
                new Wish(wish.meaning(), person, FreeText.guard(wish.reason().strip()), wish.time());
        SignedResults.check(folder.target(), people, checked);
        SigningKey key = KeyRing.in(people.folder())
                .open(
                        person,
                        passphrase.get(),
                        new Attempt(
                                "sign " + folder.target().name() + ": "
                                        + wish.meaning().word(),
                                occasion.instant()));
        SignedResults signed = SignedResults.sign(folder.target(), people, checked, key, occasion.instant());
        copy(signed);
        return signed;
    }

    /**
     * What a person wants to sign.
     *
     * @param meaning of the signature
     * @param name of the person
     * @param reason in words; empty: none
     * @param time that the person states
     */
    public record Wanted(Meaning meaning, String name, String reason, Optional<String> time) {}

    /**
     * Where the copies of the reports with the signatures lie.
     *
     * @return the folder
     */
    public Path copies() {
        return HistoryFolder.of(folder.results()).signed();
    }

    /** Copies of the reports that show the signatures; the reports themselves stay as they are sealed. */
    private void copy(SignedResults signed) {
        SignedCopy copy =
                SignedCopy.of(folder.target(), signed, folder.target().sha256().orElseThrow());
        for (String file : ReportFiles.names()) {
            Path sealed = folder.results().resolve(file);
            if (RegularFile.isListed(sealed)) {
                try {
                    byte[] bytes = RegularFile.bytes(sealed, LARGEST_REPORT);
                    SignedStatement.put(copies().resolve(file), ReportFiles.signed(file, bytes, copy));
                } catch (UnusableFile e) {
                    throw new RecordException(
                            sealed.toString(),
                            "was signed, and cannot be copied: " + e.problem(),
                            "Sign again to get the copy.");
                }
            }
        }
    }
}
