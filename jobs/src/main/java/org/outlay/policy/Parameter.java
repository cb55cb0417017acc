package org.outlay.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.outlay.formula.Unit;
import org.outlay.problem.Location;
import org.outlay.schema.Labels;

/**
 * A number of the policy, dated, with its unit and its citation.
 *
 * @param rule the rule (or envelope) that owns it
 * @param unitName unit as written in the catalogue
 * @param keys the category columns that select a value, e.g. {@code term, grade}; empty for a
 *     scalar
 * @param values by date in force, oldest first; the first also holds earlier
 * @param bound whether the text fixes the value or leaves it open
 * @param lowest smallest allowed value
 * @param highest largest allowed value
 * @param cite clause that states it
 * @param uprated whether the sum is one that is raised from time to time; computes nothing
 * @param datedBy which day of an application-year selects among dated values
 */
public record Parameter(
    String rule,
    String name,
    Labels labels,
    String unitName,
    Unit unit,
    List<String> keys,
    List<Dated> values,
    Bound bound,
    BigDecimal lowest,
    BigDecimal highest,
    String cite,
    boolean uprated,
    DatedBy datedBy,
    Location location) {

  public Parameter {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }

  /**
   * The values in force from a day.
   *
   * @param byKey key names in the order of {@link Parameter#keys} (empty list for a scalar) to
   *     value
   * @param locations where each value stands
   */
  public record Dated(
      LocalDate from, Map<List<String>, BigDecimal> byKey, Map<List<String>, Location> locations) {
    public Dated {
      byKey = Map.copyOf(byKey);
      locations = Map.copyOf(locations);
    }
  }

  /** How the text puts the number. */
  public enum Bound {
    EXACT,
    FLOOR,
    CEILING,
    RANGE_LOW,
    RANGE_HIGH,
    OPEN
  }

  /** Which day selects the value. */
  public enum DatedBy {
    /** approved_on: the applicant keeps the terms of the approval. */
    APPROVAL,
    /** 1 January of the fiscal year: shared caps and places. */
    FISCAL_YEAR
  }

  /** The dated values in force on a day; the oldest before its first day. */
  public Dated inForce(LocalDate day) {
    Dated current = values.get(0);
    for (Dated dated : values) {
      if (!dated.from().isAfter(day)) {
        current = dated;
      }
    }
    return current;
  }

  /** The dated values in force on any day of some, oldest first. */
  public List<Dated> inForce(LocalDate first, LocalDate last) {
    LocalDate begin = inForce(first).from();
    return values.stream()
        .filter(dated -> !dated.from().isBefore(begin))
        .filter(dated -> dated.from().equals(begin) || !dated.from().isAfter(last))
        .toList();
  }
}
