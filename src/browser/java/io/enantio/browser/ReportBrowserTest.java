package io.enantio.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.Media;
import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.browser.Chromium.Window;
import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports as somebody sees them who opens the file. */
class ReportBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path home;

    private static Page open(Path report, Window window) {
        Page page = CHROMIUM.page(window);
        page.navigate(report.toUri().toString());
        return page;
    }

    private static Page runReport(Window window) {
        return open(SharedRuns.smallFitted().resolve("results").resolve("report.html"), window);
    }

    @ParameterizedTest
    @EnumSource
    void theWholeReportIsReadWithoutScrollingSideways(Window window) {
        assertThat(Chromium.sidewaysScroll(runReport(window))).isZero();
    }

    @Test
    void aRunReportHasNoSeriousBarrier() {
        assertThat(CHROMIUM.barriers(runReport(Window.LAPTOP))).isEmpty();
    }

    @Test
    void aStudyReportHasNoSeriousBarrierAndFitsAPhone() {
        Path study = home.resolve("study");
        done("simulate", study.toString(), "--runs", "1", "--subjects", "1", "--seed", "4");
        new SimulatedFolder(study).integratedBy(SharedRuns.DROP);
        done("process", study.resolve("R01").toString());
        String database = home.resolve("study.sqlite").toString();
        done("load", study.resolve("R01/results").toString(), "--db", database);
        done("study", study.resolve("plan.yaml").toString(), "--db", database);
        Page page = open(study.resolve("study/report.html"), Window.PHONE);
        assertThat(Chromium.sidewaysScroll(page)).isZero();
        assertThat(CHROMIUM.barriers(page)).isEmpty();
    }

    @Test
    void aValidationReportHasNoSeriousBarrierAndFitsAPhone() throws IOException {
        Path plan = Files.writeString(home.resolve("plan.yaml"), """
                schema: enantio-validation/1
                validation: ONE
                method: method.yaml
                runs: [R01]
                experiments:
                  CAL: {runs: 1}
                  CO: {blanks: 2}
                limits: {cal_runs_minimum: 1, cal_days_minimum: 1}
                """);
        Files.writeString(
                home.resolve("method.yaml"),
                Files.readString(Path.of("calibration", "ketamine-norketamine-plasma.yaml"))
                        .replace("integration: joint_fit", "integration: " + SharedRuns.DROP));
        Path place = home.resolve("place");
        done("simulate", place.toString(), "--validation", plan.toString(), "--seed", "7");
        done("validate", place.resolve("plan.yaml").toString());
        Page page = open(place.resolve("results/report.html"), Window.PHONE);
        assertThat(Chromium.sidewaysScroll(page)).isZero();
        assertThat(CHROMIUM.barriers(page)).isEmpty();
    }

    @Test
    void hostileNamesAreTextInTheReport() throws IOException {
        Path run = HostileRun.in(home.resolve("run"));
        Page page = open(run.resolve("results/report.html"), Window.PHONE);
        assertThat(page.locator("h1")).containsText(HostileRun.RUN);
        assertThat(page.locator("body")).containsText(HostileRun.REASON);
        assertThat(page.locator("img, svg[onload], b[onmouseover], i")).hasCount(0);
        assertThat(page.title()).isNotEqualTo("owned");
        assertThat(Chromium.sidewaysScroll(page)).isZero();
    }

    @Test
    void aPictureZoomsByKeysAndByDraggingAndComesBack() {
        Page page = runReport(Window.LAPTOP);
        Locator picture = page.locator(".picture").first();
        picture.scrollIntoViewIfNeeded();
        Locator canvas = picture.locator("canvas").first();
        canvas.waitFor();
        Object whole = look(page, canvas, any -> true);
        picture.locator(".chart").first().focus();
        page.keyboard().press("+");
        Object closer = look(page, canvas, now -> !now.equals(whole));
        page.keyboard().press("ArrowRight");
        look(page, canvas, now -> !now.equals(closer));
        page.keyboard().press("0");
        look(page, canvas, whole::equals);
        var box = canvas.boundingBox();
        page.mouse().move(box.x + box.width * 0.4, box.y + box.height * 0.5);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.6, box.y + box.height * 0.5);
        page.mouse().up();
        look(page, canvas, now -> !now.equals(whole));
    }

    /** The drawing of a canvas, as soon as it is what is waited for. */
    private static Object look(Page page, Locator canvas, Predicate<Object> wanted) {
        Object seen = "";
        for (int time = 0; time < 50; time++) {
            page.waitForTimeout(60);
            seen = canvas.evaluate("canvas => canvas.toDataURL()");
            if (wanted.test(seen)) {
                return seen;
            }
        }
        throw new AssertionError("the picture did not become what the key asks for");
    }

    @Test
    void aPointUnderTheMouseIsReadAsNumbers() {
        Page page = runReport(Window.LAPTOP);
        Locator picture = page.locator(".picture").first();
        picture.scrollIntoViewIfNeeded();
        picture.locator("canvas").first().waitFor();
        picture.locator(".u-over").first().hover();
        assertThat(picture.locator(".chart-tip").first()).isVisible();
        assertThat(picture.locator(".chart-tip").first().textContent()).containsPattern("[0-9]");
    }

    @Test
    void aTableIsSortedByAColumnBothWaysAndThenAsItWas() {
        Page page = runReport(Window.LAPTOP);
        Locator table = page.locator("#injections table, #every-injection table, table.rows")
                .filter(new Locator.FilterOptions().setHasText("S/N"))
                .first();
        Locator head = table.locator("th")
                .filter(new Locator.FilterOptions().setHasText("S/N"))
                .first();
        int column = ((Number) head.evaluate("head => head.cellIndex")).intValue();
        List<String> before = column(table, column);
        head.locator("button").click();
        assertThat(head).hasAttribute("aria-sort", "ascending");
        assertThat(numbers(column(table, column))).isSorted().hasSizeGreaterThan(5);
        head.locator("button").click();
        assertThat(head).hasAttribute("aria-sort", "descending");
        assertThat(numbers(column(table, column))).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        head.locator("button").click();
        assertThat(column(table, column)).isEqualTo(before);
    }

    private static List<String> column(Locator table, int column) {
        return table.locator("tbody td:nth-child(" + (column + 1) + ")").allTextContents();
    }

    private static List<Double> numbers(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.strip().replaceAll("[^0-9.eE+-].*", ""))
                .filter(cell -> cell.matches("[-+]?[0-9].*"))
                .map(Double::valueOf)
                .toList();
    }

    @Test
    void aFilteredTableShowsTheRowsAskedForAndPrintsAll() {
        Page page = runReport(Window.LAPTOP);
        Locator tools = page.locator("#injections .tools").first();
        Locator rows = tools.locator("xpath=following-sibling::*[1]").locator("tbody tr");
        int all = rows.count();
        tools.locator("input").fill("qc");
        assertThat(tools.locator("[role=status]")).containsText(" of " + all);
        assertThat(rows.locator("visible=true").count()).isBetween(1, all - 1);
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(rows.locator("visible=true")).hasCount(all);
        assertThat(page.locator(".contents")).isHidden();
        assertThat(page.locator(".live >> visible=true")).hasCount(0);
    }

    @Test
    void theContentsStayInViewAndShowWhereOneReads() {
        Page page = runReport(Window.LAPTOP);
        Locator last = page.locator(".contents a").last();
        last.click();
        assertThat(last).isInViewport();
        assertThat(last).hasAttribute("aria-current", "true");
        page.keyboard().press("Control+Home");
        assertThat(page.locator(".contents a").first()).hasAttribute("aria-current", "true");
    }

    private static void done(String... command) {
        InProcess.Outcome outcome = InProcess.enantio(command);
        assertThat(outcome.status()).as(outcome.err()).isLessThan(2);
    }
}
