# Reference values for enantio's weighted least squares: base R only, no packages.
# Run in this folder: Rscript weighted_fits.R   (writes weighted_fits.csv and t_quantiles.csv)
# The standards are made up: eight levels in duplicate, a bent curve with a few percent of scatter.
x <- rep(c(1, 2, 5, 20, 75, 200, 400, 500), each = 2)
y <- c(0.02177, 0.02063, 0.0419, 0.0437, 0.1031, 0.1066, 0.4152, 0.4089,
       1.533, 1.571, 4.061, 4.018, 7.863, 7.991, 9.689, 9.771)
number <- function(v) formatC(v, digits = 17, format = "g")
origin <- paste("# Origin:", R.version.string, "stats::lm(y ~ x, weights=) by weighted_fits.R beside this file.")
out <- file("weighted_fits.csv", "w", encoding = "UTF-8")
writeLines(c(origin,
  "# point: x, y of a standard. coefficient, covariance (row, column from 0), variance = sigma^2, r_squared: summary(lm).",
  "model,weighting,kind,row,column,value"), out)
for (i in seq_along(x)) writeLines(paste("all", "all", "x", i - 1, "", number(x[i]), sep = ","), out)
for (i in seq_along(y)) writeLines(paste("all", "all", "y", i - 1, "", number(y[i]), sep = ","), out)
weights <- list("none" = x^0, "1/x" = 1 / x, "1/x^2" = 1 / x^2)
for (model in c("linear", "quadratic")) for (weighting in names(weights)) {
  w <- weights[[weighting]]
  fit <- if (model == "linear") lm(y ~ x, weights = w) else lm(y ~ x + I(x^2), weights = w)
  s <- summary(fit)
  line <- function(kind, row, column, value)
    writeLines(paste(model, weighting, kind, row, column, number(value), sep = ","), out)
  for (i in seq_along(coef(fit))) line("coefficient", i - 1, "", coef(fit)[[i]])
  v <- vcov(fit)
  for (i in seq_len(nrow(v))) for (j in seq_len(ncol(v))) line("covariance", i - 1, j - 1, v[i, j])
  line("variance", "", "", s$sigma^2)
  line("r_squared", "", "", s$r.squared)
}
close(out)
out <- file("t_quantiles.csv", "w", encoding = "UTF-8")
writeLines(c(paste("# Origin:", R.version.string, "qt(0.975, df) by weighted_fits.R beside this file."),
  "degrees_of_freedom,quantile"), out)
for (df in c(1:30, 40, 60, 120, 1000)) writeLines(paste(df, number(qt(0.975, df)), sep = ","), out)
for (df in c(0.7, 2.5, 6.3, 47.25)) writeLines(paste(df, number(qt(0.975, df)), sep = ","), out)
close(out)
