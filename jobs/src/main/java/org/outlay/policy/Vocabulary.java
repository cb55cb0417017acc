package org.outlay.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outlay.formula.Scope;
import org.outlay.formula.Type;
import org.outlay.formula.Unit;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;

/**
 * The names that formulas may use: columns, values the engine derives, functions over other years
 * and rules.
 */
public final class Vocabulary {
  public static final String BENEFIT_YEAR = "benefit_year";
  public static final String FISCAL_YEAR = "fiscal_year";
  public static final String AGE_AT_APPROVAL = "age_at_approval";

  /** Yuan that an investment fund calls from all its investors in the fiscal year. */
  public static final String CAPITAL_CALL = "capital_call";

  /** The measure whose null means that nothing was agreed, which is not the same as 0. */
  public static final String AGREED_AMOUNT = "agreed_amount";

  public static final String CUMULATIVE = "cumulative";
  public static final String CUMULATIVE_BEFORE = "cumulative_before";
  public static final String MAX_BEFORE = "max_before";
  public static final String EVER_GIVEN = "ever_given";
  public static final String PAID = "paid";
  public static final String PAID_BEFORE = "paid_before";

  /** Functions that need the other years of the application. */
  public static final List<String> OVER_YEARS =
      List.of(CUMULATIVE, CUMULATIVE_BEFORE, MAX_BEFORE, EVER_GIVEN);

  private static final Type YEAR = new Type.Numeric(Unit.YEAR, 4, 0);
  private static final Type YUAN = new Type.Numeric(Unit.YUAN, 18, 2);

  private final TableSchema applications;
  private final TableSchema annualRecords;
  private final List<String> ruleNames;

  Vocabulary(TableSchema applications, TableSchema annualRecords, List<String> ruleNames) {
    this.applications = applications;
    this.annualRecords = annualRecords;
    this.ruleNames = List.copyOf(ruleNames);
  }

  /** What a column holds in a formula. */
  public static Type typeOf(Field field) {
    return switch (field.kind()) {
      case CATEGORY -> new Type.Category(field.values());
      case DECIMAL -> new Type.Numeric(unitOf(field), field.precision(), field.scale());
      case INTEGER -> new Type.Numeric(unitOf(field), 9, 0);
      case BOOLEAN -> new Type.Truth();
      case DATE -> new Type.Day();
      case IDENTIFIER -> throw new IllegalArgumentException(field.name() + " is an identifier");
    };
  }

  private static Unit unitOf(Field field) {
    return Unit.parse(field.unit())
        .orElseThrow(
            () -> new IllegalArgumentException("unit " + field.unit() + " of " + field.name()));
  }

  /** Scope of an application-driven rule. */
  Scope forApplications(String rule, Map<String, Scope.Parameter> parameters) {
    Map<String, Type> names = new LinkedHashMap<>();
    columns(applications, names);
    columns(annualRecords, names);
    names.put(BENEFIT_YEAR, YEAR);
    names.put(FISCAL_YEAR, YEAR);
    names.put(AGE_AT_APPROVAL, new Type.Numeric(Unit.YEAR, 3, 0));
    return new Scope(names, parameters, derived(rule), Map.of());
  }

  /** Scope of a rule that the fiscal year drives. */
  Scope forYears(Map<String, Scope.Parameter> parameters) {
    return new Scope(Map.of(FISCAL_YEAR, YEAR, CAPITAL_CALL, YUAN), parameters, Map.of(), Map.of());
  }

  private static void columns(TableSchema table, Map<String, Type> names) {
    for (Field field : table.fields()) {
      if (field.kind() != FieldKind.IDENTIFIER && !field.name().equals(FISCAL_YEAR)) {
        names.put(field.name(), typeOf(field));
      }
    }
  }

  private Map<String, Map<String, Type>> derived(String rule) {
    Map<String, Type> sums = new LinkedHashMap<>();
    Map<String, Type> levels = new LinkedHashMap<>();
    Map<String, Type> given = new LinkedHashMap<>();
    for (Field field : annualRecords.fields()) {
      if (field.kind() == FieldKind.DECIMAL) {
        Unit unit = unitOf(field);
        sums.put(field.name(), new Type.Numeric(unit, 19, field.scale()));
        levels.put(field.name(), new Type.Numeric(unit, field.precision(), field.scale()));
        given.put(field.name(), new Type.Truth());
      }
    }
    Map<String, Type> rules = new LinkedHashMap<>();
    ruleNames.stream().filter(name -> !name.equals(rule)).forEach(name -> rules.put(name, YUAN));
    return Map.of(
        CUMULATIVE, sums,
        CUMULATIVE_BEFORE, sums,
        MAX_BEFORE, levels,
        EVER_GIVEN, given,
        PAID, rules,
        PAID_BEFORE, rules);
  }
}
