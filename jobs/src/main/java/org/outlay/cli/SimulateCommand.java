package org.outlay.cli;

import java.util.concurrent.Callable;
import org.outlay.job.Request;
import org.outlay.job.RunKind;
import org.outlay.job.SimulateJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code outlay simulate}. */
@Command(
    name = "simulate",
    description = "How sure the outlays are: the replicates alone, without payments and ledgers.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Mixin private ForecastOptions options = new ForecastOptions();

  @Override
  public Integer call() {
    Request request = options.request();
    SimulateJob.Published published =
        Launch.run(
            main,
            request,
            RunKind.FORECAST,
            (spark, progress, setup) -> new SimulateJob(spark, progress).run(setup, request));
    new RunReport(main.words(), main.out()).print(published);
    return 0;
  }
}
