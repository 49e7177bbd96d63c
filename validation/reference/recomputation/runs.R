# Recomputes the shipped runs from their raw areas. Run in this folder: Rscript runs.R   (writes runs.csv)
source("calibration.R")
number <- function(v) ifelse(is.na(v), "", formatC(v, digits = 17, format = "g", width = 1))
read <- function(path) read.csv(path, colClasses = c(flags = "character", level = "character", sample_id = "character"), na.strings = "", check.names = FALSE)
runs <- c("crps-day-1", "failing-qc")
out <- file("runs.csv", "w", encoding = "UTF-8")
writeLines(c(paste("# Origin:", R.version.string, "base R, by runs.R beside this file, from the areas in sample-runs/*/expected/concentrations.csv."),
  "run,analyte,figure,place,value"), out)
for (name in runs) {
  folder <- file.path("..", "..", "..", "sample-runs", name, "expected")
  run <- read(file.path(folder, "concentrations.csv"))
  run$flags[is.na(run$flags)] <- ""
  run <- responses(run)
  forms <- read.csv(file.path(folder, "calibration.csv"))
  for (analyte in unique(run$analyte)) {
    form <- forms[forms$analyte == analyte, ]
    rows <- run[run$analyte == analyte, ]
    curve <- curve_of(rows, form$model, form$weighting)
    line <- function(figure, place, value) writeLines(paste(name, analyte, figure, place, number(value), sep = ","), out)
    summary <- summary(curve$fit)$coefficients
    for (i in seq_along(curve$b)) { line("coefficient", i - 1, curve$b[i]); line("coefficient_se", i - 1, summary[i, 2]) }
    line("r_squared", "", summary(curve$fit)$r.squared)
    line("lloq", "", curve$low); line("uloq", "", curve$high)
    line("standards_used", "", sum(curve$standards$used))
    for (i in seq_len(nrow(curve$per_level))) {
      line("standards_pass", curve$per_level$x[i], curve$per_level$passed[i]); line("standards_total", curve$per_level$x[i], curve$per_level$total[i])
    }
    results <- results_of(rows, curve)
    for (k in seq_len(nrow(results))) if (!is.na(results$estimate[k])) {
      line("estimate", results$injection[k], results$estimate[k])
      line("ci95_low", results$injection[k], results$ci_low[k]); line("ci95_high", results$injection[k], results$ci_high[k])
    }
    q <- qcs_of(results, curve)
    line("qcs_pass", "", sum(q$passes)); line("qcs_total", "", nrow(q))
    for (level in sort(unique(q$nominal_ng_per_ml))) {
      line("qcs_pass", level, sum(q$passes[q$nominal_ng_per_ml == level])); line("qcs_total", level, sum(q$nominal_ng_per_ml == level))
    }
  }
}
close(out)
