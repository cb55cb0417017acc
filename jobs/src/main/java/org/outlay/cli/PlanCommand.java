package org.outlay.cli;

import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.outlay.job.PlanRow;
import org.outlay.job.RollingPlan;
import org.outlay.results.RunReader;
import org.outlay.results.SmallTableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code outlay plan}. */
@Command(
    name = "plan",
    description =
        "The rolling plan of a run as CSV for a spreadsheet, by fund, clause and district.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private static final String TABLE = "rolling_plan";

  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Parameters(
      paramLabel = "RUN",
      description = "Folder of a run, or of a scenario (its newest run that has a plan).")
  @SuppressWarnings("NullAway.Init")
  private String run;

  @Override
  public Integer call() {
    Configuration hadoop = new Configuration();
    RunReader reader = RunReader.with(hadoop, run, TABLE);
    reader.checkSizes().throwIfErrors();
    RollingPlan plan =
        new RollingPlan(
            SmallTableReader.read(hadoop, reader, TABLE).stream().map(PlanRow::of).toList());
    main.out().print(new PlanSheet(main.words(), plan).csv());
    return 0;
  }
}
