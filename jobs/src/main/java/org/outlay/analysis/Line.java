package org.outlay.analysis;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.outlay.money.Fen;

/**
 * A row of the payments, as far as limits look at it.
 *
 * @param group group_id, or applicant_id for who is its own group
 * @param entitled fen
 * @param amount fen
 */
record Line(
    String application,
    String applicant,
    String group,
    String rule,
    int fiscalYear,
    LocalDate approved,
    long entitled,
    long amount,
    Optional<String> bindingLimit,
    String basis) {

  /** The order in which claims on a shared limit are served; identifiers by their UTF-8 bytes. */
  static final Comparator<Line> IN_ORDER =
      Comparator.comparingInt(Line::fiscalYear)
          .thenComparing(Line::approved)
          .thenComparing(Line::bytes, Arrays::compareUnsigned);

  /** The order of approval alone. */
  static final Comparator<Line> BY_APPROVAL =
      Comparator.comparing(Line::approved).thenComparing(Line::bytes, Arrays::compareUnsigned);

  static Line of(Row row) {
    String applicant = row.getAs("applicant_id");
    String group = row.getAs("group_id");
    return new Line(
        row.getAs("application_id"),
        applicant,
        group == null ? applicant : group,
        row.getAs("rule"),
        row.<Integer>getAs("fiscal_year"),
        Evidence.day(row.getAs("approved_on")),
        Fen.of(row.getDecimal(row.fieldIndex("entitled"))),
        Fen.of(row.getDecimal(row.fieldIndex("amount"))),
        Optional.ofNullable(row.getAs("binding_limit")),
        row.getAs("basis"));
  }

  /** The claim before any limit. */
  Line unlimited() {
    return new Line(
        application,
        applicant,
        group,
        rule,
        fiscalYear,
        approved,
        entitled,
        entitled,
        Optional.empty(),
        basis);
  }

  /** Whether it is the same claim, whatever limits left of it. */
  boolean sameClaim(Line other) {
    return application.equals(other.application)
        && rule.equals(other.rule)
        && fiscalYear == other.fiscalYear;
  }

  private byte[] bytes() {
    return application.getBytes(StandardCharsets.UTF_8);
  }
}
