# Reference values for enantio's study statistics: base R only, no packages.
# Run in this folder: Rscript study.R   (writes data.csv and study.csv)
# Data sets: "six" is the example of rule H-6; "sixteen" is made up (16 subjects, 8 times, correlated, unequal scatter);
# "pain" and "weight" are the paper's Table 1 as rule H-12 gives it; "days" is the steady state of rule H-9; "ranks" has ties.
number <- function(v) formatC(v, digits = 17, format = "g", width = 1)
origin <- paste("# Origin:", R.version.string, "base R, by study.R beside this file.")
six <- matrix(c(10, 14, 19, 21, 12, 15, 17, 24, 9, 16, 20, 19, 14, 17, 25, 29, 11, 13, 16, 22, 8, 15, 18, 20),
              nrow = 6, byrow = TRUE)
set.seed(20100513)
sixteen <- local({
  subject <- rnorm(16, 0, 30)
  level <- c(170, 205, 225, 220, 212, 209, 207, 90)
  scatter <- c(20, 18, 15, 12, 10, 9, 9, 25)
  m <- sapply(1:8, function(j) level[j] + subject + rnorm(16, 0, scatter[j]))
  round(m, 1)
})
before <- c(4, 8.5, 8, 8, 10, 8, 8, 7, 7, 10, 10, 10, 10, 10, 10, 8)
after <- c(1, 7.5, 0, 8, 5, 7, 10, 4, 2, 6, 10, 10, 2, 4, 7, 3)
weight <- c(81.8, 51.8, 118.2, 61.4, 53.1, 52.3, 62.0, 50.0, 72.7, 56.8, 77.3, 77.7, 73.2, 93.6, 62.3, 41.5)
hours <- c(24, 48, 72, 96); steady <- c(215, 207, 206, 206)
x <- c(1.5, 2, 2, 3.1, 4.7, 5, 5, 6.2, 7, 9); y <- c(10, 30, 12, 12, 20, 45, 40, 33, 60, 55)

out <- file("data.csv", "w", encoding = "UTF-8")
writeLines(c(origin, "data,row,column,value"), out)
put <- function(name, m) { m <- as.matrix(m)
  for (i in seq_len(nrow(m))) for (j in seq_len(ncol(m))) writeLines(paste(name, i - 1, j - 1, number(m[i, j]), sep = ","), out) }
put("six", six); put("sixteen", sixteen); put("pain", cbind(before, after)); put("weight", weight)
put("days", cbind(hours, steady)); put("ranks", cbind(x, y))
close(out)

out <- file("study.csv", "w", encoding = "UTF-8")
writeLines(c(origin, "# place counts from 0: the time against the first one, or the corrected test.", "data,figure,place,value"), out)
line <- function(data, figure, value, place = "") writeLines(paste(data, figure, place, number(value), sep = ","), out)
repeated <- function(name, m) {
  n <- nrow(m); k <- ncol(m)
  long <- data.frame(v = as.vector(m), t = factor(rep(1:k, each = n)), s = factor(rep(1:n, k)))
  a <- summary(aov(v ~ t + Error(s / t), long))
  within <- a[["Error: s:t"]][[1]]
  line(name, "ss_time", within[1, "Sum Sq"]); line(name, "ss_error", within[2, "Sum Sq"])
  line(name, "ss_subject", a[["Error: s"]][[1]][1, "Sum Sq"])
  line(name, "f", within[1, "F value"]); line(name, "p", within[1, "Pr(>F)"])
  fit <- lm(m ~ 1)
  e <- anova(fit, X = ~1, test = "Spherical")
  heading <- attr(e, "heading")
  line(name, "p_gg", e[1, "G-G Pr"]); line(name, "p_hf", e[1, "H-F Pr"])
  s <- SSD(fit)
  # sphericity() is not exported: it is what anova() prints, with all its digits.
  eps <- stats:::sphericity(s, X = ~1)
  line(name, "epsilon_gg", eps$GG.eps); line(name, "epsilon_hf", eps$HF.eps)
  # On orthonormal contrasts, where mauchly.test's number of columns is the number of contrasts: with X = ~1 its second-order
  # term holds 3 * p with the number of times (R 4.2.2), which Anderson's formula does not.
  contrasts <- contr.helmert(k) %*% diag(1 / sqrt(colSums(contr.helmert(k)^2)))
  w <- mauchly.test(SSD(lm(m %*% contrasts ~ 1)))
  line(name, "mauchly_w", unname(w$statistic)); line(name, "mauchly_p", w$p.value)
  p <- sapply(2:k, function(j) t.test(m[, j], m[, 1], paired = TRUE)$p.value)
  t <- sapply(2:k, function(j) unname(t.test(m[, j], m[, 1], paired = TRUE)$statistic))
  for (j in seq_along(p)) {
    line(name, "t", t[j], j - 1); line(name, "t_p", p[j], j - 1)
    line(name, "holm", p.adjust(p, "holm")[j], j - 1); line(name, "bonferroni", p.adjust(p, "bonferroni")[j], j - 1)
  }
}
repeated("six", six)
repeated("sixteen", sixteen)
test <- t.test(before, after, paired = TRUE)
line("pain", "t", unname(test$statistic)); line("pain", "p", test$p.value)
line("pain", "low95", test$conf.int[1]); line("pain", "high95", test$conf.int[2])
line("weight", "geometric_mean", exp(mean(log(weight)))); line("weight", "geometric_cv", 100 * sqrt(exp(var(log(weight))) - 1))
line("weight", "mean", mean(weight)); line("weight", "sd", sd(weight)); line("weight", "median", median(weight))
slope <- summary(lm(steady ~ hours))$coefficients[2, ]
line("days", "slope", slope[1]); line("days", "slope_se", slope[2]); line("days", "slope_p", slope[4])
rank <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE))
line("ranks", "rho", unname(rank$estimate)); line("ranks", "p", rank$p.value)
close(out)
