package io.enantio.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.browser.Chromium.Window;
import io.enantio.cli.InProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Changes: shown before they are written, taken back until then, and what the command line would have made of them. */
class ReviewChangeBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** Every table of the results that a decision may change. */
    private static final List<String> TABLES = List.of(
            "concentrations.csv", "calibration.csv", "pairs.csv", "verdicts.csv", "rules.csv", "reintegrations.csv");

    @TempDir
    Path home;

    private OpenReview review() {
        return CHROMIUM.afterwards(OpenReview.of(OpenReview.flagged(home.resolve("run"))));
    }

    private static ReviewPage open(OpenReview review) {
        return ReviewPage.open(CHROMIUM.page(Window.LAPTOP), review.link()).computed();
    }

    @Test
    void aReintegrationByDraggingIsTheOneOfTheCommandLine() throws IOException {
        OpenReview review = review();
        Path copy = SharedRuns.copy(review.run(), home.resolve("copy"));
        ReviewPage page = open(review);
        String id = review.first("study");
        String before = review.row(id).get("area_counts_min");
        page.choose(id).press("r").declare("A. Analyst");
        page.press("Escape", "r");
        page.drag("end", -12);
        assertThat(page.at("#proposal table").first()).containsText("Area");
        assertThat(page.at("#proposal h4")).containsText("Verdicts");
        assertThat(review.decisions()).as("a proposal writes nothing").isEmpty();
        page.at("#change-form [name=code][value=VALLEY_PLACEMENT]").check();
        page.at("#change-form [name=reason]").fill("cut before the tail of the neighbour");
        page.press("Enter").says("pending").askCommit();
        page.press("Enter").says("Written");

        CSVRecord decision = review.decisions().get(0);
        CSVRecord after = review.row(id);
        assertThat(decision.get("parameters")).matches("start_min=[0-9.]+;end_min=[0-9.]+");
        assertThat(after.get("integration")).isEqualTo("manual");
        assertThat(after.get("area_counts_min")).isNotEqualTo(before);
        assertThat(page.at("#facts dd").first()).containsText(fourDigits(after.get("area_counts_min")));
        assertThat(decide(copy, decision).status()).isZero();
        assertThat(InProcess.enantio("process", copy.toString()).status()).isLessThan(2);
        for (String table : TABLES) {
            assertThat(review.run().resolve("results").resolve(table))
                    .as("bytes that the command line gives")
                    .hasSameBinaryContentAs(copy.resolve("results").resolve(table));
        }
    }

    @Test
    void whatIsPendingIsTakenBackStepByStepAndNothingIsWritten() {
        OpenReview review = review();
        ReviewPage page = open(review);
        String id = review.first("study");
        page.choose(id).press("c").declare("A. Analyst");
        page.press("Escape").accept();
        page.choose(id)
                .press("x", "1")
                .type("air in the loop of the sampler")
                .press("Enter")
                .says("pending");
        assertThat(page.at("#proposal")).containsText("EXCLUDED_BY_DECISION");
        assertThat(page.at("#pending-count")).containsText("1 change");
        page.press("u").says("Taken back");
        assertThat(page.at("#pending-count")).containsText("nothing pending");
        assertThat(page.at("#proposal")).isEmpty();
        page.press("u").says("Nothing to take back");
        assertThat(review.decisions()).isEmpty();
    }

    @Test
    void aQcNeedsTheSecondPersonAndShowsWhatBecomesOfTheVerdict() {
        OpenReview review = review();
        ReviewPage page = open(review);
        String id = review.first("qc");
        page.choose(id).press("x").declare("A. Analyst");
        page.press("Escape", "x", "1")
                .type("the vial was spiked twice")
                .press("Enter")
                .says("pending");
        assertThat(page.at("#proposal")).containsText("second person");
        page.askCommit();
        assertThat(page.at("#commit .verdicts")).isVisible();
        assertThat(page.at("#second")).isVisible();
        page.at("#commit-write").click();
        assertThat(page.at("#commit")).isVisible();
        assertThat(review.decisions())
                .as("without a second person nothing is written")
                .isEmpty();
        page.at("#second-name").fill("B. Reviewer");
        page.at("#commit-write").click();
        page.says("Written");
        assertThat(review.decisions().get(0).get("second_person")).isEqualTo("B. Reviewer");
        assertThat(review.row(id).get("flags")).contains("EXCLUDED_BY_DECISION");
    }

    @Test
    void nothingNeedsTheMouse() {
        OpenReview review = review();
        ReviewPage page = open(review);
        String id = review.first("study");
        page.choose(id).press("r").declare("A. Analyst");
        page.press("Escape", "r");
        String start = page.at("#change-form [name=start]").inputValue();
        assertThat(page.at("#change-form [name=start]")).isFocused();
        page.press("ArrowUp", "ArrowUp");
        assertThat(Double.parseDouble(page.at("#change-form [name=start]").inputValue()))
                .isGreaterThan(Double.parseDouble(start));
        assertThat(page.at("#proposal table").first()).containsText("Area");
        for (int tab = 0; tab < 6 && !isOn(page, "code"); tab++) {
            page.press("Tab");
        }
        page.press("6")
                .type("begins after the step of the baseline")
                .press("Enter")
                .says("pending");
        page.askCommit().press("Enter").says("Written");
        assertThat(review.row(id).get("integration")).isEqualTo("manual");
    }

    private static boolean isOn(ReviewPage page, String field) {
        return field.equals(page.page().evaluate("document.activeElement.name"));
    }

    private static InProcess.Outcome decide(Path run, CSVRecord decision) {
        List<String> arguments = new ArrayList<>(List.of("decide", run.toString()));
        for (String option :
                List.of("injection", "analyte", "action", "parameters", "person", "reason_code", "reason")) {
            arguments.add("--" + option + "=" + decision.get(option));
        }
        return InProcess.enantio(arguments.toArray(String[]::new));
    }

    /** As the page shows a figure. */
    private static String fourDigits(String number) {
        return new DecimalFormat("#,##0.###", new DecimalFormatSymbols(Locale.ROOT))
                .format(new BigDecimal(number).round(new MathContext(4)));
    }
}
