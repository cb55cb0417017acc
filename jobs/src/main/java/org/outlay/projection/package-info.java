/**
 * How many applications the coming years bring, by cell, from the counts of the years before, and
 * how well such forecasts would have done.
 *
 * <p>Entry points: {@link org.outlay.projection.Projector} and {@link
 * org.outlay.projection.Backtest}. Plain Java; no Spark.
 */
@NullMarked
package org.outlay.projection;

import org.jspecify.annotations.NullMarked;
