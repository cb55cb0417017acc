package org.outlay.cli;

import java.util.concurrent.Callable;
import org.outlay.job.RunKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code outlay forecast}. */
@Command(
    name = "forecast",
    description = "What the policy costs in every year and what that does to each fund.",
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Mixin private ForecastOptions options = new ForecastOptions();

  @Override
  public Integer call() {
    return new RunCommand(main).run(options.request(), RunKind.FORECAST);
  }
}
