package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.enantio.SharedRuns;
import io.enantio.browser.Chromium.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report of a run as somebody sees it who opens the file. */
class ReportBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static Page report(Window window) {
        Page page = CHROMIUM.page(window);
        page.navigate(SharedRuns.smallFitted().resolve("results").resolve("report.html").toUri().toString());
        return page;
    }

    @ParameterizedTest
    @EnumSource(names = {"LAPTOP", "WALL"})
    void theWholePageIsReadWithoutScrollingSideways(Window window) {
        assertThat(Chromium.sidewaysScroll(report(window))).isZero();
    }

    @Test
    void nothingOnThePageIsASeriousBarrier() {
        assertThat(Chromium.barriers(report(Window.LAPTOP))).isEmpty();
    }
}
