package io.enantio.input.runfolder;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.signature.DecisionSignatures;
import io.enantio.record.signature.DecisionSignatures.Line;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether decisions are signed as they must be: from the first that names a key on, every one by the keys of its people. Those before were
 * made when names were only declared, and stay so.
 *
 * @param people their folder, where the run names one
 */
record DecisionProof(Path folder, Optional<Path> people, Problems problems) {

    /**
     * Adds a problem for each decision, up to a number, that is not proven.
     *
     * @throws io.enantio.record.chain.RecordException if the people cannot be read
     */
    void check(String run, Decisions decisions, int last) {
        List<Decision> keyed = decisions.all().stream()
                .dropWhile(decision -> decision.author().record().personKey().isEmpty())
                .filter(decision -> decision.number() <= last)
                .toList();
        if (keyed.isEmpty()) {
            return;
        }
        if (people.isEmpty()) {
            problems.add(
                    Spot.of("run.yaml").key("people", 0),
                    "is missing, and decisions.csv has decisions that were signed with keys",
                    "Name the folder of people again.");
            return;
        }
        DecisionSignatures signatures = new DecisionSignatures(folder, People.read(people.get()));
        keyed.forEach(
                decision -> check(signatures, run, decision, decisions.chain().get(decision.number() - 1)));
    }

    private void check(DecisionSignatures signatures, String run, Decision decision, String chain) {
        Spot spot = Spot.of(DecisionList.FILE).key("decision " + decision.number(), 0);
        Stream<Optional<String>> first = Stream.of(signatures.problem(line(run, decision, chain, Meaning.DECIDED)));
        Stream<Optional<String>> second = decision.author().secondPerson().isPresent()
                ? Stream.of(signatures.problem(line(run, decision, chain, Meaning.AGREED)))
                : Stream.of();
        Stream.concat(first, second)
                .flatMap(Optional::stream)
                .forEach(problem -> problems.add(
                        spot,
                        problem,
                        "Put decisions.csv and " + DecisionSignatures.FOLDER + " back as enantio decide wrote them."));
        if (decision.author()
                .record()
                .personKey()
                .equals(decision.author().record().secondKey())) {
            problems.add(spot, "is signed twice with one key", "A second person has another key.");
        }
    }

    private static Line line(String run, Decision decision, String chain, Meaning meaning) {
        Decision.Author author = decision.author();
        boolean isFirst = meaning == Meaning.DECIDED;
        return new Line(
                run,
                decision.number(),
                meaning,
                isFirst ? author.person() : author.secondPerson().orElse(""),
                (isFirst ? author.record().personKey() : author.record().secondKey()).orElse(""),
                author.record().at().map(at -> at.toInstant().toString()).orElse(""),
                chain);
    }
}
