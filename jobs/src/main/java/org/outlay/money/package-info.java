/**
 * Money as columns: whole fen (BIGINT) while the engine computes, yuan (DECIMAL(18,2)) where it is
 * written. Imports nothing of ours.
 */
@NullMarked
package org.outlay.money;

import org.jspecify.annotations.NullMarked;
