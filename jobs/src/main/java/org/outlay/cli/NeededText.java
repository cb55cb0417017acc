package org.outlay.cli;

import java.math.BigDecimal;
import java.util.List;
import org.outlay.fund.FundTerms;
import org.outlay.fund.Outlook;
import org.outlay.job.Setup;
import org.outlay.scenario.Horizon;
import org.outlay.simulation.Distribution;

/**
 * What funds would need by equal years, with half the 95% interval. A fund whose budget is not
 * spread evenly, such as one that has capital calls in some years only, would be given a level that
 * its busiest year needs: of such a fund nothing is said.
 */
final class NeededText {
  private final Words words;
  private final Setup setup;

  NeededText(Words words, Setup setup) {
    this.words = words;
    this.setup = setup;
  }

  /** Of some accounts together: sums, of the errors, too, as if all erred one way. */
  String of(List<Outlook> outlooks) {
    if (!outlooks.stream().allMatch(this::isLevel)) {
      return "-";
    }
    long fen = outlooks.stream().mapToLong(one -> one.needed().fen()).sum();
    return words.wan(fen) + error(outlooks);
  }

  private boolean isLevel(Outlook outlook) {
    Horizon horizon = setup.scenario().horizon();
    return setup.policy().funds().values().stream()
        .flatMap(fund -> fund.accounts().stream())
        .filter(account -> account.name().equals(outlook.fund()))
        .allMatch(account -> FundTerms.of(account, horizon.from(), horizon.years()).isLevel());
  }

  private String error(List<Outlook> outlooks) {
    if (outlooks.stream().anyMatch(one -> one.needed().error().isEmpty())) {
      return words.say(" ± unknown", " ± 未知");
    }
    long error = outlooks.stream().mapToLong(one -> one.needed().error().orElseThrow()).sum();
    return error == 0 ? "" : " ± " + words.wan(Math.round(Distribution.halfWidth(error)));
  }

  /** What the column holds. */
  String heading() {
    return words.say(
        "needed for a " + accepted() + " chance of breach", "突破概率≤" + accepted() + "所需预算");
  }

  private String accepted() {
    BigDecimal percent = setup.scenario().simulation().breach().movePointRight(2);
    return percent.stripTrailingZeros().toPlainString() + "%";
  }

  /** What the signs in the column mean. */
  String note() {
    return words.say(
        "needed: in all, by equal yearly budgets, ± half the 95% interval; - where the budget is not the same every year (fund_outlook has what each year needs).",
        "所需预算：按各年等额计的合计，±为95%置信区间的半宽；各年预算不等的不列（分年所需见 fund_outlook）。");
  }
}
