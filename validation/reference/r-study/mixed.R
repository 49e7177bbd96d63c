# Reference values for enantio's mixed model, steady state and correlation within subjects.
# Packages: lme4, pbkrtest, numDeriv. Run in this folder: Rscript mixed.R   (reads data.csv; writes mixed-data.csv and mixed.csv)
# Data sets: "six" and "sixteen" are those of study.R, complete; "six_gaps" and "sixteen_gaps" the same with cells left out (a subject of
# the latter has one value); "log_gaps" is made up on the log scale, 12 subjects, 6 times; "flat" has no variance between subjects.
# lmer's optimiser stops near 1e-6 of the parameter. Here the root of the derivative of lme4's own REML criterion is found
# instead (numDeriv, uniroot), and the model is built at it: about ten digits.
suppressMessages({library(lme4); library(pbkrtest); library(numDeriv)})
number <- function(v) formatC(v, digits = 17, format = "g", width = 1)
origin <- paste0("# Origin: ", R.version.string, ", lme4 ", packageVersion("lme4"), ", pbkrtest ", packageVersion("pbkrtest"),
                 ", by mixed.R beside this file.")
given <- read.csv("data.csv", comment.char = "#")
table_of <- function(name) { d <- given[given$data == name, ]
  m <- matrix(NA, max(d$row) + 1, max(d$column) + 1); m[cbind(d$row + 1, d$column + 1)] <- d$value; m }
six <- table_of("six"); sixteen <- table_of("sixteen")
six_gaps <- six; six_gaps[2, 3] <- NA; six_gaps[4, 1] <- NA; six_gaps[4, 4] <- NA; six_gaps[6, 2] <- NA
set.seed(20260305)
sixteen_gaps <- sixteen; sixteen_gaps[sample(length(sixteen), 30)] <- NA; sixteen_gaps[5, -3] <- NA
log_gaps <- local({ u <- rnorm(12, 0, 0.3); level <- log(c(90, 170, 200, 220, 210, 85))
  m <- round(sapply(level, function(l) l + u + rnorm(12, 0, 0.12)), 4); m[sample(length(m), 14)] <- NA; m })
flat <- local({ m <- matrix(round(rnorm(8 * 5, 50, 4), 1), 8, 5); m <- round(m - rowMeans(m) + 50 + rnorm(8, 0, 0.2), 1); m[c(3, 17, 30)] <- NA; m })
sets <- list(six = six, sixteen = sixteen, six_gaps = six_gaps, sixteen_gaps = sixteen_gaps, log_gaps = log_gaps, flat = flat)

out <- file("mixed-data.csv", "w", encoding = "UTF-8")
writeLines(c(origin, "data,row,column,value"), out)
for (name in names(sets)) { m <- sets[[name]]
  for (i in seq_len(nrow(m))) for (j in seq_len(ncol(m))) if (!is.na(m[i, j]))
    writeLines(paste(name, i - 1, j - 1, number(m[i, j]), sep = ","), out) }
# "within": pairs of two measures in ten subjects, two to six of each; columns 0 and 1 are the measures, the row is the subject.
within <- local({ s <- rep(1:10, times = c(6, 5, 4, 6, 2, 3, 6, 5, 4, 6)); x <- rnorm(length(s), 5 + s, 1)
  data.frame(s = s, x = round(x, 3), y = round(20 - 0.6 * x + 3 * s + rnorm(length(s), 0, 1.1), 3)) })
for (i in seq_len(nrow(within))) { writeLines(paste("within", within$s[i] - 1, 2 * (i - match(within$s[i], within$s)), number(within$x[i]), sep = ","), out)
  writeLines(paste("within", within$s[i] - 1, 2 * (i - match(within$s[i], within$s)) + 1, number(within$y[i]), sep = ","), out) }
close(out)

