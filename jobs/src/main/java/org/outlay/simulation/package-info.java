/**
 * Replicates: what the applications of a cohort and of its projection are paid when everything that
 * is not known is drawn.
 *
 * <p>Entry points: {@link org.outlay.simulation.Forecast} makes a model of a cohort and its
 * projection, {@link org.outlay.simulation.Blocks} simulates it, {@link
 * org.outlay.simulation.ReplicateTotals} adds the blocks up. A replicate is simulated by plain Java
 * loops over blocks of replicates; Spark only reads the cohort and hands out blocks. May not import
 * {@code fund} or anything after it.
 */
@NullMarked
package org.outlay.simulation;

import org.jspecify.annotations.NullMarked;
