package org.outlay.cli;

import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.outlay.results.Describer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code outlay describe}. */
@Command(
    name = "describe",
    description = "What a run or one of its tables holds and where it comes from.",
    mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Parameters(
      paramLabel = "RUN_OR_TABLE",
      description = "Folder of a run, of one of its tables, or of a scenario (its newest run).")
  @SuppressWarnings("NullAway.Init")
  private String path;

  @Option(
      names = "--verify",
      description = "Compare every byte of the run's files with what the run wrote.")
  private boolean verify;

  @Override
  public Integer call() {
    Describer.Check check = verify ? Describer.Check.DIGESTS : Describer.Check.SIZES;
    main.out().print(Describer.describe(new Configuration(), path, main.words().language(), check));
    return 0;
  }
}
