package io.enantio.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.browser.Chromium.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The queue: what needs a person, worst first, and what becomes of it. */
class ReviewQueueBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path home;

    private OpenReview review() {
        return CHROMIUM.afterwards(OpenReview.of(OpenReview.flagged(home.resolve("run"))));
    }

    private static ReviewPage open(String link) {
        return ReviewPage.open(CHROMIUM.page(Window.LAPTOP), link);
    }

    @Test
    void theQueueIsWorkedThroughByKeyboardAlone() {
        OpenReview review = review();
        ReviewPage page = open(review.link()).computed();
        int flagged = page.openFlagged();
        assertThat(flagged).isBetween(10, 40);
        List<String> seen = new ArrayList<>(List.of(page.press("n").selected()));
        page.drawn().press("a").declare("A. Analyst").says("Accepted");
        for (int open = flagged - 1; open > 0; open--) {
            assertThat(page.openFlagged())
                    .as("the counts fall by one with each key")
                    .isEqualTo(open);
            seen.add(page.selected());
            page.accept();
        }
        assertThat(page.openFlagged()).isZero();
        page.press("n").says("No flagged result");
        assertThat(review.decisions())
                .as("nothing is written before it is committed")
                .isEmpty();
        page.press("s").says("Written");
        List<CSVRecord> decisions = review.decisions();
        assertThat(decisions).hasSize(flagged);
        assertThat(decisions).allSatisfy(decision -> {
            assertThat(decision.get("action")).isEqualTo("reviewed");
            assertThat(decision.get("person")).isEqualTo("A. Analyst");
            assertThat(decision.get("parameters")).matches("row=[0-9a-f]{64}");
        });
        Set<String> recorded = decisions.stream()
                .map(decision -> decision.get("injection") + "/" + decision.get("analyte"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(recorded).hasSize(flagged).containsAll(seen);
        ReviewPage later = open(review.link());
        assertThat(later.openFlagged()).as("a review is kept").isZero();
    }

    @Test
    void theSameIsDoneByMouse() {
        OpenReview review = review();
        ReviewPage page = open(review.link()).computed();
        int flagged = page.openFlagged();
        page.at("#next").click();
        String first = page.selected();
        page.drawn().at("#accept").click();
        page.declare("A. Analyst").says("Accepted");
        assertThat(page.openFlagged()).isEqualTo(flagged - 1);
        page.at("#undo").click();
        page.says("Taken back");
        assertThat(page.openFlagged()).isEqualTo(flagged);
        assertThat(page.selected()).isEqualTo(first);
        page.drawn().at("#accept").click();
        page.says("Accepted");
        page.at("#commit-open").click();
        page.says("Written");
        assertThat(review.decisions()).hasSize(1);
    }

    @Test
    void filtersAndSearchShowWhatTheyAskFor() {
        ReviewPage page = open(review().readOnlyLink());
        page.press("/").type("S-norketamine qc");
        assertThat(page.at("#queue-rows [role=option]").first()).containsText("S-norketamine");
        assertThat(page.at("#queue-rows [role=option] .analyte").allTextContents())
                .isNotEmpty()
                .containsOnly("S-norketamine");
        page.at("#clear-filters").click();
        page.at("#filter-flag").selectOption("IS_MISSING");
        assertThat(page.at("#queue-rows [role=option] .flags").allTextContents())
                .isNotEmpty()
                .allSatisfy(flags -> assertThat(flags).contains("IS_MISSING"));
        page.at("#clear-filters").click();
        page.at("#groups .warned").click();
        assertThat(page.at("#queue-rows .heading")).hasCount(1);
    }

    /** A key is bound where the page keeps it from the browser. */
    @Test
    void theHelpListsEveryKeyThatIsBoundAndNoOther() {
        ReviewPage page = open(review().readOnlyLink()).computed();
        Object bound = page.page().evaluate("""
                () => {
                  const printable = Array.from({length: 94}, (_, place) => String.fromCharCode(33 + place));
                  const named = ['Escape', 'Enter', 'Tab', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown',
                    'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', ' ', 'F1', 'F2'];
                  return [...printable, ...named].filter(key => {
                    document.querySelectorAll('dialog[open]').forEach(dialog => dialog.close());
                    document.activeElement?.blur();
                    const press = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true});
                    return !document.body.dispatchEvent(press);
                  });
                }""");
        Set<String> keys =
                ((List<?>) bound).stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        page.page().reload();
        page.drawn().press("?");
        assertThat(page.at("#help")).isVisible();
        Set<String> listed = new TreeSet<>();
        for (String names : page.at("#help-keys dt").allTextContents()) {
            listed.addAll(keysOf(names));
        }
        listed.removeAll(Set.of("Enter"));
        assertThat(keys).isEqualTo(listed);
    }

    private static List<String> keysOf(String names) {
        if (names.equals("1 to 9")) {
            return List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        }
        return List.of(names.replace("↓", "ArrowDown")
                .replace("↑", "ArrowUp")
                .replace("Esc", "Escape")
                .split(" "));
    }
}
