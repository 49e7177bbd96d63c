# Curves, concentrations, 95 % intervals and the counts of the rules CAL-1 to CAL-3, CAL-6 and RUN-2, from the raw areas of a run.
# Base R only. Written from docs/explanation/calibration.md and docs/rules/run.md, not from the program's source.
# A run is a data frame with the columns of concentrations.csv. Of these only the following are read: injection, sample_id, sample_type, level,
# analyte, nominal_ng_per_ml, dilution_factor, area_counts_min, area_se_counts_min, internal_standard_area_counts_min,
# internal_standard_area_se_counts_min and flags. The results in it are not looked at.

# The limits of ICH M10 (3.2.4, 3.3.2), in per cent and as shares.
limits <- list(standard = 15, lloq = 20, qc = 15, standards_pass = 3 / 4, level_pass = 1 / 2, levels = 6, qcs_pass = 2 / 3)

# Flags by which an area gives no result: severity N in docs/reference/flags.md, raised by reading and integration.
without_result <- c("FILE_REUSED", "RAW_UNREADABLE", "RAW_CHECKSUM", "NO_DATA", "TOO_FEW_POINTS", "SATURATED", "AMBIGUOUS_RT",
  "AMBIGUOUS_ASSIGNMENT", "INTEGRATION_FAILED", "IS_MISSING", "RS_BELOW_FLOOR")

# Whether |estimate - nominal| is at most the limit, at 15 significant digits as rule B-01 wants it.
is_within <- function(estimate, nominal, percent) {
  decimal <- function(v) signif(v, 15)
  !is.na(estimate) & signif(100 * abs(decimal(estimate) - decimal(nominal)), 15) <= signif(percent * decimal(nominal), 15)
}

weights_of <- function(weighting, x) switch(weighting, "none" = x^0, "1/x" = 1 / x, "1/x^2" = 1 / x^2)

responses <- function(run) {
  has_standard <- !is.na(run$internal_standard_area_counts_min) & !(run$sample_type %in% c("blank", "carryover_blank")) &
    run$internal_standard_area_counts_min >= 3 * run$internal_standard_area_se_counts_min
  a <- run$area_counts_min; i <- ifelse(has_standard, run$internal_standard_area_counts_min, NA)
  run$ratio <- a / i
  run$ratio_se <- sqrt(run$area_se_counts_min^2 + (run$ratio * run$internal_standard_area_se_counts_min)^2) / i
  run$detected <- !is.na(a) & a >= 3 * run$area_se_counts_min
  run
}

has_flag <- function(flags, codes) vapply(strsplit(flags, ";", fixed = TRUE), function(f) any(f %in% codes), NA)

fitted_line <- function(s, model, weighting) {
  w <- weights_of(weighting, s$x)
  fit <- if (model == "linear") lm(y ~ x, data = s, weights = w) else lm(y ~ x + I(x^2), data = s, weights = w)
  list(b = unname(coef(fit)), fit = fit)
}

# Concentration of a response: the root on the rising branch.
inverse <- function(b, y) {
  if (length(b) == 2 || b[3] == 0) return((y - b[1]) / b[2])
  inside <- b[2]^2 - 4 * b[3] * (b[1] - y)
  ifelse(inside < 0, NA, (-b[2] + sqrt(pmax(inside, 0))) / (2 * b[3]))
}

