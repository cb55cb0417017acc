package org.outlay.entitlement;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How a cohort's rows lie and how programmes are grouped; the amounts do not depend on it. */
enum Layout {
  /**
   * All rules in one pass over one partition, where rows meet without an exchange: planning and
   * starting stages is what a small cohort spends its time on.
   */
  TOGETHER {
    @Override
    Dataset<Row> gathered(Dataset<Row> rows) {
      return rows.coalesce(1);
    }

    @Override
    Dataset<Row> together(Dataset<Row> rows, Column key) {
      return gathered(rows);
    }

    @Override
    Dataset<Row> lookedUp(Dataset<Row> rows) {
      return broadcast(rows);
    }
  },
  /** Grouped by what their rules need, so that most rows take part in no exchange. */
  BY_NEED {
    @Override
    Dataset<Row> gathered(Dataset<Row> rows) {
      return rows;
    }

    @Override
    Dataset<Row> together(Dataset<Row> rows, Column key) {
      return rows.repartition(key);
    }

    @Override
    Dataset<Row> lookedUp(Dataset<Row> rows) {
      return rows;
    }
  };

  /** Rows that others will have to meet. */
  abstract Dataset<Row> gathered(Dataset<Row> rows);

  /** Rows with the same key in one partition. */
  abstract Dataset<Row> together(Dataset<Row> rows, Column key);

  /** The side of a join in which the rows of the other, of as many or more, look for theirs. */
  abstract Dataset<Row> lookedUp(Dataset<Row> rows);
}
