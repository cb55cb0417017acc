/**
 * Synthetic cohorts of any size, drawn on Spark from profiles in a file.
 *
 * <p>Entry point: {@link org.outlay.sample.SampleGenerator}. Draws are hashes of the seed, the
 * number of the application and what is drawn, so that a seed gives the same rows on any
 * partitioning. {@code job} and {@code cli} may not be imported.
 */
@NullMarked
package org.outlay.sample;

import org.jspecify.annotations.NullMarked;
