# Recomputes the worked validation from its raw areas. Run in this folder: Rscript validation.R   (writes validation.csv)
# Figures are those of the tables in validation/ketamine-norketamine-plasma/expected, by table, analyte and key.
source("calibration.R")
model <- "linear"; weighting <- "1/x^2"
out <- start("validation.csv", "validation.R", "validation-areas.csv")
line <- function(table, analyte, key, ...) put(out, c(table, analyte, key), list(...))
areas <- responses(read_areas("validation-areas.csv"))
all <- NULL
for (run in unique(areas$run)) for (analyte in unique(areas$analyte)) {
  rows <- areas[areas$run == run & areas$analyte == analyte, ]
  curve <- curve_of(rows, model, weighting)
  line("cal-v-curves.csv", analyte, run, intercept = curve$b[1], slope = curve$b[2], r_squared = summary(curve$fit)$r.squared,
    lloq_ng_per_ml = curve$low, uloq_ng_per_ml = curve$high, standards_used = sum(curve$standards$used))
  rows$estimate <- inverse(curve$b, rows$ratio) * rows$dilution_factor
  all <- rbind(all, rows)
}
of_group <- function(rows) {
  x <- rows$estimate; nominal <- rows$nominal_ng_per_ml[1]
  list(n = length(x), mean_ng_per_ml = mean(x), sd_ng_per_ml = sd(x), cv_percent = 100 * sd(x) / abs(mean(x)),
    relative_error_percent = 100 * (mean(x) - nominal) / nominal)
}
groups <- function(table, rows, keys) {
  for (g in split(rows, rows[c("analyte", keys)], drop = TRUE)) put(out, c(table, g$analyte[1], paste(g[1, keys], collapse = " ")), of_group(g))
}
ap <- all[all$experiment == "AP", ]
groups("ap-1.csv", ap, c("run", "level"))
for (g in split(ap, ap[c("analyte", "level")], drop = TRUE)) {
  # One-way analysis of variance with runs as a random factor: expected mean squares, any number of replicates.
  a <- anova(lm(estimate ~ factor(run), data = g))
  n <- table(g$run); n0 <- (sum(n) - sum(n^2) / sum(n)) / (length(n) - 1)
  between <- max(0, (a[1, "Mean Sq"] - a[2, "Mean Sq"]) / n0); m <- mean(g$estimate)
  line("ap-2.csv", g$analyte[1], g$level[1], n = nrow(g), mean_ng_per_ml = m, msb = a[1, "Mean Sq"], msw = a[2, "Mean Sq"], n0 = n0,
    variance_between = between, within_cv_percent = 100 * sqrt(a[2, "Mean Sq"]) / m, between_cv_percent = 100 * sqrt(between) / m,
    naive_cv_percent = 100 * sd(g$estimate) / m, intermediate_cv_percent = 100 * sqrt(a[2, "Mean Sq"] + between) / m,
    f = a[1, "F value"], p = a[1, "Pr(>F)"])
}
groups("dil-1.csv", all[all$experiment == "DIL", ], c("dilution_factor", "level"))
groups("me-1.csv", all[all$experiment == "ME", ], c("lot", "level"))
stb <- all[all$experiment == "STB" & !(all$condition %in% c("stock", "internal_standard_stock", "whole_blood")), ]
stb$kept <- ifelse(stb$condition == "fresh", "fresh", paste(stb$condition, ifelse(stb$cycle != "", paste(stb$cycle, "cycles"), paste(stb$time_point, "h"))))
groups("stb-1.csv", stb, c("kept", "level"))
# Whole blood is compared with its own time zero.
blood <- all[all$experiment == "STB" & all$condition == "whole_blood", ]
for (g in split(blood, blood[c("analyte", "level")], drop = TRUE)) {
  zero <- mean(g$estimate[as.numeric(g$time_point) == 0])
  for (s in split(g, g$time_point)) if (as.numeric(s$time_point[1]) > 0)
    line("stb-1-blood.csv", g$analyte[1], paste("whole_blood", s$time_point[1], "h", g$level[1]), zero_mean_ng_per_ml = zero,
      stored_n = nrow(s), stored_mean_ng_per_ml = mean(s$estimate), difference_percent = 100 * (mean(s$estimate) - zero) / zero)
}
rec <- all[all$experiment == "REC", ]
for (g in split(rec, rec[c("analyte", "level")], drop = TRUE)) {
  e <- g[g$condition == "pre_spiked", ]; p <- g[g$condition == "post_spiked", ]
  if (!nrow(e) || !nrow(p)) next
  cv <- function(v) 100 * sd(v) / mean(v)
  line("rec-1.csv", g$analyte[1], g$level[1], extracted_area_counts_min = mean(e$area_counts_min), extracted_cv_percent = cv(e$area_counts_min),
    spiked_area_counts_min = mean(p$area_counts_min), spiked_cv_percent = cv(p$area_counts_min),
    recovery_percent = 100 * mean(e$area_counts_min) / mean(p$area_counts_min),
    internal_standard_recovery_percent = 100 * mean(e$internal_standard_area_counts_min) / mean(p$internal_standard_area_counts_min))
}
isr <- all[all$experiment == "ISR", ]
for (k in seq_len(nrow(isr))) {
  first <- all[all$sample_id == isr$sample_id[k] & all$analyte == isr$analyte[k] & all$run != isr$run[k] & all$experiment == "", ]
  if (nrow(first)) line("isr.csv", isr$analyte[k], isr$sample_id[k], first_ng_per_ml = first$estimate[1], repeat_ng_per_ml = isr$estimate[k],
    difference_percent = 200 * (isr$estimate[k] - first$estimate[1]) / (isr$estimate[k] + first$estimate[1]))
}
close(out)
