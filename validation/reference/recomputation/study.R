# Recomputes the shipped study from its raw areas. Run in this folder: Rscript study.R   (writes study.csv)
# Figures are those of the tables in sample-runs/crps-study/expected, by table, analyte and key. Rules: docs/rules/study.md.
source("calibration.R")
model <- "linear"; weighting <- "1/x^2"
out <- start("study.csv", "study.R", "study-areas.csv and sample-runs/crps-study/doses.csv")
areas <- responses(read_areas("study-areas.csv"))
time_of <- function(text) as.numeric(as.POSIXct(sub("Z$", "", text), format = "%Y-%m-%dT%H:%M:%S", tz = "UTC"))
doses <- read.csv(file.path("..", "..", "..", "sample-runs", "crps-study", "doses.csv"), colClasses = c(start = "character"))
began <- tapply(time_of(doses$start), doses$subject, min)

reported <- NULL; qcs <- NULL
for (run in unique(areas$run)) for (analyte in unique(areas$analyte)) {
  rows <- areas[areas$run == run & areas$analyte == analyte, ]
  curve <- curve_of(rows, model, weighting)
  stopifnot(curve$is_curve)
  rows$injected <- inverse(curve$b, rows$ratio)
  rows$estimate <- rows$injected * rows$dilution_factor
  qcs <- rbind(qcs, cbind(qcs_of(rows, curve)[c("analyte", "level", "run", "nominal_ng_per_ml", "estimate")]))
  s <- rows[rows$sample_type == "study", ]
  s$is_below <- !s$detected | s$injected < curve$low
  s$lloq <- curve$low * s$dilution_factor
  s$is_quantified <- !s$is_below & s$injected <= curve$high
  reported <- rbind(reported, s)
}
# The first value of a specimen is reported; a repeat, as of an incurred sample, is not.
reported <- reported[order(reported$run, reported$injection), ]
reported <- reported[!duplicated(reported[c("analyte", "sample_id")]), ]
stopifnot(all(reported$is_below | reported$is_quantified))
reported$value <- ifelse(!reported$is_below, reported$estimate, ifelse(reported$sample_time_point == 0, 0, reported$lloq / 2))
reported$hours <- (time_of(reported$sample_collected_at) - began[reported$sample_subject]) / 3600

summary_of <- function(v) list(n = length(v), mean = mean(v), sd = sd(v), sem = sd(v) / sqrt(length(v)),
  geometric_mean = if (all(v > 0)) exp(mean(log(v))) else NA, geometric_cv_percent = if (all(v > 0)) 100 * sqrt(exp(var(log(v))) - 1) else NA,
  median = median(v), minimum = min(v), maximum = max(v))

for (g in split(reported, reported[c("analyte", "sample_time_point")], drop = TRUE)) {
  shown <- sum(g$is_below) <= nrow(g) / 3
  figures <- if (shown) summary_of(g$value) else list(n = nrow(g))
  put(out, c("profiles.csv", g$analyte[1], g$sample_time_point[1]), c(figures, list(below_lloq = sum(g$is_below))))
}

# Linear up, logarithmic down, from time 0 to the last sample with a value at or above the LLOQ.
area_under <- function(t, v) {
  d <- diff(t); a <- v[-length(v)]; b <- v[-1]
  sum(ifelse(b >= a | a <= 0 | b <= 0, d * (a + b) / 2, d * (a - b) / log(a / b)))
}
for (g in split(reported, reported$analyte)) {
  per <- lapply(split(g, g$sample_subject), function(s) {
    s <- s[order(s$hours), ]
    t <- ifelse(s$sample_time_point == 0, 0, s$hours)
    last <- max(which(!s$is_below))
    data.frame(cmax = max(s$value), tmax = s$hours[which.max(s$value)], auc_last = area_under(t[1:last], s$value[1:last]))
  })
  per <- do.call(rbind, per)
  # A time of sampling has no mean.
  for (parameter in names(per)) {
    figures <- summary_of(per[[parameter]])
    put(out, c("parameter_summary.csv", g$analyte[1], parameter), if (parameter == "tmax") figures[c("n", "median", "minimum", "maximum")] else figures)
  }
}

# Steady state, Days 2 to 5: the drift of ln C from its first to its last planned time, with its 90 % interval.
steady <- reported[reported$sample_time_point %in% 5:8 & reported$is_quantified, ]
span <- diff(range(steady$sample_nominal_time_h))
for (g in split(steady, steady$analyte)) {
  drifts <- NULL
  for (s in split(g, g$sample_subject)) {
    slope <- summary(lm(log(value) ~ hours, data = s))
    drift <- span * slope$coefficients[2, 1]; half <- qt(0.95, nrow(s) - 2) * span * slope$coefficients[2, 2]
    drifts <- c(drifts, drift)
    put(out, c("steady_state.csv", g$analyte[1], s$sample_subject[1]), list(n = nrow(s), drift_percent = 100 * expm1(drift),
      ci90_low_percent = 100 * expm1(drift - half), ci90_high_percent = 100 * expm1(drift + half), df = nrow(s) - 2))
  }
  half <- qt(0.95, length(drifts) - 1) * sd(drifts) / sqrt(length(drifts))
  put(out, c("steady_state.csv", g$analyte[1], ""), list(n = length(drifts), drift_percent = 100 * expm1(mean(drifts)),
    ci90_low_percent = 100 * expm1(mean(drifts) - half), ci90_high_percent = 100 * expm1(mean(drifts) + half), df = length(drifts) - 1))
}

# Complete cases over the times after the dose, on the log scale.
after <- reported[reported$sample_time_point > 0, ]
for (g in split(after, after$analyte)) {
  long <- data.frame(v = log(g$value), t = factor(g$sample_time_point), s = factor(g$sample_subject))
  long <- long[long$s %in% names(which(table(long$s) == nlevels(long$t))), ]
  a <- summary(aov(v ~ t + Error(s / t), long))
  within <- a[["Error: s:t"]][[1]]
  put(out, c("anova.csv", paste(g$analyte[1], "concentration"), ""), list(subjects = length(unique(long$s)), ss_time = within[1, "Sum Sq"],
    ss_subject = a[["Error: s"]][[1]][1, "Sum Sq"], ss_error = within[2, "Sum Sq"], f = within[1, "F value"], p_uncorrected = within[1, "Pr(>F)"]))
}

for (g in split(qcs, qcs[c("analyte", "level")], drop = TRUE)) {
  a <- anova(lm(estimate ~ factor(run), data = g))
  n <- table(g$run); n0 <- (sum(n) - sum(n^2) / sum(n)) / (length(n) - 1)
  between <- max(0, (a[1, "Mean Sq"] - a[2, "Mean Sq"]) / n0); m <- mean(g$estimate); nominal <- g$nominal_ng_per_ml[1]
  put(out, c("qcs.csv", g$analyte[1], g$level[1]), list(n = nrow(g), mean_ng_per_ml = m, mean_error_percent = 100 * (m - nominal) / nominal,
    cv_within_percent = 100 * sqrt(a[2, "Mean Sq"]) / m, cv_intermediate_percent = 100 * sqrt(a[2, "Mean Sq"] + between) / m,
    cv_all_percent = 100 * sd(g$estimate) / m))
}
close(out)
