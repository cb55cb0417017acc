/**
 * A rule's formulas as one branch-free loop over a block of replicates, compiled when a simulation
 * begins.
 *
 * <p>Entry point: {@link org.outlay.kernel.RuleKernel}. It translates the same checked tree from
 * which the Spark columns are made. May import {@code formula} and what stands before it.
 */
@NullMarked
package org.outlay.kernel;

import org.jspecify.annotations.NullMarked;
