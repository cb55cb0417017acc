package org.outlay.cli;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.outlay.analysis.Explanation;
import org.outlay.job.ExplainJob;
import org.outlay.job.Request;
import org.outlay.job.Sessions;
import org.outlay.job.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code outlay explain}. */
@Command(
    name = "explain",
    description = "Why one application is paid what it is: clause, formula, values, limits.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Mixin private CommonOptions options = new CommonOptions();

  @Parameters(index = "1", paramLabel = "APPLICATION_ID", description = "Which application.")
  @SuppressWarnings("NullAway.Init")
  private String applicationId;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "One fiscal year of the horizon (default: all).")
  private @Nullable Integer year;

  @Override
  public Integer call() {
    Request request = options.request();
    OptionalInt asked = year == null ? OptionalInt.empty() : OptionalInt.of(year);
    CompletableFuture<SparkSession> session =
        CompletableFuture.supplyAsync(() -> Sessions.start(request.master(), request.conf()));
    Explanation explanation;
    try (ProgressLine progress = new ProgressLine(main.err(), main.words())) {
      progress.step("starting");
      Setup setup = Setup.load(request.scenario(), request.sets());
      explanation =
          new ExplainJob(session.join(), progress).explain(setup, request, applicationId, asked);
    } finally {
      if (session.isDone() && !session.isCompletedExceptionally()) {
        session.join().stop();
      }
    }
    main.out().print(new ExplanationText(main.words(), explanation).render());
    return 0;
  }
}
