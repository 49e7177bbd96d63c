package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.RawInjection;
import io.enantio.method.Method;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.peak.signal.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Areas of a real run against those of the vendor's software: two valid methods of integration, so they agree within limits, not exactly. */
class VendorAreasTest {
    private static final Path FIGURE = Path.of("validation", "software", "real-data.svg");

    private record Compared(VendorRun.Row row, double ratio, Integration ours) {
        double distance() {
            return Double.isFinite(ratio) && ratio > 0 ? Math.abs(Math.log(ratio)) : Double.POSITIVE_INFINITY;
        }
    }

    @Test
    void agreesWithTheVendorsAreas() throws IOException {
        assumeTrue(Files.isDirectory(VendorRun.FOLDER), "no folder " + VendorRun.FOLDER + ": real data not at hand");
        VendorRun run = new VendorRun();
        Method method = run.method();
        RawInjection raw = run.read(method.channels());
        assertThat(method.channels()).allMatch(channel -> raw.signal(channel) instanceof Chromatogram);
        InjectionPeaks peaks =
                new PeakIntegrator(method).integrate(List.of(raw)).get(0);
        List<Compared> compared = new ArrayList<>();
        run.rows().forEach(row -> compared.add(compare(row, run.of(row, peaks, method))));
        compared.sort(Comparator.comparingDouble(Compared::distance).reversed());
        if (!System.getProperty("golden.update", "").isEmpty()) {
            Files.writeString(FIGURE, figure(compared));
            Files.writeString(Path.of("target", "vendor-areas.txt"), listing(compared));
        }
        List<Compared> automatic =
                compared.stream().filter(one -> !one.row().vendor().manual()).toList();
        double[] ratios = automatic.stream()
                .mapToDouble(Compared::ratio)
                .filter(Double::isFinite)
                .toArray();
        long near = automatic.stream()
                .filter(one -> Math.abs(one.ratio() - 1) <= 0.15)
                .count();
        assertThat(Statistics.median(ratios)).isBetween(0.97, 1.03);
        assertThat((double) near / automatic.size()).isGreaterThanOrEqualTo(0.85);
    }

    private static Compared compare(VendorRun.Row row, Integration ours) {
        Optional<Peak> peak = ours instanceof Peak found ? Optional.of(found) : Optional.empty();
        return new Compared(
                row,
                peak.map(found -> found.area().countsMin() / row.vendor().areaCountsMin())
                        .orElse(Double.NaN),
                ours);
    }

    private static String listing(List<Compared> compared) {
        StringBuilder text = new StringBuilder();
        for (Compared one : compared) {
            VendorRun.Vendor vendor = one.row().vendor();
            text.append(String.format(
                    Locale.ROOT,
                    "%.3f %s%s vendor %.1f at %.3f, ours %s%n",
                    one.ratio(),
                    one.row().component(),
                    vendor.manual() ? " (manual)" : "",
                    vendor.areaCountsMin(),
                    vendor.timeMin(),
                    one.ours()));
        }
        return text.toString();
    }

    /** Ratio ours / vendor (0.5 to 2, logarithmic) over the vendor's area (1 to 10^7 counts x minute), as paths only. */
    private static String figure(List<Compared> compared) {
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 700 300\" width=\"700\" height=\"300\">\n"
                        + "<path d=\"M0 0H700V300H0Z\" fill=\"#fff\"/>\n"
                        + "<path d=\"M0 119.8H700V184.5H0Z\" fill=\"#e8f0e8\"/>\n"
                        + "<path d=\"M0 150H700\" stroke=\"#444\" fill=\"none\"/>\n");
        for (Compared one : compared) {
            double x = 100 * Math.log10(Math.max(one.row().vendor().areaCountsMin(), 1));
            double ratio = Double.isFinite(one.ratio()) ? Math.max(0.5, Math.min(2, one.ratio())) : 0.5;
            double y = 150 - 150 * Math.log(ratio) / Math.log(2);
            String colour = one.row().vendor().manual() ? "#b06000" : "#205080";
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%.1f %.1fl3 3l-3 3l-3 -3z\" fill=\"%s\" fill-opacity=\"0.7\"/>%n",
                    x,
                    y - 3,
                    colour));
        }
        return svg.append("</svg>\n").toString();
    }
}
