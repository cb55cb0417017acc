package org.outlay.entitlement;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/** The first so many applications of a rule's programmes, once and for all. */
final class Places {
  /** Number of the application in the order of approval, from 1; null behind the last place. */
  static final String PLACE = "place";

  private static final String OF_RULE = "place_rule";
  private static final String APPLICATION = "place_id";
  private static final Column[] ORDER = {col("approved_on"), col("application_id")};

  private final Policy policy;
  private final Dataset<Row> applications;

  /** Places among all accepted applications, entitled or not. */
  Places(Policy policy, Dataset<Row> applications) {
    this.policy = policy;
    this.applications = applications;
  }

  /** Adds {@link #PLACE} to the rows of rules that have places. */
  Dataset<Row> join(LimitStep step, Dataset<Row> rows) {
    Dataset<Row> all =
        step.rules().stream()
            .flatMap(
                rule ->
                    step.of(rule).filter(l -> l.kind() == Limit.Kind.PLACES).stream()
                        .map(limit -> of(rule, limit, step.index(rule))))
            .reduce(Dataset::unionAll)
            .orElseThrow();
    return rows.join(
        broadcast(all),
        col(RulePass.RULE)
            .equalTo(col(OF_RULE))
            .and(col("application_id").equalTo(col(APPLICATION))),
        "left");
  }

  private Dataset<Row> of(Rule rule, Limit limit, int index) {
    List<String> programmes = policy.programmeNames();
    Object[] codes = rule.programmes().stream().map(programmes::indexOf).toArray();
    return applications
        .where(col("programme").isin(codes))
        .select(ORDER)
        .orderBy(ORDER)
        .limit(Bounds.places(rule, limit))
        // One partition in any case, and in order.
        .coalesce(1)
        .sortWithinPartitions(ORDER)
        .select(
            lit(index).as(OF_RULE),
            col("application_id").as(APPLICATION),
            monotonically_increasing_id().plus(1).as(PLACE));
  }
}
