/**
 * The rolling plan of three years (三年滚动规划): means and quantiles of what is due, divided among
 * funds, clauses and districts so that every level adds up to the fen.
 *
 * <p>Entry point: {@link org.outlay.plan.YearSheet}. Plain Java on whole fen; no Spark.
 */
@NullMarked
package org.outlay.plan;

import org.jspecify.annotations.NullMarked;
