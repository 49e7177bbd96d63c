# Reference values for the comparison with another program: base R only, no packages.
# Run in this folder: Rscript comparison.R   (writes data.csv and comparison.csv)
# The line of Passing and Bablok is found here as the paper writes it: all slopes, sorted, shifted by the number below -1.
# Data sets: "fifty" and its even neighbour are made up, errors in proportion to the size and a slope of 1.04; "tied" has few different
# values, so that slopes are 0, vertical, -1 and undefined; "cents" has two decimals; "scattered" has many slopes below -1.
number <- function(v) formatC(v, digits = 17, format = "g", width = 1)
origin <- paste("# Origin:", R.version.string, "base R, by comparison.R beside this file.")
set.seed(20261201)
made <- function(n) { truth <- exp(seq(0, log(500), length.out = n))
  data.frame(first = signif(truth * (1 + rnorm(n, 0, 0.05)), 5), second = signif((0.4 + 1.04 * truth) * (1 + rnorm(n, 0, 0.05)), 5)) }
sets <- list(
  fifty = made(50), fiftyone = made(51), five = made(5),
  tied = data.frame(first = c(1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6), second = c(1, 2, 2, 2, 3, 4, 3, 5, 5, 4, 6, 6)),
  cents = data.frame(first = round(seq(1, 4, length.out = 24) + rnorm(24, 0, 0.12), 2), second = round(seq(1, 4, length.out = 24) + rnorm(24, 0, 0.12), 2)),
  scattered = data.frame(first = round(rnorm(30, 50, 4), 1), second = 0) )
sets$scattered$second <- round(0.9 * sets$scattered$first + rnorm(30, 0, 2.5), 1)

passing.bablok <- function(x, y) {
  n <- length(x); s <- c()
  for (i in 1:(n - 1)) for (j in (i + 1):n) {
    # differences of decimals are rounded, so that 0.3 - 0.2 and 0.2 - 0.1 are the same
    dx <- signif(x[j] - x[i], 10); dy <- signif(y[j] - y[i], 10)
    if (dx == 0 && dy == 0) next
    slope <- if (dx == 0) sign(dy) * Inf else dy / dx
    if (slope == -1) next
    s <- c(s, slope)
  }
  s <- sort(s); N <- length(s); K <- sum(s < -1)
  at <- function(rank) { place <- rank + K; if (place > N) stop("beyond the last slope"); s[place] }
  b <- if (N %% 2 == 1) at((N + 1) / 2) else (at(N / 2) + at(N / 2 + 1)) / 2
  C <- qnorm(0.975) * sqrt(n * (n - 1) * (2 * n + 5) / 18)
  M1 <- floor((N - C) / 2 + 0.5)
  low <- at(M1); high <- at(N - M1 + 1)
  c(slope = b, slope_low = low, slope_high = high,
    intercept = median(y - b * x), intercept_low = median(y - high * x), intercept_high = median(y - low * x))
}
# The largest k with P(X < k) <= 0.025, X binomial(n, 1/2): the interval lies between the k-th smallest and the k-th largest ratio.
median.interval <- function(v) {
  n <- length(v); k <- max(c(0, which(pbinom(0:(n - 1), n, 0.5) <= 0.025)))
  if (k == 0) return(c())
  v <- sort(v); c(median = median(v), median_low = v[k], median_high = v[n + 1 - k], coverage = 1 - 2 * pbinom(k - 1, n, 0.5))
}
rows <- c()
for (name in names(sets)) {
  x <- sets[[name]]$first; y <- sets[[name]]$second
  all <- c(passing.bablok(x, y), median.interval(y / x))
  rows <- c(rows, paste(name, names(all), number(all), sep = ","))
}
writeLines(c(origin, "data,figure,value", rows), "comparison.csv")
writeLines(c(origin, "data,first,second", unlist(lapply(names(sets), function(name)
  paste(name, number(sets[[name]]$first), number(sets[[name]]$second), sep = ",")))), "data.csv")
