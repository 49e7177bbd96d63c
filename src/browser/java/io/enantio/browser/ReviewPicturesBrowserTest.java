package io.enantio.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import io.enantio.SharedRuns;
import io.enantio.browser.Chromium.Window;
import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of {@code docs/how-to/review-a-run.md}, made anew when asked for: they differ a little from machine to machine. */
@EnabledIfSystemProperty(
        named = "pictures.update",
        matches = "yes",
        disabledReason = "pictures are made with -Dpictures.update=yes")
class ReviewPicturesBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Path IMAGES = Path.of("docs", "images");
    private static final int MOST_BYTES = 150_000;

    private static final String[] RUN = {
        "--subjects",
        "2",
        "--seed",
        "7",
        "--fault",
        "stranger-between",
        "--fault",
        "valley",
        "--fault",
        "is-low",
        "--fault",
        "is-dropout",
        "--fault",
        "ion-ratio"
    };

    @TempDir
    Path home;

    @Test
    void everyStepOfTheHowToHasItsPicture() throws IOException {
        Path run =
                OpenReview.withPeople(SharedRuns.copy(SharedRuns.processed(SharedRuns.FIT, RUN), home.resolve("run")));
        assertThat(InProcess.enantio("process", run.toString()).status()).isLessThan(2);
        OpenReview review = CHROMIUM.afterwards(OpenReview.of(run));
        ReviewPage page =
                ReviewPage.open(CHROMIUM.page(Window.LAPTOP), review.link()).computed();
        page.logIn("A. Analyst").press("n");
        picture(page.page(), "queue");
        String sample = review.first("study");
        page.choose(sample).press("r");
        page.drag("end", -10);
        assertThat(page.at("#proposal table").first()).isVisible();
        picture(page.page(), "change");
        page.press("Escape", "Escape");
        page.choose(review.first("qc"))
                .press("x", "1")
                .type("the vial was spiked twice")
                .press("Enter", "s");
        assertThat(page.at("#commit")).isVisible();
        picture(page.page(), "commit");
        page.press("Escape", "u");
        for (String view : new String[] {"multiples", "calibration", "qcs"}) {
            page.turnTo(view);
            picture(page.page(), view);
        }
        page.turnTo("results");
        page.at("#sign-open").click();
        assertThat(page.at("#sign")).isVisible();
        picture(page.page(), "sign");
        ReviewPage phone = ReviewPage.open(CHROMIUM.page(Window.PHONE), review.readOnlyLink())
                .computed();
        picture(phone.page(), "phone");
    }

    private static void picture(Page page, String name) throws IOException {
        page.waitForTimeout(400);
        byte[] screenshot = page.screenshot(new ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setCaret(ScreenshotCaret.HIDE));
        assertThat(SmallPicture.write(screenshot, IMAGES.resolve("review-" + name + ".png")))
                .as(name)
                .isLessThan(MOST_BYTES);
    }
}