# The curve of one analyte: fit, exclude the standard furthest outside its limit, fit again (CAL-5).
curve_of <- function(rows, model, weighting) {
  s <- rows[rows$sample_type == "standard" & !has_flag(rows$flags, c("NOT_ACQUIRED", "EXCLUDED_BY_DECISION")), ]
  s <- s[order(s$injection), ]
  s$x <- s$nominal_ng_per_ml; s$y <- s$ratio
  lloq <- min(s$x); uloq <- max(s$x)
  s$limit <- ifelse(s$x == lloq, limits$lloq, limits$standard)
  s$used <- !is.na(s$y) & s$detected & !has_flag(s$flags, without_result)
  counts <- function(passes) {
    per <- aggregate(cbind(passed = as.numeric(passes), total = 1) ~ x, data = s, FUN = sum)
    per$holds <- per$passed > 0 & per$passed >= limits$level_pass * per$total
    per
  }
  enough <- function(per) sum(per$passed) >= limits$standards_pass * sum(per$total) && sum(per$holds) >= limits$levels
  repeat {
    line <- fitted_line(s[s$used, ], model, weighting)
    s$back <- inverse(line$b, s$y)
    s$inside <- is_within(s$back, s$x, s$limit)
    failing <- which(s$used & !s$inside)
    if (!length(failing) || !enough(counts(s$used))) break
    excess <- ifelse(is.na(s$back), Inf, abs(s$back - s$x) / s$x / s$limit)
    s$used[failing[order(-excess[failing], s$x[failing], s$injection[failing])][1]] <- FALSE
  }
  per <- counts(s$used & s$inside)
  u <- s[s$used, ]
  w <- weights_of(weighting, u$x)
  g <- outer(u$x, seq_along(line$b) - 1, "^")
  q <- solve(t(g) %*% (w * g))
  r <- u$y - drop(g %*% line$b)
  free <- nrow(u) - length(line$b)
  # Paule and Mandel: the variance of preparation per unit of 1/w that leaves the residuals as large as they should be.
  excess <- function(t2) sum(r^2 / (t2 / w + u$ratio_se^2)) - free
  most <- sum(w * r^2) / free
  tau2 <- if (excess(0) <= 0) 0 else uniroot(excess, c(0, most * (1 + 1e-12)), tol = 1e-16 * most, maxiter = 10000)$root
  v <- tau2 / w + u$ratio_se^2
  list(b = line$b, fit = line$fit, q = q, covariance = q %*% (t(g) %*% (w^2 * v * g)) %*% q, tau2 = tau2, free = free,
    information = sum(1 / (w * v)), standards = s, per_level = per, weighting = weighting, lloq_of_method = lloq, uloq_of_method = uloq,
    is_curve = nrow(per) >= limits$levels && enough(per),
    low = if (any(per$holds)) min(per$x[per$holds]) else NA, high = if (any(per$holds)) max(per$x[per$holds]) else NA)
}

# The 95 % interval: every x whose predicted response agrees with the measured one.
end_of <- function(curve, y, se, estimate, side) {
  at <- function(x) sum(curve$b * x^(seq_along(curve$b) - 1))
  w <- function(x) weights_of(curve$weighting, max(x, curve$lloq_of_method))
  variance <- function(x) { g <- x^(seq_along(curve$b) - 1); se^2 + curve$tau2 / w(x) + max(0, drop(t(g) %*% curve$covariance %*% g)) }
  g <- estimate^(seq_along(curve$b) - 1)
  share <- curve$information * variance(estimate) / ((curve$free + length(curve$b)) * (1 / w(estimate) + drop(t(g) %*% curve$q %*% g)))
  t <- qt(0.975, max(1, curve$free * share^2))
  gap <- function(x) abs(y - at(x)) - t * sqrt(variance(x))
  slope <- curve$b[2] + if (length(curve$b) > 2) 2 * curve$b[3] * estimate else 0
  step <- t * sqrt(variance(estimate)) / abs(slope)
  inside <- estimate
  for (k in 1:40) {
    outside <- estimate + side * step
    if (gap(outside) >= 0) return(uniroot(gap, sort(c(inside, outside)), tol = 1e-13 * max(abs(outside), abs(inside)), maxiter = 10000)$root)
    inside <- outside; step <- 2 * step
  }
  NA
}

