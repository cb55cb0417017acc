package org.outlay.cli;

import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.outlay.job.CheckJob;
import org.outlay.job.Request;
import org.outlay.job.Sessions;
import org.outlay.job.Setup;
import org.outlay.policy.Clause;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.results.InputAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code outlay check}. */
@Command(
    name = "check",
    description = "Check the catalogue, the scenario and the inputs, without a run.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Mixin private CommonOptions options = new CommonOptions();

  @Override
  public Integer call() {
    Request request = options.request();
    Setup setup = Setup.load(request.scenario(), request.sets());
    RunReport report = new RunReport(main.words(), main.out());
    policy(setup.policy());
    setup.warnings().forEach(report::warn);
    SparkSession spark = Sessions.start(request.master(), request.conf());
    try {
      CheckJob.Checked checked = CheckJob.inputs(spark, setup);
      checked.warnings().forEach(report::warn);
      checked.inputs().forEach(report::input);
      checked.rejected().forEach(report::warn);
      request.refuseRejected(checked.inputs());
      main.out().println(verdict(setup, checked));
    } finally {
      spark.stop();
    }
    return 0;
  }

  private String verdict(Setup setup, CheckJob.Checked checked) {
    long rejected = checked.inputs().stream().mapToLong(InputAccount::rejected).sum();
    Words words = main.words();
    if (rejected > 0) {
      return words.say(
          (rejected == 1
                  ? "1 row is rejected; a run goes on without it and lists it in its table rejects."
                  : "%s rows are rejected; a run goes on without them and lists each in its table rejects.")
              .formatted(words.count(rejected)),
          "%s 行被拒收；运行将不含这些行，并在 rejects 表中逐行列出。".formatted(words.count(rejected)));
    }
    return setup.warnings().isEmpty() && checked.warnings().isEmpty()
        ? words.say("Nothing to mend.", "检查通过。")
        : words.say("No errors; see the warnings above.", "无错误；请留意上面的警告。");
  }

  private void policy(Policy policy) {
    Words words = main.words();
    main.out().println(words.label(policy.title()) + " (" + policy.name() + ")");
    main.out()
        .println(
            words.say(
                "%d articles, %d clauses: %d with money, %d promise money without a figure, %d without money"
                    .formatted(
                        policy.articles().size(),
                        policy.clauses().size(),
                        clauses(policy, Clause.Money.RULES),
                        clauses(policy, Clause.Money.PROMISED),
                        clauses(policy, Clause.Money.NONE)),
                "%d 条、%d 款：%d 款含资金，%d 款承诺资金而无数额，%d 款不含资金"
                    .formatted(
                        policy.articles().size(),
                        policy.clauses().size(),
                        clauses(policy, Clause.Money.RULES),
                        clauses(policy, Clause.Money.PROMISED),
                        clauses(policy, Clause.Money.NONE))));
    main.out()
        .println(
            words.say(
                "%d rules (outlays %d, investments %d, memo %d), %d parameters, %d funds"
                    .formatted(
                        policy.rules().size(),
                        rules(policy, Rule.Kind.OUTLAY),
                        rules(policy, Rule.Kind.INVESTMENT),
                        rules(policy, Rule.Kind.MEMO),
                        parameters(policy),
                        policy.funds().size()),
                "%d 条规则：%d 条支出，%d 条投资，%d 条备忘；%d 个参数；%d 个资金"
                    .formatted(
                        policy.rules().size(),
                        rules(policy, Rule.Kind.OUTLAY),
                        rules(policy, Rule.Kind.INVESTMENT),
                        rules(policy, Rule.Kind.MEMO),
                        parameters(policy),
                        policy.funds().size())));
    SplitText splits = new SplitText(words, policy);
    policy.funds().values().stream()
        .filter(fund -> fund.split().isPresent())
        .forEach(fund -> main.out().println(splits.of(fund)));
  }

  private static long clauses(Policy policy, Clause.Money money) {
    return policy.clauses().stream().filter(c -> c.money() == money).count();
  }

  private static long rules(Policy policy, Rule.Kind kind) {
    return policy.rules().stream().filter(r -> r.kind() == kind).count();
  }

  private static long parameters(Policy policy) {
    return policy.rules().stream().mapToLong(r -> r.parameters().size()).sum();
  }
}
