/**
 * From the raw chromatograms of an enantioselective LC-MS run to its concentrations, flags and verdicts.
 *
 * <p>Comes in: a {@link io.enantio.method.Method} and an {@link io.enantio.run.AnalyticalRun}, for example of a
 * {@link io.enantio.input.RunInput}. Goes out: a {@link io.enantio.acceptance.result.RunResult}. Never does: read or write a file.
 *
 * <p>Begin with {@link io.enantio.AssayPipeline}: it calls the rooms in the order of the work. Each room is a package that
 * uses only rooms before it:
 *
 * <ol>
 *   <li>{@code method}: the assay, fixed before any run
 *   <li>{@code run}: what was injected, and what people decided
 *   <li>{@code chromatogram}: signal in time
 *   <li>{@code peak}: peaks with areas and their standard errors
 *   <li>{@code calibration}: response ratios to concentrations
 *   <li>{@code acceptance}: rules, flags and verdicts
 *   <li>{@code comparison}: our peaks beside those of another program
 *   <li>{@code validation}, {@code study}: what comes of many runs
 *   <li>{@code file}, {@code text}: the door for files that are read, and how values become text in those that are written
 *   <li>{@code record}: who decided and signed, when and what: chains, people and their keys, signatures
 *   <li>{@code input}, {@code report}, {@code database}, {@code review}, {@code simulation}: files in and out
 *   <li>{@code operation}: what a person does with a run folder: process it, decide about it, sign its results
 *   <li>{@code browser}, {@code cli}: the two doors to it, the review page and the command line
 * </ol>
 *
 * <p>What a Java program may call is listed in {@code docs/reference/java-api.md}; every other public type is internal.
 */
@NullMarked
package io.enantio;

import org.jspecify.annotations.NullMarked;
