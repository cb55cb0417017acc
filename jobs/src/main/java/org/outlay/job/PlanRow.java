package org.outlay.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outlay.money.Fen;
import org.outlay.plan.PlanAmounts;
import org.outlay.plan.PlanCell;
import org.outlay.plan.PlanLine;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.schema.Labels;

/**
 * A row of the table {@code rolling_plan}. It carries its names, so that a sheet can be made of the
 * table alone.
 *
 * @param function code by function of government
 * @param economic code by economic nature
 */
public record PlanRow(
    Side side, PlanLine line, Optional<String> function, Optional<String> economic, Names names) {

  /** Of which policy a row speaks. */
  public enum Side {
    /** As the catalogue has it: 现行政策. */
    BASELINE("baseline"),
    /** As the scenario has it: 政策变动后. */
    POLICY("policy");

    private final String id;

    Side(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /** For people; those of the codes are empty without a code. */
  public record Names(
      Labels fund, Labels rule, Labels district, Labels function, Labels economic) {}

  private static final Labels NOTHING = Labels.of("", "");
  private static final Labels WHOLE_CITY = Labels.of("Whole city", "全市");

  static PlanRow of(Policy policy, Side side, PlanLine line) {
    PlanCell cell = line.cell();
    Rule rule = policy.rule(cell.rule());
    Optional<String> function = rule.budget().function();
    Optional<String> economic = rule.budget().economic();
    boolean whole = !rule.perApplication();
    Names names =
        new Names(
            Objects.requireNonNull(policy.funds().get(cell.fund())).labels(),
            rule.labels(),
            whole ? WHOLE_CITY : Objects.requireNonNull(policy.districts().get(cell.district())),
            function.map(policy.classification().functions()::get).orElse(NOTHING),
            economic.map(policy.classification().economics()::get).orElse(NOTHING));
    return new PlanRow(side, line, function, economic, names);
  }

  /** From the columns of the table by name. */
  public static PlanRow of(Map<String, Object> columns) {
    PlanAmounts amounts =
        new PlanAmounts(
            fen(columns, "mean"),
            fen(columns, "locked_in"),
            new PlanAmounts.Quantiles(fen(columns, "p50_fund"), fen(columns, "p90_fund")),
            new PlanAmounts.Quantiles(fen(columns, "p50_total"), fen(columns, "p90_total")));
    PlanCell cell =
        new PlanCell(
            text(columns, "fund"),
            text(columns, "clause"),
            text(columns, "rule"),
            text(columns, "district"));
    Side side = text(columns, "case").equals(Side.POLICY.id()) ? Side.POLICY : Side.BASELINE;
    return new PlanRow(
        side,
        new PlanLine(cell, (Integer) value(columns, "fiscal_year"), amounts),
        Optional.of(text(columns, "function_code")).filter(code -> !code.isEmpty()),
        Optional.of(text(columns, "economic_code")).filter(code -> !code.isEmpty()),
        new Names(
            labels(columns, "fund"),
            labels(columns, "rule"),
            labels(columns, "district"),
            labels(columns, "function"),
            labels(columns, "economic")));
  }

  private static long fen(Map<String, Object> columns, String name) {
    return Fen.of((BigDecimal) value(columns, name));
  }

  private static Object value(Map<String, Object> columns, String name) {
    return Objects.requireNonNull(columns.get(name), name);
  }

  private static String text(Map<String, Object> columns, String name) {
    return columns.getOrDefault(name, "").toString();
  }

  private static Labels labels(Map<String, Object> columns, String what) {
    return Labels.of(text(columns, what + "_en"), text(columns, what + "_zh"));
  }

  /** In the order of the schema's columns. */
  List<@Nullable Object> values() {
    PlanCell cell = line.cell();
    PlanAmounts amounts = line.amounts();
    List<@Nullable Object> values = new ArrayList<>();
    values.add(side.id());
    values.add(line.fiscalYear());
    values.addAll(List.of(cell.fund(), cell.rule(), cell.clause(), cell.district()));
    values.add(function.orElse(null));
    values.add(economic.orElse(null));
    values.add(Fen.yuan(amounts.mean()));
    values.add(Fen.yuan(amounts.lockedIn()));
    values.add(Fen.yuan(amounts.fund().p50()));
    values.add(Fen.yuan(amounts.fund().p90()));
    values.add(Fen.yuan(amounts.total().p50()));
    values.add(Fen.yuan(amounts.total().p90()));
    for (Labels labels : List.of(names.fund(), names.rule(), names.district())) {
      values.addAll(List.of(labels.en(), labels.zh()));
    }
    for (Labels labels : List.of(names.function(), names.economic())) {
      values.add(labels.equals(NOTHING) ? null : labels.en());
      values.add(labels.equals(NOTHING) ? null : labels.zh());
    }
    return values;
  }
}
