package org.outlay.cohort;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.DataType;

/**
 * The columns of a Parquet file and how Spark shall read them.
 *
 * @param types type by column, in the order of the table's fields
 * @param rows number of rows by the file's own account
 */
record ParquetColumns(Map<String, DataType> types, long rows) {
  ParquetColumns {
    types = new LinkedHashMap<>(types);
  }
}
