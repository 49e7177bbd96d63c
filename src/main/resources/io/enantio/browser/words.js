/** Numbers and words as they are shown. Nothing that is computed with comes from here. */

/** A figure with four significant digits; a dash for none. */
export function figure(value, digits = 4) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return "–";
  }
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-4)) {
    return value.toExponential(digits - 1);
  }
  return value.toLocaleString("en", { maximumSignificantDigits: digits });
}

/** A time in minutes, as it is typed. */
export function minutes(value) {
  return value === null || value === undefined ? "" : Number(value).toFixed(3);
}

/** A word of a file as words: `not_quantifiable` is "not quantifiable", `RT_SHIFT` is "RT shift". */
export function plain(word) {
  return (word ?? "")
    .replaceAll("_", " ")
    .toLowerCase()
    .replace(/\b(lloq|uloq|rt|qcs?)\b/g, (short) => short.toUpperCase().replace("QCS", "QCs"))
    .replace("is deviation", "IS deviation");
}

/** `1 change`, `2 changes`. */
export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** A recorded time without its fraction, in UTC as it was recorded. */
export function moment(time) {
  return (time ?? "").replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
}

/** Figures of a row: column of concentrations.csv, and how the field calls it. */
export const FIGURES = [
  ["estimate_ng_per_ml", "Estimate, ng/mL"],
  ["concentration_ng_per_ml", "Concentration, ng/mL"],
  ["relative_error_percent", "Relative error, %"],
  ["area_counts_min", "Area"],
  ["area_se_counts_min", "SE of area"],
  ["height_counts", "Height"],
  ["response_ratio", "Response ratio"],
  ["internal_standard_area_counts_min", "Internal standard area"],
  ["retention_time_min", "Retention time, min"],
  ["internal_standard_retention_time_min", "Retention time of internal standard, min"],
  ["resolution", "Resolution"],
  ["tailing_factor", "Tailing factor"],
  ["points_per_peak", "Points per peak"],
  ["signal_to_noise", "S/N"],
  ["ion_ratio_percent", "Ion ratio, %"],
  ["dilution_factor", "Dilution factor"],
];

/** The groups of the queue, worst first. */
export const GROUPS = [
  ["not_quantifiable", "Not quantifiable"],
  ["rejected", "Rejected"],
  ["warned", "Warned"],
  ["standards_qcs", "Standards, QCs"],
  ["rest", "The rest"],
];

/** How an action is called on the page. */
export const ACTIONS = {
  reviewed: "Seen and accepted",
  reintegrate: "Integrate by hand",
  exclude: "Exclude",
  comment: "Comment",
  accept_flag: "Accept a flag",
  report_value: "Choose the reported value",
};
