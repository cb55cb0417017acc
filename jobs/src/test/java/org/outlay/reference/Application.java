package org.outlay.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the contract's table {@code applications}.
 *
 * @param fundSize yuan
 */
public record Application(
    String applicationId,
    String programme,
    String applicantId,
    @Nullable String groupId,
    String district,
    LocalDate approvedOn,
    @Nullable LocalDate endsOn,
    @Nullable String tier,
    @Nullable String grade,
    @Nullable String term,
    @Nullable LocalDate birthDate,
    @Nullable Boolean fullTime,
    @Nullable String option,
    @Nullable Boolean qualifies,
    @Nullable BigDecimal fundSize,
    @Nullable String governmentMoney) {
  /** The columns in the contract's order. */
  public static final List<String> COLUMNS =
      List.of(
          "application_id",
          "programme",
          "applicant_id",
          "group_id",
          "district",
          "approved_on",
          "ends_on",
          "tier",
          "grade",
          "term",
          "birth_date",
          "full_time",
          "option",
          "qualifies",
          "fund_size",
          "government_money");

  /** A row from its cells by column name; a missing or empty cell is null. */
  public static Application of(Map<String, String> cells) {
    Columns row = new Columns(cells);
    return new Application(
        row.required("application_id"),
        row.required("programme"),
        row.required("applicant_id"),
        row.text("group_id"),
        row.required("district"),
        LocalDate.parse(row.required("approved_on")),
        row.date("ends_on"),
        row.text("tier"),
        row.text("grade"),
        row.text("term"),
        row.date("birth_date"),
        row.truth("full_time"),
        row.text("option"),
        row.truth("qualifies"),
        row.number("fund_size"),
        row.text("government_money"));
  }

  /** The cells by column name, in the contract's order; null is the empty text. */
  public Map<String, String> cells() {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("application_id", applicationId);
    cells.put("programme", programme);
    cells.put("applicant_id", applicantId);
    cells.put("group_id", Objects.toString(groupId, ""));
    cells.put("district", district);
    cells.put("approved_on", approvedOn.toString());
    cells.put("ends_on", Objects.toString(endsOn, ""));
    cells.put("tier", Objects.toString(tier, ""));
    cells.put("grade", Objects.toString(grade, ""));
    cells.put("term", Objects.toString(term, ""));
    cells.put("birth_date", Objects.toString(birthDate, ""));
    cells.put("full_time", Objects.toString(fullTime, ""));
    cells.put("option", Objects.toString(option, ""));
    cells.put("qualifies", Objects.toString(qualifies, ""));
    cells.put("fund_size", fundSize == null ? "" : fundSize.toPlainString());
    cells.put("government_money", Objects.toString(governmentMoney, ""));
    return cells;
  }
}
