package io.enantio.browser;

import io.enantio.browser.Session.Access;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.Method;
import io.enantio.operation.Occasion;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.people.Person;
import io.enantio.run.Action;
import io.enantio.run.Injection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the page is told. */
final class Answers {
    private final ReviewedRun run;
    private final Sessions sessions;
    private final Occasion occasion;

    Answers(ReviewedRun run, Sessions sessions, Occasion occasion) {
        this.run = run;
        this.sessions = sessions;
        this.occasion = occasion;
    }

    Json session(Asked asked) {
        Standing standing = run.standing();
        Optional<People> people = standing.input().folder().people().map(People::read);
        return new Json()
                .put("run", standing.input().run().header().run())
                .put("folder", run.folder().toString())
                .put("version", occasion.version())
                .put("token", asked.session().token().text())
                .put("readOnly", asked.session().access() == Access.READ_ONLY)
                .put("people", people.isPresent() ? "keys" : "declared")
                .put("persons", people.map(Answers::persons).orElse(List.of()))
                .put("person", null)
                .put("recomputed", "running")
                .put("problem", "")
                .put("state", "processed")
                .put("locked", false)
                .put("pending", standing.pending())
                .put("actions", Arrays.stream(Action.Kind.values()).map(Answers::json).toList())
                .put("analytes", analytes(standing.input().method()));
    }

    private static List<Json> persons(People people) {
        return people.all().stream()
                .filter(person -> person.retired().isEmpty())
                .map(Answers::json)
                .toList();
    }

    private static Json json(Person person) {
        return new Json()
                .put("name", person.name())
                .put("role", person.role().word())
                .put("decides", person.role().maySign(Meaning.DECIDED))
                .put(
                        "meanings",
                        Arrays.stream(Meaning.values())
                                .filter(Meaning::isOfResults)
                                .filter(person.role()::maySign)
                                .map(Meaning::word)
                                .toList());
    }

    private static Json json(Action.Kind kind) {
        return new Json()
                .put("action", kind.word())
                .put("parameters", kind.parameters())
                .put("codes", kind.codes().stream().map(Enum::name).toList());
    }

    private static List<Json> analytes(Method method) {
        List<Json> analytes = new ArrayList<>();
        for (Analyte analyte : method.analytes()) {
            Compound compound = method.compoundOf(analyte);
            analytes.add(new Json()
                    .put("name", analyte.name())
                    .put("compound", compound.name())
                    .put("compoundIndex", method.compounds().indexOf(compound))
                    .put("internalStandard", method.internalStandardOf(compound).isPresent()));
        }
        return analytes;
    }

    Json queue(Asked asked) {
        return Queue.json(run.standing());
    }

    Json status(Asked asked) {
        Standing standing = run.standing();
        return new Json()
                .put("recomputed", "running")
                .put("progress", new Json().put("done", 0).put("total", standing.input().run().injections().size()))
                .put("head", standing.decisions().head())
                .put("results", standing.results())
                .put("pending", standing.pending());
    }

    Json picture(Asked asked) {
        Standing standing = run.standing();
        int number = asked.number("injection", 0);
        Injection injection = standing.input().run().injections().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "the run has no such injection", "Load the page again."));
        List<Compound> compounds = standing.input().method().compounds();
        int place = asked.number("compound", 0);
        if (place >= compounds.size()) {
            throw new Refusal(404, "the method has no such compound", "Load the page again.");
        }
        Channel channel = compounds.get(place).channels().quantifier();
        Optional<Trace> trace = standing.input().chromatograms().read(injection, List.of(channel)).signal(channel)
                        instanceof Chromatogram found
                ? Optional.of(found.trace())
                : Optional.empty();
        return new Json()
                .put("injection", number)
                .put("compound", place)
                .put("title", compounds.get(place).name() + ", injection " + number)
                .put("complete", false)
                .put("charts", new Json()
                        .put("analyte", trace.map(Answers::chart))
                        .put("standard", null)
                        .put("qualifier", null)
                        .put("residuals", null))
                .put("peaks", List.of())
                .put("further", List.of())
                .put("noiseSd", null);
    }

    private static Json chart(Trace trace) {
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            xs.add(trace.timeMin(i));
            ys.add(trace.intensityCounts(i));
        }
        double high = ys.stream().mapToDouble(y -> y).max().orElse(1);
        Json style = new Json().put("stroke", "#222").put("width", 1.2).put("dash", List.of()).put("fill", "none").put("opacity", 1.0);
        return new Json()
                .put("title", "")
                .put("width", 760.0)
                .put("height", 420.0)
                .put("panels", List.of(new Json()
                        .put("x", new Json().put("name", "min").put("low", xs.get(0)).put("high", xs.get(xs.size() - 1)))
                        .put("y", new Json().put("name", "counts").put("low", 0.0).put("high", high * 1.05))
                        .put("top", 0.0)
                        .put("bottom", 1.0)
                        .put("series", List.of(new Json().put("name", "data").put("kind", "line").put("style", style).put("xs", xs).put("ys", ys)))
                        .put("marks", List.of())
                        .put("tags", List.of())));
    }
}
