package org.outlay.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.outlay.problem.Problems;
import org.outlay.schema.TableSchema;

/** Looks at all files of a run, several at a time. */
final class Probes {
  private Probes() {}

  /**
   * One look for each file, in their order.
   *
   * @param tables those that the files are of
   * @throws org.outlay.problem.ProblemException with every file that is refused
   */
  static List<ProbedFile> all(
      List<Rules> tables, List<InputFile> files, Configuration conf, Problems problems) {
    int threads = Math.max(1, Math.min(files.size(), Runtime.getRuntime().availableProcessors()));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<ProbedFile>> looks = new ArrayList<>();
      for (InputFile file : files) {
        TableSchema table = tableOf(tables, file);
        looks.add(pool.submit(() -> FileProbe.probe(table, file, conf)));
      }
      List<ProbedFile> probed = new ArrayList<>();
      for (Future<ProbedFile> look : looks) {
        probed.add(look.get());
      }
      probed.forEach(file -> file.problems().forEach(problems::add));
      problems.throwIfErrors();
      return probed;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a file could not be looked at", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at files", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static TableSchema tableOf(List<Rules> tables, InputFile file) {
    return tables.stream()
        .map(Rules::table)
        .filter(table -> table.name().equals(file.table()))
        .findFirst()
        .orElseThrow();
  }
}
