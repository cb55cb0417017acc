package org.outlay.results;

import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;

/** Makes rows while they are written. */
@FunctionalInterface
public interface RowSource {
  /** Sends all rows; one that was sent may be changed and sent again. */
  void sendTo(Consumer<InternalRow> sink);
}
