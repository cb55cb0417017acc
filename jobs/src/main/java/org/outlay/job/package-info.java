/**
 * What each command does, from files to files: {@link org.outlay.job.RunJob} assesses and
 * forecasts, {@link org.outlay.job.Setup} loads and checks what they need. Returns values; printing
 * them is the command line's.
 */
@NullMarked
package org.outlay.job;

import org.jspecify.annotations.NullMarked;
