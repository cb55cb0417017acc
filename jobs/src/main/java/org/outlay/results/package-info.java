/**
 * Results of runs: one immutable folder per run, whole or absent, which any reader opens through
 * its {@code run.json}.
 *
 * <p>Entry points: {@link org.outlay.results.RunFolder} and {@link org.outlay.results.TableWriter}
 * to write, {@link org.outlay.results.RunReader} and {@link org.outlay.results.Describer} to read.
 * Reading touches no class of Spark, so that {@code describe} starts at once; only the writers of
 * tables, {@code Coding}, {@code FileMaker}, {@code RowCounter}, {@code RowSource}, {@code
 * TableColumns}, {@code TableCopy}, {@code TableFiles}, {@code ResultType} and {@code WrittenFiles}
 * may import it. {@code job} and {@code cli} may not be imported.
 */
@NullMarked
package org.outlay.results;

import org.jspecify.annotations.NullMarked;
