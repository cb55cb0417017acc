package org.outlay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code outlay backtest}. */
@Command(
    name = "backtest",
    description = "How well projections from earlier years would have done.",
    mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Mixin private CommonOptions options = new CommonOptions();

  @Override
  public Integer call() {
    return new ProjectionRun(main).backtest(options.request());
  }
}
