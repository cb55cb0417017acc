package org.outlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.outlay.job.PlanRow;
import org.outlay.job.PlanRow.Side;
import org.outlay.job.RollingPlan;
import org.outlay.plan.PlanAmounts;
import org.outlay.plan.PlanAmounts.Quantiles;
import org.outlay.plan.PlanCell;
import org.outlay.plan.PlanLine;
import org.outlay.schema.Labels;

/** The sheet for a spreadsheet, character by character. */
class PlanSheetTest {
  private static PlanRow row(Side side, String rule, String district, long mean) {
    PlanCell cell = new PlanCell("special", "18-07", rule, district);
    Quantiles fund = new Quantiles(mean + 1, mean + 2);
    Quantiles total = new Quantiles(mean + 3, mean + 4);
    return new PlanRow(
        side,
        new PlanLine(cell, 2018, new PlanAmounts(mean, mean / 2, fund, total)),
        Optional.of("221"),
        Optional.empty(),
        new PlanRow.Names(
            Labels.of("Special fund", "专项资金"),
            Labels.of("Rent, \"home\"", "租房补贴"),
            Labels.of("Nanhu", "南湖区"),
            Labels.of("Housing security", "住房保障支出"),
            Labels.of("", "")));
  }

  private static final RollingPlan PLAN =
      new RollingPlan(
          List.of(
              row(Side.BASELINE, "rent", "nanhu", 1_000),
              row(Side.POLICY, "rent", "nanhu", 1_200),
              row(Side.POLICY, "rent", "city", 10)));

  @Test
  void addsUpFromItemsToAll() {
    assertThat(new PlanSheet(Words.in("zh"), PLAN).csv().lines())
        .containsExactly(
            "\ufeff级次,资金,条款,项目,功能科目编码,功能科目,经济科目编码,经济科目,县（市、区）,2018 现行政策（元）,2018 政策变动后（元）,"
                + "2018 增减（元）,2018 已锁定（元）,2018 资金P50中的份额（元）,2018 资金P90中的份额（元）,2018 合计P50中的份额（元）,2018 合计P90中的份额（元）",
            "合计,,,,,,,,,10.00,12.10,2.10,6.05,,,12.16,12.18",
            "资金,专项资金,,,,,,,,10.00,12.10,2.10,6.05,12.12,12.14,12.16,12.18",
            "明细,专项资金,18-07,租房补贴,221,住房保障支出,,,南湖区,0.00,0.10,0.10,0.05,0.11,0.12,0.13,0.14",
            "明细,专项资金,18-07,租房补贴,221,住房保障支出,,,南湖区,10.00,12.00,2.00,6.00,12.01,12.02,12.03,12.04");
  }

  @Test
  void quotesWhatASpreadsheetWouldSplit() {
    assertThat(new PlanSheet(Words.in("en"), PLAN).csv().lines().skip(3))
        .allMatch(line -> line.contains(",\"Rent, \"\"home\"\"\","));
  }
}
