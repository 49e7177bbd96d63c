# Reference values for the comparison of two methods (rule XV-1): base R only, no packages.
# Run in this folder: Rscript agreement.R   (writes data.csv and agreement.csv)
# Data sets: "forty" is made up, 40 samples over 1 to 480 with errors in proportion to the concentration and a slope of 1.06;
# "eight" is small and scattered; "biased" differs by a constant.
# The line is found here by numerical minimisation over slope and intercept at fixed weights, not by the closed form that enantio uses.
number <- function(v) formatC(v, digits = 17, format = "g", width = 1)
origin <- paste("# Origin:", R.version.string, "base R, by agreement.R beside this file.")
set.seed(20220524)
sets <- list(
  forty = local({
    truth <- exp(seq(0, log(480), length.out = 40))
    data.frame(first = signif(truth * (1 + rnorm(40, 0, 0.05)), 5), second = signif(1.06 * truth * (1 + rnorm(40, 0, 0.06)), 5))
  }),
  eight = data.frame(first = c(2.1, 4.8, 11.3, 19.6, 41.2, 77.9, 160.4, 322.5),
                     second = c(1.8, 5.6, 10.1, 22.4, 38.8, 84.0, 149.2, 351.7)),
  biased = local({
    truth <- seq(10, 300, by = 10)
    data.frame(first = signif(truth * (1 + rnorm(30, 0, 0.03)), 5), second = signif((truth + 12) * (1 + rnorm(30, 0, 0.03)), 5))
  }))

# Line at fixed weights: both variables with error of equal size, sum of w (y - a - b x)^2 / (1 + b^2) at its smallest.
at.weights <- function(x, y, w) {
  loss <- function(angle) {
    b <- tan(angle); a <- sum(w * y) / sum(w) - b * sum(w * x) / sum(w)
    sum(w * (y - a - b * x)^2) / (1 + b^2)
  }
  grid <- seq(-pi / 2 + 1e-6, pi / 2 - 1e-6, length.out = 2001)
  best <- grid[which.min(sapply(grid, loss))]
  angle <- optimize(loss, c(best - 2e-3, best + 2e-3), tol = 1e-14)$minimum
  # one Newton step on the derivative sharpens the minimum beyond the flatness of the sum
  for (i in 1:4) {
    h <- 1e-5
    d1 <- (loss(angle + h) - loss(angle - h)) / (2 * h); d2 <- (loss(angle + h) - 2 * loss(angle) + loss(angle - h)) / h^2
    angle <- angle - d1 / d2
  }
  b <- tan(angle)
  c(a = sum(w * y) / sum(w) - b * sum(w * x) / sum(w), b = b)
}
# Errors in proportion to the concentration (Linnet 1990): weights from the true values that the line gives, until they stand still.
weighted.line <- function(x, y) {
  w <- 4 / (x + y)^2
  line <- at.weights(x, y, w)
  for (i in 1:200) {
    d <- y - line["a"] - line["b"] * x
    tx <- x + line["b"] * d / (1 + line["b"]^2); ty <- y - d / (1 + line["b"]^2)
    fresh <- at.weights(x, y, 4 / (tx + ty)^2)
    if (max(abs(fresh - line)) < 1e-12) break
    line <- fresh
  }
  line
}
# Jackknife (Linnet 1990): pseudovalues, t with n - 2.
jackknife <- function(x, y) {
  n <- length(x); all <- weighted.line(x, y)
  pseudo <- sapply(1:n, function(i) n * all - (n - 1) * weighted.line(x[-i], y[-i]))
  se <- apply(pseudo, 1, sd) / sqrt(n); q <- qt(0.975, n - 2)
  list(line = all, low = all - q * se, high = all + q * se)
}
bland.altman <- function(x, y) {
  d <- 200 * (y - x) / (x + y); n <- length(d); m <- mean(d); s <- sd(d); q <- qt(0.975, n - 1)
  limit <- q * s * sqrt(1 / n + 1.96^2 / (2 * (n - 1)))
  c(mean = m, mean_low = m - q * s / sqrt(n), mean_high = m + q * s / sqrt(n),
    lower = m - 1.96 * s, lower_low = m - 1.96 * s - limit, lower_high = m - 1.96 * s + limit,
    upper = m + 1.96 * s, upper_low = m + 1.96 * s - limit, upper_high = m + 1.96 * s + limit)
}
# Concordance (Lin 1989, variance as corrected in 2000), interval by Fisher's z.
concordance <- function(x, y) {
  n <- length(x); sx <- sqrt(mean((x - mean(x))^2)); sy <- sqrt(mean((y - mean(y))^2))
  r <- cor(x, y); rc <- 2 * r * sx * sy / (sx^2 + sy^2 + (mean(x) - mean(y))^2); u <- (mean(x) - mean(y)) / sqrt(sx * sy)
  v <- ((1 - r^2) * rc^2 * (1 - rc^2) / r^2 + 2 * rc^3 * (1 - rc) * u^2 / r - rc^4 * u^4 / (2 * r^2)) / (n - 2)
  z <- atanh(rc); s <- sqrt(v) / (1 - rc^2)
  c(concordance = rc, concordance_low = tanh(z - qnorm(0.975) * s), concordance_high = tanh(z + qnorm(0.975) * s))
}
rows <- c()
for (name in names(sets)) {
  x <- sets[[name]]$first; y <- sets[[name]]$second; j <- jackknife(x, y)
  all <- c(slope = j$line[["b"]], slope_low = j$low[["b"]], slope_high = j$high[["b"]],
           intercept = j$line[["a"]], intercept_low = j$low[["a"]], intercept_high = j$high[["a"]], bland.altman(x, y), concordance(x, y))
  rows <- c(rows, paste(name, names(all), number(all), sep = ","))
}
writeLines(c(origin, "data,figure,value", rows), "agreement.csv")
writeLines(c(origin, "data,first,second", unlist(lapply(names(sets), function(name)
  paste(name, number(sets[[name]]$first), number(sets[[name]]$second), sep = ",")))), "data.csv")
