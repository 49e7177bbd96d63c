# Recomputes the shipped runs from the raw areas in their expected results. Run in this folder: Rscript runs.R   (writes runs.csv)
source("calibration.R")
out <- start("runs.csv", "runs.R", "sample-runs/*/expected/concentrations.csv")
for (name in c("crps-day-1", "every-flag", "failing-qc")) {
  folder <- file.path("..", "..", "..", "sample-runs", name, "expected")
  run <- responses(read_areas(file.path(folder, "concentrations.csv")))
  forms <- read.csv(file.path(folder, "calibration.csv"))
  for (analyte in unique(run$analyte)) {
    rows <- run[run$analyte == analyte, ]
    curve <- curve_of(rows, forms$model[forms$analyte == analyte], forms$weighting[forms$analyte == analyte])
    coefficients <- summary(curve$fit)$coefficients
    figures <- list(intercept = coefficients[1, 1], intercept_se = coefficients[1, 2], slope = coefficients[2, 1], slope_se = coefficients[2, 2])
    if (nrow(coefficients) > 2) figures <- c(figures, list(quadratic = coefficients[3, 1], quadratic_se = coefficients[3, 2]))
    figures <- c(figures, list(r_squared = summary(curve$fit)$r.squared, standards_used = sum(curve$standards$used)))
    if (curve$is_curve) figures <- c(figures, list(lloq_ng_per_ml = curve$low, uloq_ng_per_ml = curve$high))
    put(out, c(name, analyte, "calibration"), figures)
    for (i in seq_len(nrow(curve$per_level)))
      put(out, c(name, analyte, paste("CAL-2", curve$standards$level[match(curve$per_level$x[i], curve$standards$x)])),
        as.list(curve$per_level[i, c("passed", "total")]))
    results <- results_of(rows, curve)
    for (k in which(!is.na(results$estimate)))
      put(out, c(name, analyte, results$injection[k]),
        list(estimate_ng_per_ml = results$estimate[k], ci95_low_ng_per_ml = results$ci_low[k], ci95_high_ng_per_ml = results$ci_high[k]))
    q <- qcs_of(results, curve)
    for (level in c("", unique(q$level))) {
      these <- q[level == "" | q$level == level, ]
      put(out, c(name, analyte, trimws(paste("RUN-2", level))), if (nrow(these)) list(passed = sum(these$passes), total = nrow(these)) else list(passed = NA, total = NA))
    }
  }
}
close(out)
