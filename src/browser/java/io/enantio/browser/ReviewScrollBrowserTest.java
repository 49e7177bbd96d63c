package io.enantio.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.enantio.SharedRuns;
import io.enantio.browser.Chromium.Window;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A run of 400 injections: the page holds what is seen of it, and no more. */
class ReviewScrollBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** Rows that exist at once: those of the highest window, and a margin above and below. */
    private static final int ROWS = 80;

    @TempDir
    Path home;

    @Test
    void fourHundredInjectionsScrollWithoutHoldingAllRows() {
        Path run = SharedRuns.copy(
                SharedRuns.processed(SharedRuns.DROP, "--subjects", "54", "--seed", "3"), home.resolve("run"));
        OpenReview review = CHROMIUM.afterwards(OpenReview.of(run));
        int results = review.table("concentrations.csv").size();
        assertThat(results).isGreaterThan(1600);
        Page page = CHROMIUM.page(Window.WALL);
        ReviewPage.open(page, review.readOnlyLink());
        page.evaluate(
                "() => { window.long = []; new PerformanceObserver(list => list.getEntries().forEach(one => long.push(one.duration))).observe({type: 'longtask'}); }");
        assertThat(page.locator("#queue-rows [role=option]").first())
                .hasAttribute("aria-setsize", Integer.toString(results));
        Object most = page.evaluate("""
                async () => {
                  const list = document.getElementById('queue-rows');
                  let most = 0;
                  for (let top = 0; top < list.scrollHeight; top += 3000) {
                    list.scrollTop = top;
                    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                    most = Math.max(most, list.querySelectorAll('[role=option]').length);
                  }
                  return most;
                }""");
        assertThat(((Number) most).intValue()).isBetween(1, ROWS);
        assertThat(page.locator("#queue-rows [aria-posinset=\"" + results + "\"]"))
                .isVisible();
        assertThat((List<?>) page.evaluate("window.long.filter(duration => duration > 1000)"))
                .as("tasks that hold up the page for more than a second")
                .isEmpty();
    }
}