out <- file("mixed.csv", "w", encoding = "UTF-8")
writeLines(c(origin, "# place counts from 0: the time, or the time against the first one without it.", "data,figure,place,value"), out)
line <- function(data, figure, value, place = "") writeLines(paste(data, figure, place, number(value), sep = ","), out)
fitted_at_optimum <- function(long) {
  parts <- lFormula(v ~ 0 + t + (1 | s), long, REML = TRUE)
  devfun <- do.call(mkLmerDevfun, parts)
  slope <- function(x) grad(devfun, x)
  coarse <- optimize(devfun, c(0, 50), tol = 1e-8)$minimum
  theta <- if (coarse < 1e-4) 0 else uniroot(slope, coarse * c(0.9, 1.1), tol = 1e-14)$root
  mkMerMod(environment(devfun), list(par = theta, fval = devfun(theta), conv = 0, feval = 0), parts$reTrms, fr = parts$fr)
}
for (name in names(sets)) {
  m <- sets[[name]]; n <- nrow(m); k <- ncol(m)
  long <- data.frame(v = as.vector(m), t = factor(rep(1:k, each = n)), s = factor(rep(1:n, k)))
  long <- long[!is.na(long$v), ]
  fit <- fitted_at_optimum(long)
  vc <- as.data.frame(VarCorr(fit))$vcov
  line(name, "between", vc[1]); line(name, "within", vc[2])
  line(name, "reml", as.numeric(REMLcrit(fit)))
  b <- fixef(fit); for (j in 1:k) line(name, "mean", b[[j]], j - 1)
  adjusted <- vcovAdj(fit)
  for (j in 1:k) { line(name, "mean_se", sqrt(adjusted[j, j]), j - 1) }
  all <- cbind(-1, diag(k - 1))
  test <- KRmodcomp(fit, all)$test["Ftest", ]
  line(name, "f", test$stat); line(name, "ddf", test$ddf); line(name, "p", test$p.value)
  for (j in 2:k) {
    l <- matrix(0, 1, k); l[1, 1] <- -1; l[1, j] <- 1
    one <- KRmodcomp(fit, l)$test["Ftest", ]
    se <- sqrt(as.numeric(l %*% adjusted %*% t(l)))
    line(name, "difference", sum(l * b), j - 1); line(name, "difference_se", se, j - 1)
    line(name, "difference_df", one$ddf, j - 1)
    line(name, "difference_p", 2 * pt(-abs(sum(l * b) / se), one$ddf), j - 1)
  }
}
# The correlation within subjects by analysis of covariance with parallel lines.
ancova <- anova(lm(y ~ factor(s) + x, within))
slope <- coef(lm(y ~ factor(s) + x, within))[["x"]]
r <- sign(slope) * sqrt(ancova["x", "Sum Sq"] / (ancova["x", "Sum Sq"] + ancova["Residuals", "Sum Sq"]))
df <- ancova["Residuals", "Df"]
line("within", "r", r); line("within", "df", df); line("within", "p", ancova["x", "Pr(>F)"])
line("within", "low95", tanh(atanh(r) - qnorm(0.975) / sqrt(df - 1))); line("within", "high95", tanh(atanh(r) + qnorm(0.975) / sqrt(df - 1)))
# Steady state: 90 % interval of the drift over the span of "days" in percent, and power at zero drift: four points, limits of 20 %.
days <- table_of("days")
fit <- lm(log(days[, 2]) ~ days[, 1]); span <- 72
line("days", "drift", 100 * (exp(span * coef(fit)[[2]]) - 1))
ci <- confint(fit, level = 0.9)[2, ]
line("days", "drift_low90", 100 * (exp(span * ci[[1]]) - 1)); line("days", "drift_high90", 100 * (exp(span * ci[[2]]) - 1))
power <- function(se, df, low, high, level = 0.95) { t <- qt(level, df)
  # The estimate is normal, its standard error se * sqrt(chi2 / df): the share of estimates whose interval lies inside.
  inside <- function(w) { half <- t * se * w
    pmax(0, pnorm((high - half) / se) - pnorm((low + half) / se)) * 2 * df * w * dchisq(df * w^2, df) }
  widest <- (high - low) / (2 * t * se)
  pieces <- seq(0, min(widest, 12), length.out = 201)
  sum(sapply(1:200, function(i) integrate(inside, pieces[i], pieces[i + 1], rel.tol = 1e-13, abs.tol = 1e-16)$value)) }
for (cv in c(3, 8, 12)) line("power", paste0("four_points_cv_", cv), power(cv / 100 * 3 / sqrt(5), 2, log(0.8), log(1.2)))
line("power", "sixteen_subjects_sd_20", power(0.2 / 4, 15, log(0.8), log(1.2)))
line("days", "power", power(span * summary(fit)$coefficients[2, 2], 2, log(0.8), log(1.2)))
close(out)
