package org.outlay.results;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Describes a run, or one table of it, from {@code run.json} and the footers of its files. Starts
 * no Spark session and loads no class of Spark.
 */
public final class Describer {
  private Describer() {}

  /** What is compared with {@code run.json}. */
  public enum Check {
    SIZES,
    /** Every byte of every table, too. */
    DIGESTS
  }

  /**
   * Text for people: where the run comes from, and for each table its rows, files, size and columns
   * with type, unit, nulls, range, sum and meaning. Columns with identifiers or rows as read show
   * no range.
   *
   * @param path as {@link RunReader#open} takes it
   * @param language {@code zh} for Chinese, English otherwise
   * @param check how much of the files is compared with {@code run.json}
   * @throws org.outlay.problem.ProblemException if there is no whole run, or its files are not the
   *     ones that {@code run.json} names
   */
  public static String describe(Configuration hadoop, String path, String language, Check check) {
    RunReader run = RunReader.open(hadoop, path);
    (check == Check.DIGESTS ? run.checkDigests() : run.checkSizes()).throwIfErrors();
    FooterReader footers = new FooterReader(hadoop, run);
    List<TableDescription> tables = new ArrayList<>();
    for (TableSummary table : run.manifest().tables()) {
      if (run.table().isEmpty() || run.table().get().equals(table.name())) {
        tables.add(footers.describe(table));
      }
    }
    return new DescriptionText(language).render(run, tables, check);
  }
}
