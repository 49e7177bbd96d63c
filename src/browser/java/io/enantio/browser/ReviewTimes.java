package io.enantio.browser;

import com.microsoft.playwright.Page;
import io.enantio.AboutTheMachine;
import io.enantio.browser.Chromium.Window;
import io.enantio.cli.RealProcess;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what a reviewer waits for, five times on each run folder, and prints the medians in milliseconds: from the start of the
 * program to its link and to the first picture, from a key to the next flagged picture, from the end of a drag to its proposal.
 * The folders must be processed, with ten flagged results or more, and are not
 * changed.
 */
@AboutTheMachine("it measures time")
final class ReviewTimes {
    private static final int TIMES = 5;

    /** Until the picture of another result is drawn. */
    private static final String NEXT = """
            async () => {
              const frame = () => new Promise(drawn => requestAnimationFrame(drawn));
              const title = document.getElementById('item-title');
              const before = title.textContent;
              const start = performance.now();
              document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', bubbles: true, cancelable: true}));
              do {
                await frame();
                if (performance.now() - start > 20000) throw new Error('no further flagged result: take a run with more');
              } while (title.textContent === before || document.getElementById('picture').hasAttribute('aria-busy'));
              await frame();
              return performance.now() - start;
            }""";

    /** Until what a moved bound would change is shown. */
    private static final String PROPOSAL = """
            async move => {
              const frame = () => new Promise(drawn => requestAnimationFrame(drawn));
              const proposal = document.getElementById('proposal');
              const field = document.querySelector('#change-form [name=end]');
              const before = proposal.textContent;
              field.value = Number(field.value) + move;
              const start = performance.now();
              field.dispatchEvent(new Event('input', {bubbles: true}));
              do { await frame(); } while (proposal.textContent === before || proposal.hasAttribute('aria-busy'));
              await frame();
              return performance.now() - start;
            }""";

    private static final String ANSWER = """
            () => {
              const answers = performance.getEntriesByType('resource').filter(one => one.name.endsWith('/api/proposal'));
              const last = answers.at(-1);
              return last.responseEnd - last.requestStart;
            }""";

    private ReviewTimes() {}

    /** Folders of processed runs. */
    public static void main(String[] folders) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Chromium chromium = new Chromium();
        chromium.start();
        try {
            for (String folder : folders) {
                Map<String, List<Double>> times = new LinkedHashMap<>();
                for (int time = 0; time < TIMES; time++) {
                    measure(chromium, Path.of(folder), times);
                }
                out.println(folder);
                times.forEach((what, each) -> out.printf(
                        Locale.ROOT,
                        "  %-45s median %6.0f   %s%n",
                        what,
                        median(each),
                        each.stream().map(Math::round).toList()));
            }
        } finally {
            chromium.stop();
        }
    }

    private static void measure(Chromium chromium, Path run, Map<String, List<Double>> times) throws Exception {
        long start = System.nanoTime();
        Process program = new ProcessBuilder(RealProcess.command(
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), "review", run.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader printed = program.inputReader(StandardCharsets.UTF_8)) {
            String link = printed.readLine().replaceFirst("^Review: ", "");
            note(times, "start of the program to its link", since(start));
            Page page = chromium.page(Window.LAPTOP);
            long opened = System.nanoTime();
            ReviewPage at = ReviewPage.open(page, link);
            note(times, "link to the first picture", since(opened));
            for (int next = 0; next < 3; next++) {
                note(times, "key n to the next flagged picture, data only", page.evaluate(NEXT));
            }
            at.computed();
            note(times, "start to the fit of the whole run", since(start));
            for (int next = 0; next < 5; next++) {
                note(times, "key n to the next flagged picture", page.evaluate(NEXT));
            }
            at.page().locator("#filter-type").selectOption("study");
            page.locator("#queue-rows").focus();
            at.press("End", "j", "r").declare("A. Analyst");
            propose(at, times, "a study sample");
            page.locator("#filter-type").selectOption("standard");
            page.locator("#queue-rows [role=option]").nth(9).click();
            page.locator("#reintegrate").click();
            propose(at, times, "a standard");
            chromium.leave();
        } finally {
            program.destroy();
            program.waitFor();
        }
    }

    private static void propose(ReviewPage at, Map<String, List<Double>> times, String what) {
        at.at("#change-form [name=end]").waitFor();
        at.at("#proposal table").first().waitFor();
        for (int move = 1; move <= 3; move++) {
            note(times, "moved bound to the shown proposal, " + what, at.page().evaluate(PROPOSAL, -0.01 * move));
            note(times, "  of it the server's answer, " + what, at.page().evaluate(ANSWER));
        }
        at.press("Escape", "Escape");
    }

    private static void note(Map<String, List<Double>> times, String what, Object milliseconds) {
        times.computeIfAbsent(what, any -> new ArrayList<>()).add(((Number) milliseconds).doubleValue());
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
