package io.enantio.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.enantio.browser.Chromium.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the page looks and reads: in every window, to somebody without a mouse or without eyes, and with ids that are an attack. */
class ReviewLayoutBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final List<String> VIEWS = List.of("results", "multiples", "calibration", "qcs", "trends");

    @TempDir
    static Path home;

    private static OpenReview review;

    @BeforeAll
    static void aRunThatNobodyChanges() {
        review = OpenReview.of(OpenReview.flagged(home.resolve("run")));
    }

    @AfterAll
    static void closed() {
        review.close();
    }

    private static ReviewPage open(Window window) {
        return ReviewPage.open(CHROMIUM.page(window), review.link()).computed();
    }

    @ParameterizedTest
    @EnumSource
    void noViewScrollsSideways(Window window) {
        ReviewPage page = open(window);
        for (String view : VIEWS) {
            page.turnTo(view);
            assertThat(Chromium.sidewaysScroll(page.page())).as(view).isZero();
        }
    }

    @Test
    void noViewHasASeriousBarrier() {
        ReviewPage page = open(Window.LAPTOP);
        for (String view : VIEWS) {
            page.turnTo(view);
            assertThat(CHROMIUM.barriers(page.page())).as(view).isEmpty();
        }
    }

    @Test
    void noDialogHasASeriousBarrierAndEachKeepsTheFocusAndGivesItBack() {
        ReviewPage page = open(Window.LAPTOP);
        page.press("?");
        checkDialog(page, "#help");
        page.at("#person").click();
        checkDialog(page, "#login");
        page.at("#person").click();
        page.declare("A. Analyst").choose("20/S-ketamine").press("x", "1");
        assertThat(CHROMIUM.barriers(page.page())).as("the form of a change").isEmpty();
        page.type("taken twice by the sampler").press("Enter").says("pending").press("s");
        checkDialog(page, "#commit");
        page.press("u");
    }

    /** Thirty times Tab never leaves the dialog, and Escape closes it. */
    private static void checkDialog(ReviewPage page, String dialog) {
        assertThat(page.at(dialog)).isVisible();
        assertThat(CHROMIUM.barriers(page.page())).as(dialog).isEmpty();
        for (int tab = 0; tab < 30; tab++) {
            page.press("Tab");
            assertThat(page.page()
                            .evaluate(
                                    "dialog => document.activeElement === document.body || document.querySelector(dialog).contains(document.activeElement)",
                                    dialog))
                    .as("focus in " + dialog)
                    .isEqualTo(true);
        }
        page.press("Escape");
        assertThat(page.at(dialog)).isHidden();
    }

    /** What is focused by Tab has an outline that is not there without the focus. */
    @Test
    void whereTheFocusIsCanBeSeen() {
        ReviewPage page = open(Window.LAPTOP);
        page.page().evaluate("document.activeElement.blur()");
        for (int tab = 0; tab < 40; tab++) {
            page.press("Tab");
            assertThat(page.page().evaluate("""
                    () => {
                      const at = document.activeElement;
                      const style = getComputedStyle(at);
                      return at === document.body || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
                        ? '' : at.outerHTML.slice(0, 200);
                    }"""))
                    .as("element without a visible focus")
                    .isEqualTo("");
        }
    }

    @Test
    void hostileNamesAreShownAsTextWhereverTheyStand(@TempDir Path place) throws IOException {
        Path run = HostileRun.in(place.resolve("run"));
        OpenReview attacked = CHROMIUM.afterwards(OpenReview.of(run));
        Page browser = CHROMIUM.page(Window.PHONE);
        ReviewPage page = ReviewPage.open(browser, attacked.link()).computed();
        assertThat(page.at("#run")).hasText(HostileRun.RUN);
        for (String sample : HostileRun.SAMPLES) {
            page.at("#filter-words").fill(sample);
            page.at("#queue-rows [role=option]").first().click();
            assertThat(page.at("#queue-rows [aria-selected=true] .sample")).hasText(sample);
            assertThat(page.at("#item-title")).containsText(sample);
            assertThat(Chromium.sidewaysScroll(browser)).as(sample).isZero();
        }
        page.at("#filter-words").fill(HostileRun.SAMPLES.get(0));
        page.at("#queue-rows [role=option]").first().click();
        assertThat(page.at("#history")).containsText(HostileRun.PERSON);
        assertThat(page.at("#history")).containsText(HostileRun.REASON);
        for (String view : VIEWS) {
            page.turnTo(view);
            assertThat(Chromium.sidewaysScroll(browser)).as(view).isZero();
        }
        assertThat(page.at("img, svg[onload], b[onmouseover], i")).hasCount(0);
        assertThat(browser.title()).doesNotContain("owned");
    }
}
