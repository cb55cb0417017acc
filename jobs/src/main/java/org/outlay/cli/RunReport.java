package org.outlay.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.outlay.fund.ConstructionOutlook;
import org.outlay.fund.InvestmentOutlook;
import org.outlay.job.ProjectionJob;
import org.outlay.job.RunResult;
import org.outlay.job.Setup;
import org.outlay.job.SimulateJob;
import org.outlay.job.Simulated;
import org.outlay.policy.Fund;
import org.outlay.policy.InvestmentPlan;
import org.outlay.policy.Policy;
import org.outlay.problem.Problem;
import org.outlay.results.InputAccount;
import org.outlay.schema.Labels;

/**
 * What a run prints when it is done: what was read, the outlook, and last the table to paste into a
 * mail with its notes.
 */
final class RunReport {
  private final Words words;
  private final PrintStream out;

  RunReport(Words words, PrintStream out) {
    this.words = words;
    this.out = out;
  }

  void print(RunResult result) {
    result.setup().warnings().forEach(this::warn);
    result.warnings().forEach(this::warn);
    result.notSimulated().ifPresent(this::warn);
    result.inputs().forEach(this::input);
    prospects(result);
    result
        .control()
        .ifPresent(
            control -> section(new ControlTable(words, result.setup().policy(), control).render()));
    result.simulated().ifPresent(one -> uncertainty(result, one));
    section(new OutlayTable(words, result).render());
    assumptions(result);
    result.simulated().ifPresent(one -> verdict(result.setup(), one));
    section(
        words.say(
                words.count(result.payments()) + " payments; ",
                "共 " + words.count(result.payments()) + " 条支付；")
            + results(words, result.path()));
  }

  /** A blank line, then a table or a sentence. */
  private void section(String text) {
    out.println();
    out.print(text);
  }

  /** What becomes of the funds, and of what they invest and build. */
  private void prospects(RunResult result) {
    if (!result.outlooks().isEmpty()) {
      section(new FundTable(words, result).render());
      splits(result.setup().policy());
    }
    result.investments().forEach(outlook -> investment(result, outlook));
    result.homes().forEach(outlook -> homes(result, outlook));
  }

  private void splits(Policy policy) {
    SplitText splits = new SplitText(words, policy);
    policy.funds().values().stream()
        .filter(fund -> fund.split().isPresent())
        .forEach(fund -> out.println(splits.of(fund)));
  }

  private void investment(RunResult result, InvestmentOutlook outlook) {
    boolean onDemand =
        Objects.requireNonNull(result.setup().policy().funds().get(outlook.fund()))
            .investment()
            .filter(plan -> plan.calls() == InvestmentPlan.Calls.ON_DEMAND)
            .isPresent();
    section(new InvestmentTable(words, labels(result, outlook.fund()), onDemand, outlook).render());
  }

  private void homes(RunResult result, ConstructionOutlook outlook) {
    section(new HomesTable(words, labels(result, outlook.fund()), outlook).render());
  }

  private static Labels labels(RunResult result, String fund) {
    return Objects.requireNonNull(result.setup().policy().funds().get(fund)).labels();
  }

  void print(SimulateJob.Published published) {
    published.setup().warnings().forEach(this::warn);
    published.warnings().forEach(this::warn);
    published.inputs().forEach(this::input);
    UncertaintyTable table =
        new UncertaintyTable(words, published.setup(), published.simulated(), List.of());
    section(table.render());
    verdict(published.setup(), published.simulated());
    section(results(words, published.path()));
  }

  private void uncertainty(RunResult result, Simulated simulated) {
    Setup setup = result.setup();
    section(new PlanTable(words, setup.policy(), simulated.plan()).render());
    section(new UncertaintyTable(words, setup, simulated, result.outlooks()).render());
  }

  private void verdict(Setup setup, Simulated simulated) {
    section(VerdictText.of(words, setup.policy(), simulated) + "\n");
  }

  /** A projection or backtest, given its text. */
  void print(Setup setup, ProjectionJob.Published<?> published, String text) {
    setup.warnings().forEach(this::warn);
    published.warnings().forEach(this::warn);
    published.inputs().forEach(this::input);
    out.println();
    out.println(text);
    out.print(results(words, published.path()));
  }

  /** Where the results are. */
  private static String results(Words words, String path) {
    return words.say("results in ", "结果位于 ") + path.replaceFirst("^file:(?=/)", "") + "\n";
  }

  void warn(Problem warning) {
    out.println(words.say("warning: ", "警告：") + warning.describe());
  }

  void input(InputAccount account) {
    out.println(
        account.path()
            + ": "
            + words.say(
                words.count(account.read())
                    + " rows = "
                    + words.count(account.accepted())
                    + " accepted + "
                    + words.count(account.rejected())
                    + " rejected",
                words.count(account.read())
                    + " 行 = 接受 "
                    + words.count(account.accepted())
                    + " + 拒绝 "
                    + words.count(account.rejected()))
            + reasons(account));
  }

  private static String reasons(InputAccount account) {
    return account.reasons().isEmpty()
        ? ""
        : account.reasons().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private void assumptions(RunResult result) {
    List<Fund> assumed =
        result.setup().policy().funds().values().stream()
            .filter(fund -> fund.assumption().isPresent())
            .toList();
    if (result.ledger().isEmpty()) {
      return;
    }
    assumed.forEach(
        fund ->
            out.println(
                "* "
                    + words.label(fund.labels())
                    + words.say(": ", "：")
                    + words.label(fund.assumption().orElseThrow())));
  }
}