# What carry-over is expected to add to the response of each row, with its error, from the carry-over blanks of the run.
carry_over <- function(rows) {
  rows <- rows[order(rows$injection), ]
  here <- rows[!has_flag(rows$flags, "NOT_ACQUIRED"), ]
  before <- c(0, ifelse(here$detected, here$area_counts_min, 0)[-nrow(here)])
  blank <- which(here$sample_type == "carryover_blank" & before > 0 & !has_flag(here$flags, "EXCLUDED_BY_DECISION") & !is.na(here$area_counts_min))
  share <- 0; variance <- 0
  if (length(blank) && any(here$detected[blank])) {
    f <- here$area_counts_min[blank] / before[blank]
    w <- (before[blank] / pmax(here$area_se_counts_min[blank], 1e-9 * abs(here$area_counts_min[blank])))^2
    mean <- sum(w * f) / sum(w)
    share <- max(0, mean)
    free <- sum(w) - sum(w^2) / sum(w)
    if (share > 0) variance <- 1 / sum(w) + if (free > 0) max(0, (sum(w * (f - mean)^2) - (length(f) - 1)) / free) else 0
  }
  i <- here$internal_standard_area_counts_min
  data.frame(injection = here$injection, value = share * before / i, se = sqrt(variance) * before / i)
}

# All results of an analyte in a run.
results_of <- function(rows, curve) {
  over <- carry_over(rows)
  rows$estimate <- NA; rows$ci_low <- NA; rows$ci_high <- NA
  for (k in which(!is.na(rows$ratio))) {
    y <- rows$ratio[k]; se <- rows$ratio_se[k]; d <- rows$dilution_factor[k]
    x <- inverse(curve$b, y)
    if (is.na(x)) next
    rows$estimate[k] <- x * d
    rows$ci_high[k] <- d * end_of(curve, y, se, x, 1)
    carried <- over[over$injection == rows$injection[k], ]
    if (!nrow(carried) || is.na(carried$value)) carried <- data.frame(value = 0, se = 0)
    lower <- y - carried$value
    own <- inverse(curve$b, lower)
    rows$ci_low[k] <- if (is.na(own)) NA else d * end_of(curve, lower, sqrt(se^2 + if (carried$value == 0) 0 else carried$se^2), own, -1)
  }
  rows
}

# RUN-2: QCs of the run that count, per level and in all: those of one preparation, within the range.
qcs_of <- function(results, curve) {
  q <- results[results$sample_type == "qc" & results$dilution_factor == 1 & !is.na(results$nominal_ng_per_ml) &
    !has_flag(results$flags, c("NOT_ACQUIRED", "EXCLUDED_BY_DECISION")), ]
  q <- q[q$nominal_ng_per_ml >= curve$low & q$nominal_ng_per_ml <= curve$high, ]
  q$passes <- is_within(q$estimate, q$nominal_ng_per_ml, limits$qc) & !has_flag(q$flags, without_result)
  q
}

# Files: areas in, one figure a line out, with all digits.
number <- function(v) ifelse(is.na(v), "", formatC(v, digits = 17, format = "g", width = 1))
read_areas <- function(path) {
  text <- c("level", "sample_id", "run", "flags", "experiment", "lot", "condition", "time_point", "cycle", "sample_subject")
  rows <- read.csv(path, na.strings = character(), colClasses = "character", comment.char = "#")
  for (column in setdiff(names(rows), c(text, "sample_type", "analyte", "sample_collected_at"))) {
    v <- suppressWarnings(as.numeric(rows[[column]]))
    if (!any(is.na(v) & rows[[column]] != "")) rows[[column]] <- v
  }
  rows
}
start <- function(path, script, source) {
  out <- file(path, "w", encoding = "UTF-8")
  writeLines(c(paste0("# Origin: ", R.version.string, ", base R, by ", script, " beside this file, from ", source, "."), "table,analyte,key,figure,value"), out)
  out
}
put <- function(out, place, figures) for (f in names(figures)) writeLines(paste(c(place, f, number(figures[[f]])), collapse = ","), out)
