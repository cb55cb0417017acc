package org.outlay.cli;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.outlay.control.ControlRow.Scope;
import org.outlay.job.DistributionRow;
import org.outlay.job.Simulated;
import org.outlay.policy.Policy;
import org.outlay.simulation.Verdict;

/** In plain words: whether the replicates suffice, for the total and for single years of funds. */
final class VerdictText {
  private final Words words;
  private final Policy policy;
  private final Simulated simulated;

  private VerdictText(Words words, Policy policy, Simulated simulated) {
    this.words = words;
    this.policy = policy;
    this.simulated = simulated;
  }

  static String of(Words words, Policy policy, Simulated simulated) {
    VerdictText text = new VerdictText(words, policy, simulated);
    return simulated.verdict().isKnown()
        ? text.known() + text.widest().map(text::singleYears).orElse("")
        : text.unknown();
  }

  private String unknown() {
    String needed = words.count(simulated.verdict().needed());
    return words.say(
        "More replicates are needed: these are too few to tell how well P90 and P95 of the whole"
            + " horizon's total are known; at least "
            + needed
            + ", or simulation.replicates = auto.",
        "模拟次数不足：尚无法判断整个测算期合计P90和P95的误差，至少需" + needed + "次，或设 simulation.replicates = auto。");
  }

  private String known() {
    Verdict verdict = simulated.verdict();
    String width = percent(verdict.relativeHalfWidth());
    String needed = words.count(verdict.needed());
    return verdict.suffices()
        ? words.say(
            "The replicates suffice: P90 and P95 of the whole horizon's total are known to within "
                + width
                + " (95% interval; asked: "
                + asked()
                + ").",
            "模拟次数足够：整个测算期合计P90和P95的误差不超过" + width + "（95%置信区间；要求" + asked() + "）。")
        : words.say(
            "More replicates are needed: P90 and P95 of the whole horizon's total are known to within "
                + width
                + " only (95% interval; asked: "
                + asked()
                + "); about "
                + needed
                + " would do, or simulation.replicates = auto.",
            "模拟次数不足：整个测算期合计P90和P95的误差为"
                + width
                + "（95%置信区间；要求"
                + asked()
                + "），约需"
                + needed
                + "次，或设 simulation.replicates = auto。");
  }

  /** The fund and year whose quantiles are known least. */
  private Optional<DistributionRow> widest() {
    return simulated.distributions().stream()
        .filter(row -> row.scope() == Scope.FUND && row.fiscalYear().isPresent())
        .filter(row -> Verdict.relativeHalfWidth(row.distribution()) > 0)
        .max(Comparator.comparingDouble(row -> Verdict.relativeHalfWidth(row.distribution())));
  }

  private String singleYears(DistributionRow row) {
    Verdict worst =
        Verdict.of(row.distribution(), simulated.replicates(), simulated.verdict().tolerance());
    String width = percent(worst.relativeHalfWidth());
    String fund = words.label(Objects.requireNonNull(policy.funds().get(row.name())).labels());
    String year = Integer.toString(row.fiscalYear().orElseThrow());
    String known =
        words.say(
            " Those of a single year are known to within "
                + width
                + " at worst ("
                + fund
                + ", "
                + year
                + ")",
            "单一年度的误差最大为" + width + "（" + fund + "，" + year + "年）");
    return known + (worst.suffices() ? "" : allYears(worst)) + words.say(".", "。");
  }

  private String allYears(Verdict worst) {
    String needed = words.count(worst.needed());
    return words.say(
        "; all within " + asked() + " would take about " + needed + " replicates",
        "；各年误差均不超过" + asked() + "约需" + needed + "次");
  }

  private String asked() {
    BigDecimal percent = simulated.verdict().tolerance().movePointRight(2);
    return percent.stripTrailingZeros().toPlainString() + "%";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }
}
