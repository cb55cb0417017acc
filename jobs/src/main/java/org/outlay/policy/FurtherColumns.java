package org.outlay.policy;

import java.nio.file.Path;
import java.util.Set;
import org.outlay.formula.Unit;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;

/** What a policy's own columns may be called and counted in. */
final class FurtherColumns {
  /** Names that the engine gives to what it derives; a column of that name would be lost. */
  static final Set<String> TAKEN =
      Set.of(
          Vocabulary.BENEFIT_YEAR,
          Vocabulary.FISCAL_YEAR,
          Vocabulary.AGE_AT_APPROVAL,
          Vocabulary.CAPITAL_CALL,
          "amount",
          "asked_year",
          "binding",
          "cap",
          "claim",
          "continued",
          "end_year",
          "entitled",
          "first_year",
          "from_year",
          "given_id",
          "given_year",
          "last_year",
          "left_amount",
          "lifetime_cap",
          "limit_hash",
          "limit_left",
          "limit_share",
          "next_year",
          "place",
          "place_id",
          "place_rule",
          "record_hash",
          "record_id",
          "record_year",
          "rule_index",
          "share_base",
          "share_pool",
          "share_rank",
          "share_rest",
          "share_spare",
          "share_total",
          "spell_id",
          "spent",
          "start_year",
          "to_year",
          "until");

  private final Problems problems;

  FurtherColumns(Problems problems) {
    this.problems = problems;
  }

  /**
   * Checks those of one table.
   *
   * @param file where they are declared
   * @param base the table without them
   * @param table the table with them
   * @param other the other table, with its own
   */
  void check(Path file, TableSchema base, TableSchema table, TableSchema other) {
    for (Field field : table.fields()) {
      if (base.find(field.name()).isEmpty()) {
        name(file, field, other);
        unit(file, field);
      }
    }
  }

  private void name(Path file, Field field, TableSchema other) {
    boolean twice = other.find(field.name()).isPresent();
    if (twice || TAKEN.contains(field.name())) {
      problems.add(
          Problem.user(
                  "column-name-taken",
                  Location.of(file.toString()),
                  twice
                      ? "a column has the name of one in the table " + other.name()
                      : "a column has a name that the engine gives to something of its own")
              .withValue(field.name())
              .withRemedy("call it otherwise"));
    }
  }

  private void unit(Path file, Field field) {
    boolean number = !field.unit().isEmpty() && !field.unit().equals(Field.MONTH);
    if (number && Unit.parse(field.unit()).isEmpty()) {
      problems.add(
          Problem.user("column-unit", Location.of(file.toString()), "a column's unit is no word")
              .withValue(field.name() + ": " + field.unit())
              .withAllowed("yuan, rate, count, year, or a word of lower case letters such as m2"));
    }
  }
}
