/**
 * Parquet files written a column at a time from rows that carry codes for names: {@link
 * org.outlay.parquet.ColumnarFormat} is what Spark writes a dataset with. Knows no table; imports
 * nothing of ours.
 */
@NullMarked
package org.outlay.parquet;

import org.jspecify.annotations.NullMarked;
