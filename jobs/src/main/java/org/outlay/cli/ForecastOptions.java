package org.outlay.cli;

import org.outlay.job.Request;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Arguments of the commands that draw replicates. */
final class ForecastOptions {
  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--resume",
      description =
          "Take over the replicates and payments that an interrupted run of the same inputs"
              + " finished.")
  private boolean resume;

  Request request() {
    return options.request(resume ? Request.Unfinished.RESUME : Request.Unfinished.DISCARD);
  }
}
