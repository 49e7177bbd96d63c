package io.enantio.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.options.BoundingBox;
import io.enantio.record.Laboratory;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The review page in words: what a reviewer does with it and sees on it. */
record ReviewPage(Page page) {
    /** Milliseconds that the fit of a whole run may take on a busy machine. */
    private static final int FIT = 180_000;

    private static final Pattern COUNT = Pattern.compile("(\\d+) of (\\d+)");

    /** Opens a link and waits until the first result of the queue is drawn. */
    static ReviewPage open(Page page, String link) {
        page.navigate(link);
        assertThat(page.locator("#queue-rows [aria-selected=true]")).hasCount(1);
        assertThat(page.locator("#charts canvas").first()).isVisible();
        return new ReviewPage(page);
    }

    ReviewPage press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    ReviewPage type(String text) {
        page.keyboard().type(text);
        return this;
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    /** Waits until the fit is computed: before that, nothing can be changed. */
    ReviewPage computed() {
        assertThat(at("#condition")).isHidden(new IsHiddenOptions().setTimeout(FIT));
        return this;
    }

    /** The result that is looked at, as {@code 12/S-ketamine}. */
    String selected() {
        return String.valueOf(at("#queue-rows [aria-selected=true]").getAttribute("data-id"));
    }

    /** Looks at a result by searching for it, wherever it stands in the queue. */
    ReviewPage choose(String id) {
        List<String> parts = List.of(id.split("/"));
        at("#filter-injection").fill(parts.get(0));
        at("#queue-rows [data-id=\"" + id + "\"]").click();
        assertThat(at("#queue-rows [data-id=\"" + id + "\"]")).hasAttribute("aria-selected", "true");
        at("#filter-injection").fill("");
        at("#queue-rows").focus();
        return this;
    }

    /** How many results of a group nobody has reviewed yet. */
    int open(String group) {
        Matcher count = COUNT.matcher(at("#groups ." + group + " .count").textContent());
        if (!count.find()) {
            throw new IllegalStateException("no count of " + group);
        }
        return Integer.parseInt(count.group(1));
    }

    /** How many results somebody has to look at: all groups but the rest. */
    int openFlagged() {
        return List.of("not_quantifiable", "rejected", "warned", "standards_qcs").stream()
                .mapToInt(this::open)
                .sum();
    }

    /** Waits until the page says this about the last key. */
    ReviewPage says(String words) {
        assertThat(at("#outcome")).containsText(words);
        return this;
    }

    /** Accepts what is looked at by its key, as soon as it is drawn: what is not on the screen cannot be accepted. */
    ReviewPage accept() {
        drawn().press("a");
        return says("Accepted");
    }

    /** Waits for the picture of the result that is looked at. */
    ReviewPage drawn() {
        assertThat(at("#picture:not([aria-busy]) canvas").first()).isVisible();
        return this;
    }

    /** Asks for the commit, and waits for its last look. */
    ReviewPage askCommit() {
        press("s");
        assertThat(at("#commit")).isVisible();
        return this;
    }

    /** Answers the question for a name where nobody has a key. */
    ReviewPage declare(String name) {
        assertThat(at("#login")).isVisible();
        type(name).press("Enter");
        assertThat(at("#login")).isHidden();
        assertThat(at("#person")).containsText(name);
        return this;
    }

    /** Logs in with a key. */
    ReviewPage logIn(String name) {
        at("#person").click();
        at("#login-person").selectOption(name);
        at("#login-passphrase").fill(Laboratory.passphrase(name));
        at("#login-enter").click();
        assertThat(at("#login")).isHidden();
        assertThat(at("#person")).containsText(name);
        return this;
    }

    /** Opens a view by its button and waits for its charts. */
    ReviewPage turnTo(String view) {
        at("#view-" + view).click();
        assertThat(at("#" + view + "-view canvas").first()).isVisible();
        return this;
    }

    /** Moves a handle of the picture sideways by some pixels. */
    ReviewPage drag(String kind, int pixels) {
        Locator handle = at("#charts .chart-handle-" + kind);
        assertThat(handle).isVisible();
        BoundingBox box = Objects.requireNonNull(handle.boundingBox());
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + pixels / 2.0, y);
        page.mouse().move(x + pixels, y);
        page.mouse().up();
        return this;
    }
}
